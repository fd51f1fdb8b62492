import type { Timestamp } from '../../model/ids.ts';
import type { LocalTime } from './preferences.ts';

const DAY_MINUTES = 1_440;
const MINUTE_MS = 60_000;

/** Start of the minute that the clock on the wall shows. */
const thisMinute = (now: Timestamp): Timestamp => now - (now % MINUTE_MS);

/** The latest of the given minutes of the day that has come, today or yesterday; null without any. */
export const digestDueAt = (minutes: readonly number[], now: Timestamp, { minute }: LocalTime): Timestamp | null =>
  minutes.length === 0
    ? null
    : thisMinute(now) - Math.min(...minutes.map((at) => (minute - at + DAY_MINUTES) % DAY_MINUTES)) * MINUTE_MS;

/** The next of them, always in the future. */
export const nextDigestAt = (minutes: readonly number[], now: Timestamp, { minute }: LocalTime): Timestamp | null =>
  minutes.length === 0
    ? null
    : thisMinute(now) + Math.min(...minutes.map((at) => (at - minute + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES)) * MINUTE_MS;
