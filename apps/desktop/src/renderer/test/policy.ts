import type { Backtest, PolicyOutcome } from '@countersign/shared/model/backtest';
import type { PrincipalId } from '@countersign/shared/model/ids';
import type { PolicyInfo } from '@countersign/shared/protocol/judgement';
import type { PolicyList } from '../state/policy-snapshot.ts';
import { NOW } from './queue-item.ts';

const DAY_MS = 86_400_000;

const info = (version: string, days: number): PolicyInfo => ({
  version,
  at: NOW - days * DAY_MS,
  by: 'sue' as PrincipalId,
  byName: 'Sue',
  rules: days,
  usedFrom: null,
});

/** Five versions: `desk-1` is live, `careful-1` in its shadow. */
export const LIST: PolicyList = {
  live: 'desk-1',
  liveFrom: NOW - 2 * DAY_MS,
  next: null,
  shadow: 'careful-1',
  versions: [info('careful-1', 1), info('desk-1', 2), info('old-1', 3), info('old-2', 4), info('old-3', 5)],
};

export const outcomeOf = (version: string, change: Partial<PolicyOutcome> = {}): PolicyOutcome => ({
  policy: version,
  version,
  decisions: 200,
  labelled: 100,
  load: 0.6,
  loadInterval: [0.53, 0.66],
  precision: 0.5,
  precisionInterval: [0.4, 0.6],
  recall: 0.9,
  recallInterval: [0.84, 0.94],
  slipped: 5,
  slippedInterval: [2, 11],
  examples: [],
  routes: { escalate: 100, review: 20, autonomous: 80 },
  reasons: {},
  rules: [],
  cost: { currency: 'USD', review: 400, error: 500, total: 900 },
  reviewerHours: 10,
  learned: { calibrator: null, predictor: null, n: 0, note: '' },
  curve: [],
  reliability: [],
  ...change,
});

export const backtestOf = (versions: readonly string[], change: Partial<Backtest> = {}): Backtest => ({
  history: { source: 'hub', decisions: 200, labelled: 100, needed: 50, groups: 150, from: NOW - 30 * DAY_MS, to: NOW },
  policies: versions.map((version) => outcomeOf(version)),
  cheapest: null,
  notes: [],
  ...change,
});
