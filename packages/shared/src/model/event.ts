import type { Decision, ReadingTelemetry } from './decision.ts';
import type { Cost, Escalation } from './escalation.ts';
import type { DecisionId, EscalationId, PrincipalId, Timestamp } from './ids.ts';
import type { ReviewTier } from './vocabulary.ts';

/** What happened, past tense. Persisted in commit order; the current row is their fold. */
export type Event = { readonly at: Timestamp; readonly actor: PrincipalId } & (
  | { readonly type: 'opened'; readonly escalation: Escalation }
  | { readonly type: 'claimed'; readonly by: PrincipalId; readonly leaseExpiresAt: Timestamp }
  | { readonly type: 'renewed'; readonly leaseExpiresAt: Timestamp }
  | { readonly type: 'released'; readonly why: 'reviewer' | 'lease-expired' }
  | { readonly type: 'snoozed'; readonly by: PrincipalId; readonly until: Timestamp }
  | { readonly type: 'woken' }
  | {
      readonly type: 'raised';
      readonly from: ReviewTier;
      readonly to: ReviewTier;
      /** `modified`: an edit made it a matter for a higher tier. */
      readonly why: 'reviewer' | 'deadline' | 'modified';
      readonly reason?: string;
      readonly deadlineAt: Timestamp | null;
      /** Steps of the ladder that are behind it then. `from` and `to` are the same tier where it is asked again. */
      readonly round?: number;
    }
  /** More people are asked than could be given it: everybody in the tier, or the supervisors. */
  | { readonly type: 'called'; readonly audience: 'everybody' | 'supervisors'; readonly deadlineAt: Timestamp | null }
  | {
      readonly type: 'assigned';
      readonly from: ReviewTier;
      readonly to: ReviewTier;
      readonly assignee: PrincipalId | null;
      /** Who had claimed it, when it was taken away. */
      readonly takenFrom: PrincipalId | null;
      /** Although this person is out of office or has their fill. */
      readonly insisted?: boolean;
    }
  | { readonly type: 'flagged'; readonly flagged: boolean; readonly note?: string }
  | { readonly type: 'held'; readonly decision: Decision; readonly releaseAt: Timestamp; readonly telemetry?: ReadingTelemetry }
  | { readonly type: 'decision-reversed'; readonly decisionId: DecisionId; readonly leaseExpiresAt: Timestamp }
  | { readonly type: 'decided'; readonly decision: Decision; readonly telemetry?: ReadingTelemetry }
  | { readonly type: 'handed-back'; readonly note?: string }
  | { readonly type: 'overdue' }
  | { readonly type: 'expired' }
  | { readonly type: 'withdrawn'; readonly reason: string }
  | { readonly type: 'superseded'; readonly by: EscalationId }
  | { readonly type: 'received' }
  | { readonly type: 'begun'; readonly permitExpiresAt: Timestamp }
  /** The effect of an action that nobody had to wait for; the delivery state stays for an override. */
  | {
      readonly type: 'reported';
      readonly phase: 'applied' | 'refused' | 'failed';
      readonly note?: string;
      readonly cost?: Cost;
    }
  | {
      readonly type: 'finished';
      readonly phase: 'applied' | 'refused' | 'failed';
      readonly note?: string;
      readonly cost?: Cost;
    }
);
export type EventType = Event['type'];
export type EventOf<T extends EventType> = Extract<Event, { type: T }>;
