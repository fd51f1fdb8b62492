import type { Learned } from '../../model/learned.ts';
import type { RoutingPolicy } from '../../model/policy.ts';
import type { Reason, RiskClass, Route } from '../../model/vocabulary.ts';
import type { HistoryRow } from './history.ts';

/** What a policy says of one decision of the history. */
export type Assessed = {
  readonly route: Route;
  readonly rule: string;
  readonly reasons: readonly Reason[];
  readonly riskClass: RiskClass;
  /** What it made of the stated confidence, and what it predicted; null where it did not, or had learned too little. */
  readonly calibrated: number | null;
  readonly predicted: number | null;
};

/** A policy as the backtest sees it. */
export type Candidate = {
  readonly name: string;
  readonly version: string;
  readonly costs: RoutingPolicy['costs'];
  /** Labels under which it learns nothing; null where it does not want to learn. */
  readonly minimum: { readonly calibrator: number | null; readonly predictor: number | null };
  /** What of it a history cannot show, in words. */
  readonly notes: readonly string[];
  /** @param row must not be asked for its answer: it is routed as it was proposed */
  readonly assess: (row: Omit<HistoryRow, 'needed' | 'weight'>, learned: Learned) => Assessed;
};

export const isSeen = ({ route }: Pick<Assessed, 'route'>): boolean => route !== 'autonomous';
