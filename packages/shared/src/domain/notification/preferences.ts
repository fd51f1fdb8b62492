import type { Timestamp } from '../../model/ids.ts';
import type { ReviewTier } from '../../model/vocabulary.ts';

/** From everything to nothing. Each one includes what the next one lets through. */
export const LEVELS = ['all', 'high', 'assigned', 'none'] as const;
export type Level = (typeof LEVELS)[number];

/** Each has an earcon of its own. The critical one stands for a new critical item and for nothing else. */
export const SOUND_CLASSES = ['routine', 'high', 'critical', 'deadline'] as const;
export type SoundClass = (typeof SOUND_CLASSES)[number];

/** Minutes since local midnight, 0 to 1,440. A `to` before `from` reaches into the next day. */
export type Hours = { readonly from: number; readonly to: number };

export type Preferences = {
  readonly level: Level;
  /** A queue with a level of its own. `none` mutes it. */
  readonly tiers: { readonly [tier in ReviewTier]?: Level };
  /** Matched against the names of action and agent, as a part of them, in any case. */
  readonly keywords: readonly string[];
  /** Whether the week below counts. */
  readonly isScheduled: boolean;
  /** When toasts may come, Sunday first; null is a day without. */
  readonly week: readonly (Hours | null)[];
  /** Nothing until then; 0 when not paused. */
  readonly pausedUntil: Timestamp;
  readonly sounds: Readonly<Record<SoundClass, boolean>>;
  /** Minutes since local midnight at which what was held back is summed up. */
  readonly digestAt: readonly number[];
};

const WORKDAY: Hours = { from: 8 * 60, to: 18 * 60 };

/** What the organisation starts with. The week is ready, and counts once it is switched on. */
export const DEFAULT_PREFERENCES: Preferences = {
  level: 'high',
  tiers: {},
  keywords: [],
  isScheduled: false,
  week: [null, WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, null],
  pausedUntil: 0,
  sounds: { routine: false, high: false, critical: true, deadline: true },
  digestAt: [9 * 60, 13 * 60, 17 * 60],
};

/** The reader's own calendar: day 0 is Sunday. */
export type LocalTime = { readonly day: number; readonly minute: number };

const within = (hours: Hours | null | undefined, minute: number): boolean =>
  hours !== null && hours !== undefined && minute >= hours.from && minute < (hours.to > hours.from ? hours.to : 1_440);

const reachesFromYesterday = (hours: Hours | null | undefined, minute: number): boolean =>
  hours !== null && hours !== undefined && hours.to <= hours.from && minute < hours.to;

/** Paused, or outside the hours that this person gave. */
export const isQuiet = (
  { pausedUntil, isScheduled, week }: Pick<Preferences, 'pausedUntil' | 'isScheduled' | 'week'>,
  now: Timestamp,
  { day, minute }: LocalTime,
): boolean =>
  now < pausedUntil || (isScheduled && !within(week[day], minute) && !reachesFromYesterday(week[(day + 6) % 7], minute));

/** A keyword of one character would match almost everything and is left out. */
export const matchesKeyword = (keywords: readonly string[], names: readonly string[]): boolean => {
  const known = names.map((name) => name.toLowerCase());
  return keywords
    .map((keyword) => keyword.trim().toLowerCase())
    .some((keyword) => keyword.length > 1 && known.some((name) => name.includes(keyword)));
};
