import type { RiskClass } from '@countersign/shared/model/vocabulary';
import type { QueueSection } from './queue-order.ts';

/** How long an honest look takes, in seconds, until the hub has measured it: the start values of the design (UX-54). */
export const SECONDS_PER_REVIEW: Readonly<Record<RiskClass, number>> = { low: 30, medium: 45, high: 90, critical: 180 };

/** Nobody looks at more at once; the rest is said, not scrolled. */
export const WORKING_SET = 25;

/** Sections whose items wait for somebody else, or for a time. */
const NOT_NOW: readonly QueueSection['section'][] = ['snoozed', 'taken_over', 'others'];

export type HonestWork = {
  /** Items that this person could decide now. */
  readonly waiting: number;
  /** Of them, how many make up the working set. */
  readonly next: number;
  /** Time for all of them at an honest pace: to five minutes from half an hour on, for nobody knows it better. */
  readonly hours: number;
  readonly minutes: number;
};

const clockOf = (seconds: number): { readonly hours: number; readonly minutes: number } => {
  const exact = Math.ceil(seconds / 60);
  const all = exact > 30 ? Math.round(exact / 5) * 5 : exact;
  return { hours: Math.floor(all / 60), minutes: all % 60 };
};

/** The truth about the queue: how many, and how long they really take (d2.2). */
export const honestWork = (order: readonly QueueSection[]): HonestWork => {
  let [waiting, seconds] = [0, 0];
  for (const { section, items } of order) {
    if (NOT_NOW.includes(section)) continue;
    waiting += items.length;
    for (const { routing } of items) seconds += SECONDS_PER_REVIEW[routing.riskClass];
  }
  return { waiting, next: Math.min(waiting, WORKING_SET), ...clockOf(seconds) };
};
