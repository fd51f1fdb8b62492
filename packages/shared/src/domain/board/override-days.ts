import type { Timestamp } from '../../model/ids.ts';

export const DAY_MS = 86_400_000;
/** What the rule of overrides needs: a week and the four before it, one day more for its second look, and the running day. */
export const OVERRIDE_DAYS = 7 + 28 + 1 + 1;

/** Decisions by people on one day; `day` counts from 1970, in UTC. */
export type DayCount = { readonly day: number; readonly decided: number; readonly overridden: number };
export type DayOfDecisions = { readonly day: Timestamp; readonly decided: number; readonly overridden: number };

/** Start of the oldest day shown. */
export const overridesFrom = (now: Timestamp): Timestamp => (Math.floor(now / DAY_MS) - OVERRIDE_DAYS + 1) * DAY_MS;

/** So many days up to today, oldest first; a day without decisions is there with zeros (SPEC B-32). */
export const overridesByDay = (now: Timestamp, counts: readonly DayCount[]): DayOfDecisions[] => {
  const known = new Map(counts.map((count) => [count.day, count]));
  const first = Math.floor(now / DAY_MS) - OVERRIDE_DAYS + 1;
  return Array.from({ length: OVERRIDE_DAYS }, (_, i) => {
    const count = known.get(first + i);
    return { day: (first + i) * DAY_MS, decided: count?.decided ?? 0, overridden: count?.overridden ?? 0 };
  });
};
