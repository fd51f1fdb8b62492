/** The headline figures at one moment; null where it could not be had. */
export type TrendSample = {
  readonly at: number;
  readonly waiting: number;
  readonly oldestMs: number | null;
  readonly atRisk: number;
  readonly honestMs: number | null;
  readonly reviewers: number;
};
export type TrendFigure = Exclude<keyof TrendSample, 'at'>;

/** Change since `sinceMs` ago. */
export type Trend = { readonly change: number; readonly sinceMs: number };

const HOUR_MS = 3_600_000;
/** One sample a minute is enough for a trend of an hour. */
const EVERY_MS = 60_000;
/** A younger sample says nothing about a trend. */
const LEAST_MS = 5 * 60_000;

/** Keeps about one sample a minute, and one that is at least an hour old. Newest last. */
export const withSample = (samples: readonly TrendSample[], sample: TrendSample): readonly TrendSample[] => {
  const last = samples.at(-1);
  if (last !== undefined && sample.at - last.at < EVERY_MS) return samples;
  const newestOld = samples.findLastIndex(({ at }) => sample.at - at >= HOUR_MS);
  return [...samples.slice(Math.max(0, newestOld)), sample];
};

/** How a figure changed in the last hour, or in the time that was seen; null when that is too short. */
export const trendOf = (
  samples: readonly TrendSample[],
  figure: TrendFigure,
  value: number | null,
  now: number,
): Trend | null => {
  const then = samples.findLast(({ at }) => now - at >= HOUR_MS) ?? samples[0];
  const before = then?.[figure];
  if (then === undefined || value === null || before === null || before === undefined || now - then.at < LEAST_MS) return null;
  return { change: value - before, sinceMs: Math.min(HOUR_MS, now - then.at) };
};
