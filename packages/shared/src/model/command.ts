import type { ReadingTelemetry, Verdict } from './decision.ts';
import type { Cost } from './escalation.ts';
import type { CommandId, DecisionId, Digest, EscalationId, PrincipalId, Timestamp } from './ids.ts';
import type { ProposedAction } from './action.ts';
import type { Reason, ReviewTier, RiskClass } from './vocabulary.ts';

/** How much somebody has and may have, and whether they are in office, as it is when a command is decided. */
export type Standing = {
  /** Open items that were given to, or claimed by, this person. */
  readonly open: number;
  /** Open items from which on no more are given; null for no limit. */
  readonly capacity: number | null;
  readonly out: { readonly from: Timestamp; readonly until: Timestamp } | null;
};

/** What policy says of an action after a reviewer changed it. */
export type Recheck = {
  readonly riskClass: RiskClass;
  readonly reviewTier: ReviewTier;
  readonly reasons: readonly Reason[];
};

/** Everything that can happen to an escalation after it was opened. The wire schemas live in `protocol`. */
export type Command =
  | {
      readonly kind: 'claim';
      readonly leaseMs: number;
      /** Who claims; no limit counts when absent. */
      readonly standing?: Standing | undefined;
    }
  | { readonly kind: 'renew'; readonly fence: number; readonly leaseMs: number }
  | { readonly kind: 'release'; readonly fence: number }
  | { readonly kind: 'snooze'; readonly fence: number; readonly until: Timestamp }
  | { readonly kind: 'wake' }
  | {
      readonly kind: 'raise';
      readonly fence: number;
      /** A tier above; the next one when absent. */
      readonly to?: ReviewTier | undefined;
      readonly reason?: string | undefined;
    }
  | {
      readonly kind: 'assign';
      readonly fence: number;
      readonly reviewTier?: ReviewTier | undefined;
      /** Null takes it from everybody; absent keeps the person where the tier stays. */
      readonly assignee?:
        | { readonly id: PrincipalId; readonly tiers: readonly ReviewTier[]; readonly standing?: Standing | undefined }
        | null
        | undefined;
      /** Take it away from whoever has claimed it, and give it also to somebody who is out of office or has their fill. */
      readonly force: boolean;
    }
  /** Ask everybody in the tier now, absent ones too. */
  | { readonly kind: 'call'; readonly fence: number }
  | { readonly kind: 'flag'; readonly flagged: boolean; readonly note?: string | undefined }
  | {
      readonly kind: 'decide';
      readonly fence: number;
      readonly actionDigest: Digest;
      readonly decisionId: DecisionId;
      readonly verdict: Verdict;
      readonly telemetry?: ReadingTelemetry | undefined;
      /** The batch of alike low-risk items in which it was decided. */
      readonly batchId?: string | undefined;
      /** For a modify: what policy says of the edited action. Null otherwise. */
      readonly recheck: Recheck | null;
      /** The stored action, needed by a modify: its schema is checked and its digest made anew. Null otherwise. */
      readonly action: ProposedAction | null;
    }
  | { readonly kind: 'undo'; readonly decisionId: DecisionId }
  | { readonly kind: 'hand-back'; readonly decisionId: DecisionId; readonly note?: string | undefined }
  | { readonly kind: 'withdraw'; readonly reason: string }
  | { readonly kind: 'supersede'; readonly by: EscalationId }
  /** System: a lease, a snooze, a hold or the deadline is due. */
  | { readonly kind: 'tick' }
  | { readonly kind: 'receive'; readonly decisionId: DecisionId | null }
  | { readonly kind: 'begin'; readonly decisionId: DecisionId; readonly actionDigest: Digest; readonly permitMs: number }
  | {
      readonly kind: 'finish';
      readonly decisionId: DecisionId | null;
      readonly phase: 'applied' | 'refused' | 'failed';
      readonly note?: string | undefined;
      readonly cost?: Cost | undefined;
    };
export type CommandKind = Command['kind'];

export type Envelope<C> = { readonly commandId: CommandId; readonly command: C };
