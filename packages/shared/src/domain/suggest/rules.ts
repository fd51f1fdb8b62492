import type { SamplingSuggestion } from '../../model/suggestion.ts';
import type { Reason, RiskClass } from '../../model/vocabulary.ts';
import { wilson } from '../board/wilson.ts';

/** What people decided on the items that one rule sent them. Expired, withdrawn and replaced ones are in neither count. */
export type RuleRecord = {
  readonly rule: string;
  readonly decided: number;
  /** Decided otherwise than by a plain approval. */
  readonly overridden: number;
  /** The worst class among them. */
  readonly riskClass: RiskClass;
  readonly reasons: readonly Reason[];
};

/** Below this share, with its whole interval, people are asked for nothing. */
const RARE = 0.02;
const ENOUGH_DECIDED = 200;

/** Nothing that is high or critical is ever proposed to run unseen, however often it was approved. */
const SAMPLED_CLASSES: readonly RiskClass[] = ['low', 'medium'];

/**
 * Reasons that say nothing of whether the action was right: the agent was paused or asks too much, it cannot be judged
 * at all, or it was drawn already. The article's five may be proposed below risk class high: a supervisor ratifies.
 */
const NOT_FOR_SAMPLING: readonly Reason[] = [
  'sampled',
  'uninspectable_action',
  'incomplete_context',
  'over_quota',
  'agent_stopped',
  'declared_risk',
];

/** As many looks in the next period as it took to see that it is rare, so that a change would be seen too. */
const rateFor = (decided: number): number => Math.min(0.5, Math.max(0.05, ENOUGH_DECIDED / decided));

/**
 * Rules whose items are practically always approved: Wilson's upper bound of the share that was not is below 2 % over at
 * least 200 (SPEC F-06). They are proposed to run, with a share reviewed afterwards; the busiest rule first.
 */
export const proposeSamplingForRules = (records: readonly RuleRecord[]): readonly SamplingSuggestion[] =>
  records
    .flatMap((record) => {
      const { decided, overridden, riskClass, reasons, rule } = record;
      const upper = wilson(overridden, decided).high;
      const isFit = SAMPLED_CLASSES.includes(riskClass) && !reasons.some((reason) => NOT_FOR_SAMPLING.includes(reason));
      if (!isFit || decided < ENOUGH_DECIDED || upper >= RARE) return [];
      return [
        {
          kind: 'sample_rule' as const,
          rule,
          reasons: [...reasons],
          riskClass,
          decided,
          overridden,
          upper,
          rate: rateFor(decided),
        },
      ];
    })
    .toSorted((a, b) => b.decided - a.decided || (a.rule < b.rule ? -1 : 1));
