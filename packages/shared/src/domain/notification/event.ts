import type { Money } from '../../model/action.ts';
import type { EscalationId, PrincipalId, Timestamp } from '../../model/ids.ts';
import type { ReviewTier, RiskClass } from '../../model/vocabulary.ts';

/** What a notification may know of an item. Only risk, tier and time left are ever turned into words by default. */
export type Subject = {
  readonly id: EscalationId;
  readonly tier: ReviewTier;
  readonly risk: RiskClass;
  readonly deadlineAt: Timestamp | null;
  /** Matched against keywords, never shown. */
  readonly actionName: string;
  /** The agent's name in the hub's registry. Matched against keywords, never shown. */
  readonly agentName: string;
  /** `other`: claimed by, or given to, somebody else. */
  readonly holder: 'nobody' | 'me' | 'other';
  /** Everybody was called to it, absent ones too. */
  readonly isForAll?: boolean;
  /** Shown only where the organisation allows full content, and only on an unlocked screen. */
  readonly amount?: Money;
  readonly payee?: string;
};

/** Share of the time to decide that has passed, in percent. */
export type DeadlineShare = 50 | 80 | 100;
/** What a supervisor's board warns of: names of rules, never free text. */
export const WARNING_RULES = ['growth', 'breach', 'slow', 'override', 'agent', 'uncovered', 'called'] as const;
export type WarningRule = (typeof WARNING_RULES)[number];
export type Nudge = 'break' | 'drill' | 'canary';

/** Everything that anybody may be told of. The comments give the number of the kind in the specification. */
export type NotificationEvent =
  /** 1, 2, 3: by risk class. */
  | { readonly kind: 'new-item'; readonly item: Subject; readonly by?: PrincipalId }
  /** 4 */
  | { readonly kind: 'deadline'; readonly item: Subject; readonly share: DeadlineShare }
  /** 5: given to me, or taken from me. */
  | { readonly kind: 'assigned' | 'taken'; readonly item: Subject; readonly by?: PrincipalId }
  /** 6: says nothing of the first verdict. */
  | { readonly kind: 'second-review'; readonly item: Subject; readonly firstBy?: PrincipalId }
  /** 7 and 8: the thread of an item. */
  | { readonly kind: 'reply' | 'mention'; readonly item: Subject; readonly by?: PrincipalId }
  /** 9: what this person decided was not applied. */
  | { readonly kind: 'decision-failed'; readonly item: Subject }
  /** 10: how long the hub is, or was, away, in milliseconds. */
  | { readonly kind: 'hub-lost' | 'hub-back'; readonly lostMs: number }
  /** 11: of one queue, or, without a tier, of the whole team. */
  | {
      readonly kind: 'warning';
      readonly rule: WarningRule;
      readonly tier: ReviewTier | null;
      readonly severity: 'warning' | 'breach';
    }
  /** 12: `day` is any name of the local day; one nudge of a kind a day. */
  | { readonly kind: 'nudge'; readonly nudge: Nudge; readonly day: string }
  /** 13: the start of a shift. Digests of the day come by themselves. */
  | { readonly kind: 'digest' }
  /** Nothing happened but time, or the reading of a card ended: what waited may be due. */
  | { readonly kind: 'look' };

export type ItemEvent = Extract<NotificationEvent, { readonly item: Subject }>;

export const isItemEvent = (event: NotificationEvent): event is ItemEvent => 'item' in event;
