import type { SlippedExample } from '../../model/backtest.ts';
import type { Reason, RiskClass, Route } from '../../model/vocabulary.ts';
import { currencyExponent } from '../money.ts';
import type { ConfidencePair } from '../learning/reliability-bins.ts';
import type { GroupSums } from './bootstrap.ts';
import { type Assessed, type Candidate, isSeen } from './candidate.ts';
import type { HistoryRow } from './history.ts';
import { createWorst } from './worst.ts';

export const MOST_EXAMPLES = 20;

/** Columns of the sums of a group. Shares are one column over another. */
export const COLUMN = { all: 0, seen: 1, judgedSeen: 2, neededSeen: 3, needed: 4, slipped: 5 } as const;
const COLUMNS = Object.keys(COLUMN).length;

/** One decision on the score that the policy learned; −1 where it has none: it is never caught by the score. */
export type ScoredRow = { readonly score: number; readonly load: number; readonly needed: number };
export type RuleCount = { readonly rule: string; readonly route: Route; decisions: number; labelled: number; needed: number };

const majorUnits = ({ action: { amount } }: Pick<SlippedExample, 'action'>): number =>
  amount === undefined ? 0 : Math.abs(amount.minor) / 10 ** (currencyExponent(amount.currency) ?? 0);

const scoreOf = ({ predicted, calibrated }: Assessed, wantsPrediction: boolean): number =>
  (wantsPrediction ? predicted : calibrated === null ? null : 1 - calibrated) ?? -1;

const exampleOf = (row: HistoryRow, { rule, riskClass, calibrated, predicted }: Assessed): SlippedExample => {
  const { name, amount, target } = row.action;
  return {
    id: row.id,
    action: { name, ...(amount === undefined ? {} : { amount }), ...(target === undefined ? {} : { target }) },
    agent: row.agentId,
    rule,
    riskClass,
    confidence: row.context.confidence ?? null,
    calibrated,
    predicted,
  };
};

/** Adds up what one policy does with each decision, so that none of them has to be kept. */
export const createTally = ({ costs, minimum }: Pick<Candidate, 'costs' | 'minimum'>, weighsLoad: boolean) => {
  const groups: GroupSums[] = [];
  const routes: Record<Route, number> = { autonomous: 0, review: 0, escalate: 0 };
  const reasons: Partial<Record<Reason, number>> = {};
  const rules = new Map<string, RuleCount>();
  const seenByRisk: Record<RiskClass, number> = { low: 0, medium: 0, high: 0, critical: 0 };
  const slippedByRisk: Record<RiskClass, number> = { low: 0, medium: 0, high: 0, critical: 0 };
  const scores: ScoredRow[] = [];
  const promises: ConfidencePair[] = [];
  const costOf = ({ riskClass }: SlippedExample): number => costs.error[riskClass];
  const worst = createWorst<SlippedExample>(
    MOST_EXAMPLES,
    (one, other) => costOf(other) - costOf(one) || majorUnits(other) - majorUnits(one) || (one.id < other.id ? -1 : 1),
  );

  const countRule = ({ needed }: HistoryRow, { rule, route }: Assessed): void => {
    const key = `${route} ${rule}`;
    const counted = rules.get(key) ?? { rule, route, decisions: 0, labelled: 0, needed: 0 };
    counted.decisions += 1;
    if (needed !== null) counted.labelled += 1;
    if (needed === true) counted.needed += 1;
    rules.set(key, counted);
  };

  const addSums = (group: number, row: HistoryRow, load: number, seen: boolean): void => {
    const sums = (groups[group] ??= new Float64Array(COLUMNS));
    const add = (column: keyof typeof COLUMN, value: number): void => {
      sums[COLUMN[column]] = (sums[COLUMN[column]] ?? 0) + value;
    };
    add('all', load);
    if (seen) add('seen', load);
    if (seen && row.needed !== null) add('judgedSeen', row.weight);
    if (row.needed !== true) return;
    add('needed', row.weight);
    add(seen ? 'neededSeen' : 'slipped', row.weight);
  };

  return {
    /** @param group its number, from 0 */
    add: (group: number, row: HistoryRow, assessed: Assessed): void => {
      const load = weighsLoad ? row.weight : 1;
      const seen = isSeen(assessed);
      routes[assessed.route] += 1;
      for (const reason of assessed.reasons) reasons[reason] = (reasons[reason] ?? 0) + 1;
      countRule(row, assessed);
      addSums(group, row, load, seen);
      scores.push({
        score: scoreOf(assessed, minimum.predictor !== null),
        load,
        needed: row.needed === true ? row.weight : 0,
      });
      if (row.needed !== null && assessed.calibrated !== null)
        promises.push({ confidence: assessed.calibrated, correct: !row.needed, weight: row.weight });
      if (seen) seenByRisk[assessed.riskClass] += load;
      else if (row.needed === true) {
        slippedByRisk[assessed.riskClass] += row.weight;
        worst.add(exampleOf(row, assessed));
      }
    },
    groups,
    routes,
    reasons,
    rules: () => [...rules.values()].toSorted((a, b) => b.decisions - a.decisions || (a.rule < b.rule ? -1 : 1)),
    seenByRisk,
    slippedByRisk,
    scores,
    promises,
    examples: worst.all,
  };
};
export type Tally = ReturnType<typeof createTally>;
