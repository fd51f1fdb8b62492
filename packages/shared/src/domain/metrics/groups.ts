import type { Tally } from '../../model/tally.ts';
import type { Group } from './unseen.ts';

/** An item that stands for others which ran unseen: reviewed by chance. */
export const isAudit = ({ route, inclusion }: Pick<Tally, 'route' | 'inclusion'>): boolean => route === 'review' && inclusion < 1;

/** A person was asked because of what the item is, not by chance. */
export const isAsked = (tally: Pick<Tally, 'route' | 'inclusion'>): boolean =>
  tally.route === 'escalate' || (tally.route === 'review' && !isAudit(tally));

export const total = (tallies: readonly Tally[], of: (tally: Tally) => number): number =>
  tallies.reduce((sum, tally) => sum + of(tally), 0);

/** What a decided item can be found to have; both are counts within `decided`. */
export type Finding = (tally: Tally) => number;
export const needed: Finding = ({ overridden }) => overridden;
export const unsuccessful: Finding = ({ decided, succeeded }) => decided - succeeded;

/** These items as one group. What the agent withdrew is as if never asked; what expired or is open nobody knows. */
export const groupOf = (tallies: readonly Tally[], finding: Finding): Group => {
  const n = total(tallies, ({ decided }) => decided);
  return { n, hits: total(tallies, finding), unknown: total(tallies, ({ opened, withdrawn }) => opened - withdrawn) - n };
};

/**
 * With fewer looked at than this, a class of audits is put together with that of the next higher probability. Less, and a
 * plan of thirty rates covers 90 % in a small period; much more, and unlike weights are taken for one.
 */
const ENOUGH_AUDITS = 20;

/**
 * The actions that would have run unseen, as groups of one inclusion probability each. By that alone and not by agent or
 * action: within one probability chance chose, so every item found stands for equally many, and dozens of tiny groups
 * would each have to be guessed at. Groups with too few audits join a neighbour. Empty where nobody looked at any.
 */
export const auditGroups = (tallies: readonly Tally[], finding: Finding): readonly Group[] => {
  const subject = tallies.filter((tally) => isAudit(tally) || (tally.route === 'autonomous' && tally.inclusion < 1));
  const classes = [...Map.groupBy(subject, ({ inclusion }) => inclusion)]
    .toSorted(([one], [other]) => one - other)
    .map(([, cells]) => groupOf(cells, finding));
  const groups: Group[] = [];
  for (const next of classes) {
    const last = groups.at(-1);
    if (last !== undefined && last.n < ENOUGH_AUDITS) groups[groups.length - 1] = joined(last, next);
    else groups.push(next);
  }
  const [last, before] = [groups.at(-1), groups.at(-2)];
  if (last !== undefined && before !== undefined && last.n < ENOUGH_AUDITS) groups.splice(-2, 2, joined(before, last));
  return groups.filter(({ n, unknown }) => n > 0 && n + unknown > 0);
};

const joined = (one: Group, other: Group): Group => ({
  n: one.n + other.n,
  hits: one.hits + other.hits,
  unknown: one.unknown + other.unknown,
});
