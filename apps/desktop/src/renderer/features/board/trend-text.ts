import { roughly } from '../../format/format.ts';
import type { Trend } from '../../state/board-trend.ts';
import { t } from '../../strings/strings.ts';

/** "↑ 9 in 1 h"; null without a trend. `show` writes the size of the change. */
export const trendText = (trend: Trend | null, show: (size: number) => string): string | null => {
  if (trend === null) return null;
  const size = show(Math.abs(trend.change));
  const change = size === show(0) ? t.board.trendSame : trend.change > 0 ? t.board.trendUp(size) : t.board.trendDown(size);
  return t.board.trend(change, roughly(trend.sinceMs));
};
