import type { Money } from '../../model/action.ts';
import type { Timestamp } from '../../model/ids.ts';
import type { ReviewTier, RiskClass } from '../../model/vocabulary.ts';
import type { Nudge, WarningRule } from './event.ts';
import type { ToastAction } from './profile.ts';

/** Title and body of a toast; the body may be empty. */
export type ToastWords = { readonly title: string; readonly body: string };

/** Every word of a notification, in one language: the same in the app, in its shell and in a terminal. */
export type NotificationPhrases = {
  /** "Senior" */
  readonly tier: (tier: ReviewTier) => string;
  /** "10 min left" */
  readonly left: (ms: number) => string;
  /** What stands side by side: "Senior · 10 min left". */
  readonly join: (parts: readonly string[]) => string;
  readonly waiting: (count: number) => string;
  /** "High-risk approval" */
  readonly approval: (risk: RiskClass) => string;
  readonly keyword: string;
  readonly secondReview: string;
  readonly worst: (risk: RiskClass) => string;
  readonly deadline: (near: number, missed: number) => string;
  readonly assigned: string;
  readonly taken: string;
  readonly reply: string;
  readonly mention: string;
  readonly decisionFailed: string;
  readonly hubLost: string;
  readonly hubBack: (waiting: number) => string;
  readonly warning: (rule: WarningRule, isBreach: boolean) => string;
  readonly nudge: (nudge: Nudge) => string;
  readonly digest: (since: Timestamp, decided: number, waiting: number) => string;
  readonly test: ToastWords;
  readonly money: (amount: Money) => string;
  readonly actions: Readonly<Record<ToastAction, string>>;
};
