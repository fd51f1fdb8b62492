import type { Timestamp } from '../../model/ids.ts';
import type { ReviewTier } from '../../model/vocabulary.ts';
import { isAvailable, type TeamMember } from './eligible-people.ts';

/** What waits in one tier and is in nobody's hands: neither claimed, nor given to anybody, nor asleep. */
export type TierWaiting = { readonly reviewTier: ReviewTier; readonly waiting: number; readonly oldestAt: Timestamp };

/**
 * The tiers in which something waits and no reviewer is in office and below their capacity (SPEC O-20). Supervisors do not
 * cover a tier: they are whom the alarm goes to. Nor do people who were called although they are absent: it stands until
 * somebody is there or takes the items.
 */
export const uncoveredTiers = ({
  people,
  waiting,
  now,
}: {
  readonly people: readonly Omit<TeamMember, 'presence' | 'id'>[];
  readonly waiting: readonly TierWaiting[];
  readonly now: Timestamp;
}): readonly TierWaiting[] =>
  waiting.filter(
    (tier) =>
      tier.waiting > 0 &&
      !people.some((member) => member.role === 'reviewer' && member.tiers.includes(tier.reviewTier) && isAvailable(member, now)),
  );
