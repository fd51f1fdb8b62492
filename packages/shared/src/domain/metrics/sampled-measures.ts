import type { Measure, MeasureName } from '../../model/measures.ts';
import type { Tally } from '../../model/tally.ts';
import { type Finding, auditGroups, groupOf, isAsked, isAudit, needed, total, unsuccessful } from './groups.ts';
import { measure } from './measure.ts';
import { recallOf, shareOf } from './recall.ts';
import type { Group } from './unseen.ts';

const standing = ({ opened, withdrawn }: Tally): number => opened - withdrawn;
const itemsOf = (groups: readonly Group[]): number => groups.reduce((sum, { n, unknown }) => sum + n + unknown, 0);
const lookedAt = (groups: readonly Group[]): number => groups.reduce((sum, { n }) => sum + n, 0);

/** Those a person was asked about, one group a route: the two do not need people equally often. */
const askedGroups = (tallies: readonly Tally[], finding: Finding): readonly Group[] =>
  [...Map.groupBy(tallies.filter(isAsked), ({ route }) => route).values()]
    .map((cells) => groupOf(cells, finding))
    .filter(({ n }) => n > 0);

/** Everything in groups, and how many items are in none: never audited, or nobody has decided any of the like. */
const coverage = (tallies: readonly Tally[], finding: Finding) => {
  const asked = askedGroups(tallies, finding);
  const unasked = auditGroups(tallies, finding);
  const leftOut = total(tallies, standing) - itemsOf(asked) - itemsOf(unasked);
  const ranUnseen = total(
    tallies.filter((tally) => isAudit(tally) || tally.route === 'autonomous'),
    standing,
  );
  return { asked, unasked, leftOut, isBlind: ranUnseen > 0 && unasked.length === 0 };
};

/**
 * Recall: needed a person and was asked about (route `escalate`, or `review` by a rule) ÷ all that needed a person. The
 * part that ran unseen is estimated from its audits with weights 1/p. Article: "% of problems that got escalated".
 * Positive: needed a person. `n`: decisions behind it.
 */
export const recallMeasure = (tallies: readonly Tally[]): Measure => {
  const { asked, unasked, leftOut, isBlind } = coverage(tallies, needed);
  const n = lookedAt(asked) + lookedAt(unasked);
  if (isBlind || n === 0) return measure('recall', null, { n, leftOut, missing: isBlind ? 'no_audits' : 'no_decisions' });
  return measure('recall', recallOf(asked, unasked), { n, leftOut, missing: 'no_problems' });
};

const sampledShare = (name: MeasureName, tallies: readonly Tally[], finding: Finding, isComplement: boolean): Measure => {
  const { asked, unasked, leftOut, isBlind } = coverage(tallies, finding);
  const found = isBlind ? null : shareOf(asked, unasked);
  const turned = found !== null && isComplement ? { value: 1 - found.value, low: 1 - found.high, high: 1 - found.low } : found;
  return measure(name, turned, { n: lookedAt([...asked, ...unasked]), leftOut, missing: isBlind ? 'no_audits' : 'no_decisions' });
};

/** Share of all proposals that needed a person, whether one was asked or not; audits count 1/p. Positive: needed a person. */
export const neededShareMeasure = (tallies: readonly Tally[]): Measure => sampledShare('needed_share', tallies, needed, false);

/** What expired was settled, by nobody: of what had to be completed, it was not. */
const settledByClock = (tally: Tally): Tally =>
  tally.route === 'escalate'
    ? { ...tally, opened: tally.withdrawn + tally.decided + tally.expired, decided: tally.decided + tally.expired }
    : tally;

/**
 * Task success: completed correctly with or without a person ÷ all that were completed or given up. An escalated item
 * succeeded when a person decided, whatever it was, and the effect did not fail; one that ran before a person looked, when
 * the person left it as it was. What expired did not succeed; what still waits does not count yet. Actions that ran
 * unseen are estimated from their audits. Article: "% completed correctly (with or without human)".
 */
export const taskSuccessMeasure = (tallies: readonly Tally[]): Measure =>
  sampledShare('task_success', tallies.map(settledByClock), unsuccessful, true);
