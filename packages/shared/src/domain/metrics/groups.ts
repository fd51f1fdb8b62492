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
 * With fewer looked at than this, a class of audits is put together with that of the next higher probability, if it is
 * alike. Less, and a plan of thirty rates covers 90 % in a small period.
 */
const ENOUGH_AUDITS = 20;
/**
 * Probabilities are alike within this factor. Where a rate follows what is known of a stratum, unlike rates mean unlike
 * shares: ten audits of a rare draw and two hundred of a common one, taken for one, hold the truth hardly ever.
 */
const ALIKE = 2.5;

type Class = { readonly from: number; readonly to: number; readonly group: Group };

const joined = (one: Class, other: Class): Class => ({
  from: one.from,
  to: other.to,
  group: {
    n: one.group.n + other.group.n,
    hits: one.group.hits + other.group.hits,
    unknown: one.group.unknown + other.group.unknown,
  },
});

const isFew = ({ group }: Class): boolean => group.n < ENOUGH_AUDITS;
const areAlike = (one: Class, other: Class): boolean => other.to <= one.from * ALIKE;

/**
 * The actions that would have run unseen, as groups of about one inclusion probability each. By that alone and not by
 * agent or action: within one probability chance chose, so every item found stands for equally many, and dozens of tiny
 * groups would each have to be guessed at. Groups with too few audits join a neighbour that is alike. Empty where nobody
 * looked at any; a class of which nobody looked at any, and that has no such neighbour, is in no group.
 */
export const auditGroups = (tallies: readonly Tally[], finding: Finding): readonly Group[] => {
  const subject = tallies.filter((tally) => isAudit(tally) || (tally.route === 'autonomous' && tally.inclusion < 1));
  const classes = [...Map.groupBy(subject, ({ inclusion }) => inclusion)]
    .toSorted(([one], [other]) => one - other)
    .map(([inclusion, cells]): Class => ({ from: inclusion, to: inclusion, group: groupOf(cells, finding) }));
  const merged: Class[] = [];
  for (const next of classes) {
    const last = merged.at(-1);
    if (last !== undefined && isFew(last) && areAlike(last, next)) merged[merged.length - 1] = joined(last, next);
    else merged.push(next);
  }
  const [last, before] = [merged.at(-1), merged.at(-2)];
  if (last !== undefined && before !== undefined && isFew(last) && areAlike(before, last))
    merged.splice(-2, 2, joined(before, last));
  return merged.map(({ group }) => group).filter(({ n, unknown }) => n > 0 && n + unknown > 0);
};
