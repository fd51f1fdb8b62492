/** What all charts share. Colours are classes of board.css, so that themes and forced colours reach them. */
export const AXIS = {
  tickLine: false,
  axisLine: false,
  tickMargin: 4,
  className: 'chart-axis',
} as const;

export const MARGIN = { top: 6, right: 4, bottom: 0, left: 0 } as const;
export const VALUE_AXIS_WIDTH = 30;
/** Nothing here moves: a picture that slides into place says nothing while it slides. */
export const STILL = { isAnimationActive: false } as const;
