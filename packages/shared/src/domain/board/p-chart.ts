/** One point of a p-chart: the share of that day, and the limits for its own n. All are shares. */
export type ControlPoint = {
  readonly at: number;
  readonly hits: number;
  readonly n: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly isOutside: boolean;
};
export type ControlChart = { readonly centre: number; readonly n: number; readonly points: readonly ControlPoint[] };

/** A day of fewer decisions says nothing about its share; a chart of fewer in all has no centre worth drawing. */
export const MINIMUM_PER_POINT = 5;
export const MINIMUM_PER_CHART = 50;

const SIGMAS = 3;

/**
 * Control chart of a share over time: the common share of all points, with limits of three standard deviations for each
 * point's n. What is outside is worth a question; what moves inside is noise. Null where n is too small for a chart.
 *
 * Source: W. A. Shewhart, "Economic Control of Quality of Manufactured Product" (1931); limits p̄ ± 3·√(p̄(1−p̄)/nᵢ).
 */
export const controlChart = (
  days: readonly { readonly at: number; readonly hits: number; readonly n: number }[],
): ControlChart | null => {
  const usable = days.filter(({ n }) => n >= MINIMUM_PER_POINT);
  const n = usable.reduce((sum, day) => sum + day.n, 0);
  if (usable.length < 2 || n < MINIMUM_PER_CHART) return null;
  const centre = usable.reduce((sum, day) => sum + day.hits, 0) / n;
  const points = usable.map((day): ControlPoint => {
    const half = SIGMAS * Math.sqrt((centre * (1 - centre)) / day.n);
    const share = day.hits / day.n;
    const low = Math.max(0, centre - half);
    const high = Math.min(1, centre + half);
    return { ...day, share, low, high, isOutside: share < low || share > high };
  });
  return { centre, n, points };
};
