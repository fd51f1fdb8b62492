import type { ReviewTier } from '../../model/vocabulary.ts';
import type { NotificationEvent } from './event.ts';

type Uncovered = readonly { readonly reviewTier: ReviewTier }[];

/** An alarm for each tier that nobody looks after any more (SPEC O-22). */
export const watchCoverage = (before: Uncovered, now: Uncovered): readonly NotificationEvent[] =>
  now
    .filter(({ reviewTier }) => !before.some((tier) => tier.reviewTier === reviewTier))
    .map(({ reviewTier }) => ({ kind: 'warning', rule: 'uncovered', tier: reviewTier, severity: 'breach' }));
