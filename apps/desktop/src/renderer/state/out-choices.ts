import type { Timestamp } from '@countersign/shared/model/ids';

export const OUT_CHOICES = ['in', 'tomorrow', 'monday', 'dates'] as const;
export type OutChoice = (typeof OUT_CHOICES)[number];

/** Nine o'clock, so many of the reader's days from now. */
const nineIn = (days: number, now: Timestamp): Timestamp => {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, 9).getTime();
};

/** When the usual absences end: tomorrow at nine, and next Monday at nine. */
export const outUntil = (choice: 'tomorrow' | 'monday', now: Timestamp): Timestamp =>
  nineIn(choice === 'tomorrow' ? 1 : (8 - new Date(now).getDay()) % 7 || 7, now);

/** "2026-11-22T09:00", the way a date field has it, in the reader's own time. */
export const fieldOf = (at: Timestamp): string => {
  const local = new Date(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}T${two(local.getHours())}:${two(local.getMinutes())}`;
};

/** Null for what is no date, or not all of one. */
export const fieldTime = (text: string): Timestamp | null => {
  const at = new Date(text).getTime();
  return Number.isNaN(at) ? null : at;
};
