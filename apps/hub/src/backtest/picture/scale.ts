/** Shares to places on the page. */
export type Scale = {
  readonly at: (share: number) => number;
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
};

const LEAST_SPAN = 0.2;
const MOST_TICKS = 6;

/**
 * A scale that holds all values, from a full tenth to a full tenth, at least a fifth wide, within 0 to 1.
 * @param from place of the low end
 * @param to place of the high end
 */
export const shareScale = (values: readonly number[], from: number, to: number): Scale => {
  const lowest = Math.floor(Math.min(1, ...values) * 10 + 1e-9) / 10;
  const highest = Math.ceil(Math.max(0, ...values) * 10 - 1e-9) / 10;
  const low = Math.max(0, Math.min(lowest, highest - LEAST_SPAN));
  const high = Math.min(1, Math.max(highest, low + LEAST_SPAN));
  const tenths = Math.round((high - low) * 10);
  const step = tenths + 1 <= MOST_TICKS ? 1 : 2;
  const count = Math.floor(tenths / step);
  return {
    at: (share) => from + ((share - low) / (high - low)) * (to - from),
    low,
    high,
    ticks: Array.from({ length: count + 1 }, (_, i) => Math.round((low + (i * step) / 10) * 10) / 10),
  };
};
