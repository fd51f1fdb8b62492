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
  let [mine, atRisk, actionable] = [0, 0, 0];
  const byTier = new Map<ReviewTier, number>();
  for (const { items } of order)
    for (const { status, reviewTier, deadlineAt } of items) {
      if (status.kind !== 'pending' && status.kind !== 'claimed') continue;
      const isMine = status.kind === 'claimed' && status.by === me;
      if (isMine) mine++;
      if (isMine || status.kind === 'pending') actionable++;
      if (deadlineAt !== null && deadlineAt - now < atRiskMs) atRisk++;
      byTier.set(reviewTier, (byTier.get(reviewTier) ?? 0) + 1);
    }
  const tiers = REVIEW_TIERS.flatMap((tier) => {
    const count = byTier.get(tier);
    return count === undefined ? [] : [{ tier, count }];
  });
  return { mine, tiers, atRisk, actionable };
};

/** Rows that wait for a decision: what is snoozed or taken over does not. */
export const waitingCount = (order: readonly QueueSection[]): number =>
  order.reduce(
    (sum, { section, items }) =>
      section === 'snoozed' || section === 'taken_over' || section === 'others' ? sum : sum + items.length,
    0,
  );
