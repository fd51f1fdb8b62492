export const BACKOFF_BASE_MS = 250;
export const BACKOFF_CAP_MS = 30_000;

/**
 * Full-jitter backoff: anywhere between zero and a ceiling that starts at 250 ms and doubles with each failure, up to 30 s.
 * `failures`: how many tries failed so far; `jitter`: from 0 up to, but not including, 1. Whole milliseconds.
 */
export const backoffMs = (failures: number, jitter: number): number =>
  Math.floor(jitter * Math.min(BACKOFF_CAP_MS, BACKOFF_BASE_MS * 2 ** Math.max(0, failures - 1)));
