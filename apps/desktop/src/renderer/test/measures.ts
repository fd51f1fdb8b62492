import { measuresOf } from '@countersign/shared/domain/metrics/measures-of';
import { NO_MOMENTS } from '@countersign/shared/domain/metrics/moments';
import type { PrincipalId } from '@countersign/shared/model/ids';
import type { MeasuresPage } from '@countersign/shared/model/measures-page';
import type { Tally } from '@countersign/shared/model/tally';
import { NOW } from './queue-item.ts';

const DAY_MS = 86_400_000;
const TODAY = Math.floor(NOW / DAY_MS);

/** So many escalations of today, decided all of them, of which so many needed a person. */
const escalated = (opened: number, overridden: number): Tally => ({
  day: TODAY,
  agentId: 'agent-1' as PrincipalId,
  action: 'issue_refund',
  route: 'escalate',
  riskClass: 'medium',
  inclusion: 1,
  rule: 'low_confidence',
  currency: null,
  opened,
  decided: opened,
  overridden,
  succeeded: opened,
  expired: 0,
  withdrawn: 0,
  applied: 0,
  failed: 0,
  handlingMs: NO_MOMENTS,
  correctionMs: NO_MOMENTS,
  agentCostMinor: NO_MOMENTS,
});
const ranAlone = (opened: number): Tally => ({
  ...escalated(opened, 0),
  route: 'autonomous',
  rule: 'confidence_autonomous',
  inclusion: 0.1,
  decided: 0,
  succeeded: 0,
});

/** 214 escalated of 1,000, of which 171 needed a person; nothing that ran alone was audited. Changed as asked. */
export const measuresPage = (change: Partial<MeasuresPage> = {}): MeasuresPage => ({
  asOf: NOW,
  policy: 'desk-1',
  measures: measuresOf([escalated(214, 171), ranAlone(786)], [], {
    from: TODAY * DAY_MS,
    to: (TODAY + 1) * DAY_MS,
    currency: 'USD',
    reviewerPerHourMinor: 4_000,
  }),
  daily: [{ day: TODAY * DAY_MS, opened: 1_000, escalated: 214, reviewed: 0, decided: 214, overridden: 171 }],
  rules: [],
  rulesLeft: 0,
  calibration: { all: null, tooFew: { n: 12, minimum: 50 }, byAction: [] },
  suggestions: [],
  suggestionsTooFew: { n: 12, minimum: 50 },
  ...change,
});

export const THRESHOLDS: MeasuresPage['suggestions'][number] = {
  kind: 'thresholds',
  basis: 'capacity',
  limits: { reviewAt: 0.12, escalateAt: 0.41, autonomous: 0.88, review: 0.59 },
  load: { value: 0.26, low: 0.24, high: 0.29 },
  loadPerDay: 22.4,
  fitsCapacity: true,
  recall: { value: 0.93, low: 0.9, high: 0.95 },
  missedPerDay: 1.3,
  costPerDay: 14_260,
  n: 812,
  effectiveN: 596,
};
