import type { Candidate } from '../src/domain/backtest/candidate.ts';
import type { History, HistoryRow } from '../src/domain/backtest/history.ts';
import { PrincipalId } from '../src/model/ids.ts';
import { NO_PAST } from '../src/model/label.ts';
import type { RiskClass, Route } from '../src/model/vocabulary.ts';

const AGENT = PrincipalId.parse('made-agent');

/** One decision of a made history. Its route under `byName` is its action's name: "escalate_1". */
export const madeRow = (change: Partial<HistoryRow> & { readonly id: string }): HistoryRow => ({
  group: change.id,
  agentId: AGENT,
  action: { name: 'escalate', arguments: {} },
  context: { confidence: 0.5 },
  at: 0,
  past: NO_PAST,
  needed: true,
  weight: 1,
  ...change,
});

export const madeHistory = (rows: readonly HistoryRow[], kind: History['kind'] = 'recorded'): History => ({
  source: 'made',
  kind,
  rows: async function* all() {
    yield* rows;
  },
});

export const COSTS = { currency: 'USD', reviewerPerHour: 60, error: { low: 1, medium: 10, high: 100, critical: 1_000 } };

const ROUTES: readonly Route[] = ['escalate', 'review', 'autonomous'];
const RISKS: readonly RiskClass[] = ['medium', 'high', 'critical'];

/** Routes by the beginning of the action's name, "review_high" for one of risk class high; low without one. */
export const byName = (change: Partial<Candidate> = {}): Candidate => ({
  name: 'by-name',
  version: 'made-1',
  costs: COSTS,
  minimum: { calibrator: null, predictor: null },
  notes: [],
  assess: ({ action }) => ({
    route: ROUTES.find((route) => action.name.startsWith(route)) ?? 'escalate',
    rule: 'by-name',
    reasons: [],
    riskClass: RISKS.find((risk) => action.name.includes(risk)) ?? 'low',
    calibrated: null,
    predicted: null,
  }),
  ...change,
});
