import type { Timestamp } from '@countersign/shared/model/ids';

export const SNOOZES = ['ten-minutes', 'one-hour', 'before-deadline', 'tomorrow'] as const;
export type Snooze = (typeof SNOOZES)[number];

/** `until` is null where the deadline does not allow it: the choice keeps its digit and cannot be taken. */
export type SnoozeChoice = { readonly snooze: Snooze; readonly until: Timestamp | null };

const MINUTE_MS = 60_000;
/** This much of the deadline is left when an item comes back "before its deadline". */
export const MARGIN_MS = 15 * MINUTE_MS;
/** A snooze shorter than this would only make the row flicker. */
const SHORTEST_MS = MINUTE_MS;

/** Nine o'clock of the reader's next day. */
const tomorrowNine = (now: Timestamp): Timestamp => {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1, 9).getTime();
};

/** When an item may come back, each of the four kinds once. Never at or after its deadline (UX key map, SPEC R-15). */
export const snoozeChoices = (deadlineAt: Timestamp | null, now: Timestamp): readonly SnoozeChoice[] => {
  const wanted: Readonly<Record<Snooze, Timestamp | null>> = {
    'ten-minutes': now + 10 * MINUTE_MS,
    'one-hour': now + 60 * MINUTE_MS,
    'before-deadline': deadlineAt === null ? null : deadlineAt - MARGIN_MS,
    tomorrow: tomorrowNine(now),
  };
  return SNOOZES.map((snooze) => {
    const until = wanted[snooze];
    const fits = until !== null && until >= now + SHORTEST_MS && (deadlineAt === null || until < deadlineAt);
    return { snooze, until: fits ? until : null };
  });
};
