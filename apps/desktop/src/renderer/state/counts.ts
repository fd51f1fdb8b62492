import type { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import { REVIEW_TIERS, type ReviewTier } from '@countersign/shared/model/vocabulary';
import type { QueueSection } from './queue-order.ts';

/** Less than this left, and somebody should look now. */
export const AT_RISK_MS = 2 * 60_000;

export type Counts = {
  readonly mine: number;
  readonly tiers: readonly { readonly tier: ReviewTier; readonly count: number }[];
  readonly atRisk: number;
  /** What this person could decide now. */
  readonly actionable: number;
};

export const countsOf = (order: readonly QueueSection[], me: PrincipalId | null, now: Timestamp, atRiskMs: number): Counts => {
  const items = order.flatMap((section) => section.items);
  const waiting = items.filter(({ status }) => status.kind === 'pending' || status.kind === 'claimed');
  return {
    mine: items.filter(({ status }) => status.by === me && status.kind === 'claimed').length,
    tiers: REVIEW_TIERS.map((tier) => ({ tier, count: waiting.filter((item) => item.reviewTier === tier).length })).filter(
      ({ count }) => count > 0,
    ),
    atRisk: waiting.filter(({ deadlineAt }) => deadlineAt !== null && deadlineAt - now < atRiskMs).length,
    actionable: waiting.filter(({ status }) => status.kind === 'pending' || status.by === me).length,
  };
};

/** Rows that wait for a decision: what is snoozed or taken over does not. */
export const waitingCount = (order: readonly QueueSection[]): number =>
  order.reduce(
    (sum, { section, items }) =>
      section === 'snoozed' || section === 'taken_over' || section === 'others' ? sum : sum + items.length,
    0,
  );
