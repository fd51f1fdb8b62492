import type { PolicyOutcome } from '../../model/backtest.ts';
import { RISK_CLASSES, type RiskClass } from '../../model/vocabulary.ts';
import type { Candidate } from './candidate.ts';
import type { Tally } from './tally.ts';

const SECONDS_PER_HOUR = 3_600;

/** What people's time and undetected errors cost, by the policy's own table of costs and its own risk classes. */
export const costOf = (
  costs: Candidate['costs'],
  { seenByRisk, slippedByRisk }: Pick<Tally, 'seenByRisk' | 'slippedByRisk'>,
  secondsPerReview: Readonly<Record<RiskClass, number>>,
): Pick<PolicyOutcome, 'cost' | 'reviewerHours'> => {
  const sum = (of: (riskClass: RiskClass) => number): number => RISK_CLASSES.reduce((total, one) => total + of(one), 0);
  const reviewerHours = sum((riskClass) => seenByRisk[riskClass] * secondsPerReview[riskClass]) / SECONDS_PER_HOUR;
  const review = reviewerHours * costs.reviewerPerHour;
  const error = sum((riskClass) => slippedByRisk[riskClass] * costs.error[riskClass]);
  return { cost: { currency: costs.currency, review, error, total: review + error }, reviewerHours };
};

const tableOf = ({ costs }: Pick<Candidate, 'costs'>): string =>
  [costs.currency, costs.reviewerPerHour, ...RISK_CLASSES.map((riskClass) => costs.error[riskClass])].join(' ');

export const hasOneCostTable = (policies: readonly Pick<Candidate, 'costs'>[]): boolean =>
  new Set(policies.map(tableOf)).size <= 1;

/** The position of the least total cost; null for fewer than two policies, and where they do not count alike. */
export const cheapestOf = (
  policies: readonly Pick<Candidate, 'costs'>[],
  outcomes: readonly Pick<PolicyOutcome, 'cost'>[],
): number | null => {
  if (outcomes.length < 2 || !hasOneCostTable(policies)) return null;
  const totals = outcomes.map(({ cost }) => cost.total);
  return totals.indexOf(Math.min(...totals));
};
