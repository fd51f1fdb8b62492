import type { HistogramRow } from '../../model/tally.ts';

/** Each bucket is this much longer than the one before. */
const GROWTH = 1.05;
const STEP = Math.log(GROWTH);

/** Bucket of a length of time: 0 below a millisecond, then one for every 5 %. A negative one, from a clock that jumped, is 0. */
export const bucketOf = (ms: number): number => (ms < 1 ? 0 : 1 + Math.floor(Math.log(ms) / STEP));

/** The length that stands for a bucket: its geometric middle, less than 2.5 % from whatever fell in; 0 for bucket 0. */
export const lengthOf = (bucket: number): number => (bucket === 0 ? 0 : GROWTH ** (bucket - 0.5));

/** From this length on, nothing falls into the bucket. Milliseconds. */
export const endOf = (bucket: number): number => GROWTH ** bucket;

export type Counted = Pick<HistogramRow, 'bucket' | 'count'>;

export const countOf = (rows: readonly Counted[]): number => rows.reduce((sum, { count }) => sum + count, 0);

/** Bucket of the `rank`-th shortest, from 1. Null where there are not so many. Rows of one bucket may come apart. */
export const bucketAt = (rows: readonly Counted[], rank: number): number | null => {
  let passed = 0;
  for (const { bucket, count } of rows.toSorted((one, other) => one.bucket - other.bucket)) {
    passed += count;
    if (passed >= rank) return bucket;
  }
  return null;
};

/** The `q`-quantile (0 < q ≤ 1), in milliseconds, within 2.5 % of the ⌈q·n⌉-th shortest. Null without observations. */
export const quantileOf = (rows: readonly Counted[], q: number): number | null => {
  const bucket = bucketAt(rows, Math.max(1, Math.ceil(q * countOf(rows))));
  return bucket === null ? null : lengthOf(bucket);
};
