import { z } from 'zod';
import { PrincipalId, Timestamp } from '../model/ids.ts';
import { ReviewTier, RiskClass, Role } from '../model/vocabulary.ts';
import { Availability } from './judgement.ts';

/** Whether somebody reviews now. `away`: not connected. */
export const Presence = z.enum(['on_shift', 'on_break', 'away']);
export type Presence = z.infer<typeof Presence>;

/** One person on the board. Load, not quality: there is no score and no rank here (UX-56). */
export const BoardPerson = z.object({
  id: PrincipalId,
  name: z.string(),
  role: Role,
  tiers: z.array(ReviewTier),
  presence: Presence,
  /** Since when the presence is so; null when it was never told. */
  presenceAt: Timestamp.nullable(),
  /** Open items that were given to this person or that this person has claimed. */
  open: z.int().min(0),
  claimed: z.int().min(0),
  decidedLastHour: z.int().min(0),
  /** High and critical items decided in the last hour. */
  highRiskLastHour: z.int().min(0),
  /** When this person can be given work, and how much; absent for an older hub. */
  availability: Availability.optional(),
  /** Minutes of reading since the last pause of ten minutes or more. */
  activeMinutes: z.int().min(0),
});
export type BoardPerson = z.infer<typeof BoardPerson>;

export const BoardAgent = z.object({
  id: PrincipalId,
  name: z.string(),
  open: z.int().min(0),
  /** Proposals of the last hour, and how many of them waited for a person. */
  proposedLastHour: z.int().min(0),
  escalatedLastHour: z.int().min(0),
  /** The same of the last 24 hours; absent for an older hub. */
  proposedLastDay: z.int().min(0).optional(),
  escalatedLastDay: z.int().min(0).optional(),
  paused: z.object({ at: Timestamp, by: PrincipalId, byName: z.string(), reason: z.string() }).nullable(),
});
export type BoardAgent = z.infer<typeof BoardAgent>;

/** What came in and what was settled between `from` and `from` + 15 minutes. The last window is still running. */
export const FlowWindow = z.object({ from: Timestamp, opened: z.int().min(0), settled: z.int().min(0), waiting: z.int().min(0) });
export type FlowWindow = z.infer<typeof FlowWindow>;

/** One day of decisions by people: how many, and how many of them were not a plain approval. */
export const OverrideDay = z.object({ day: Timestamp, decided: z.int().min(0), overridden: z.int().min(0) });
export type OverrideDay = z.infer<typeof OverrideDay>;

/** Escalations opened between `from` and `from` + 15 minutes, by how long it took until a person's screen had them. */
export const NotifiedWindow = z.object({
  from: Timestamp,
  /** Buckets of `domain/metrics/histogram`. */
  times: z.array(z.object({ bucket: z.int().min(0), count: z.int().min(1) })),
});
export type NotifiedWindow = z.infer<typeof NotifiedWindow>;

/** How long reading one card takes: the median of `n` decisions, or a starting value where `n` is too small. */
export const ReviewSeconds = z.object({ seconds: z.number().positive(), n: z.int().min(0) });

/** What waits in a tier where nobody can take it: no reviewer is in office and below their capacity (SPEC O-20). */
export const UncoveredTier = z.object({ reviewTier: ReviewTier, waiting: z.int().min(1), oldestAt: Timestamp });
export type UncoveredTier = z.infer<typeof UncoveredTier>;

/** Everything on the board that the queue itself does not say. */
export const Board = z.object({
  now: Timestamp,
  people: z.array(BoardPerson),
  agents: z.array(BoardAgent),
  /** Sixteen windows of 15 minutes, oldest first. */
  flow: z.array(FlowWindow),
  /** 37 days, oldest first; the last is still running. An older hub gives fourteen. */
  overrides: z.array(OverrideDay),
  /** Three windows, oldest first; the last is still running. Absent for an older hub. */
  notified: z.array(NotifiedWindow).optional(),
  secondsPerReview: z.record(RiskClass, ReviewSeconds),
  /** An hour ago, for the trend. */
  hourAgo: z.object({ waiting: z.int().min(0), oldestMs: z.int().min(0).nullable() }),
  /** Tiers in which items wait and nobody can take them: an alarm, never a silent wait (SPEC O). Absent for an older hub. */
  uncovered: z.array(UncoveredTier).optional(),
  targets: z.object({ waiting: z.int().min(0), oldestMs: z.int().positive(), atRisk: z.int().min(0) }),
});
export type Board = z.infer<typeof Board>;
