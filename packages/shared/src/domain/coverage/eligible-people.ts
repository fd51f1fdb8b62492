import type { Standing } from '../../model/command.ts';
import type { Escalation } from '../../model/escalation.ts';
import type { PrincipalId, Timestamp } from '../../model/ids.ts';
import type { ReviewTier } from '../../model/vocabulary.ts';
import { isFull, isOut } from '../escalation/standing.ts';

/** Somebody with a token that works. */
export type TeamMember = Standing & {
  readonly id: PrincipalId;
  readonly role: 'reviewer' | 'supervisor';
  readonly tiers: readonly ReviewTier[];
  readonly presence: 'on_shift' | 'on_break' | 'away';
};

const PRESENCE_ORDER: readonly TeamMember['presence'][] = ['on_shift', 'on_break', 'away'];

/** In office, and with less than they may have. Whether somebody is connected does not count: they can be reached. */
export const isAvailable = (member: Standing, now: Timestamp): boolean => !isOut(member, now) && !isFull(member);

/**
 * Who may be given this item, or told of it, unasked; who is there first, then who has least (SPEC O-10). Reviewers of the
 * tier who are in office and below their capacity; of an item that is everybody's also the others; supervisors too once they
 * were called. Somebody who has it already is not left out for having enough.
 */
export const eligiblePeople = ({
  people,
  item,
  now,
}: {
  readonly people: readonly TeamMember[];
  readonly item: Pick<Escalation, 'reviewTier' | 'audience' | 'assignee'>;
  readonly now: Timestamp;
}): readonly TeamMember[] => {
  const isEligible = (member: TeamMember): boolean => {
    if (member.role === 'supervisor') return item.audience === 'supervisors';
    if (!member.tiers.includes(item.reviewTier)) return false;
    return item.audience !== 'tier' || isAvailable(member, now) || (item.assignee === member.id && !isOut(member, now));
  };
  const rank = ({ presence }: TeamMember): number => PRESENCE_ORDER.indexOf(presence);
  return people.filter(isEligible).sort((one, other) => rank(one) - rank(other) || one.open - other.open);
};
