import { bucketOf } from '@countersign/shared/domain/metrics/histogram';
import { measuresOf } from '@countersign/shared/domain/metrics/measures-of';
import { NO_MOMENTS } from '@countersign/shared/domain/metrics/moments';
import { wilson } from '@countersign/shared/domain/board/wilson';
import type { PrincipalId } from '@countersign/shared/model/ids';
import type { ActionCalibration, DailyMeasure, MeasuresPage, RuleMeasure } from '@countersign/shared/model/measures-page';
import type { Reliability } from '@countersign/shared/model/reliability';
import type { ThresholdSuggestion } from '@countersign/shared/model/suggestion';
import type { HistogramRow, Tally } from '@countersign/shared/model/tally';
import type { Board } from '@countersign/shared/protocol/board';
import { CALM_BOARD, MADE_BOARD } from './made-board.ts';
import { NOW } from './now.ts';

const DAY_MS = 86_400_000;
const DAYS = 28;
const TODAY = Math.floor(NOW / DAY_MS);
const terms = { from: (TODAY - DAYS + 1) * DAY_MS, to: (TODAY + 1) * DAY_MS, currency: 'USD', reviewerPerHourMinor: 4_000 };

const moments = (n: number, mean: number) => ({ n, sum: n * mean, squares: n * mean * mean * 1.3 });

const tally = (day: number, more: Partial<Tally>): Tally => ({
  day,
  agentId: 'billing-agent' as PrincipalId,
  action: 'issue_refund',
  route: 'escalate',
  riskClass: 'medium',
  inclusion: 1,
  rule: 'low_confidence',
  currency: 'USD',
  opened: 0,
  decided: 0,
  overridden: 0,
  succeeded: 0,
  expired: 0,
  withdrawn: 0,
  applied: 0,
  failed: 0,
  handlingMs: NO_MOMENTS,
  correctionMs: NO_MOMENTS,
  agentCostMinor: NO_MOMENTS,
  ...more,
});

/** A day of a desk of moderate size; on two days an agent asked much more than on the others. */
const cellsOf = (i: number): readonly Tally[] => {
  const day = TODAY - DAYS + 1 + i;
  const escalated = (i === 11 || i === 12 ? 31 : 17) + ((i * 7) % 5);
  const overridden = Math.round(escalated * 0.6) + (i % 3);
  const unseen = 52 + ((i * 11) % 9);
  return [
    tally(day, {
      opened: escalated,
      decided: escalated - 1,
      overridden,
      succeeded: escalated - 2,
      expired: 1,
      handlingMs: moments(escalated - 1, 46_000),
      correctionMs: moments(overridden, 71_000),
      agentCostMinor: moments(escalated, 14),
    }),
    tally(day, {
      route: 'review',
      rule: 'confidence_review',
      opened: 6,
      decided: 5,
      overridden: i % 2,
      succeeded: 5 - (i % 2),
      handlingMs: moments(5, 24_000),
      agentCostMinor: moments(6, 12),
    }),
    tally(day, {
      route: 'review',
      rule: 'sampled',
      inclusion: 0.1,
      opened: 6,
      decided: 6,
      overridden: i % 7 === 0 ? 1 : 0,
      succeeded: i % 7 === 0 ? 5 : 6,
      handlingMs: moments(6, 19_000),
      agentCostMinor: moments(6, 11),
    }),
    tally(day, {
      route: 'autonomous',
      rule: 'confidence_autonomous',
      inclusion: 0.1,
      opened: unseen,
      applied: unseen,
      agentCostMinor: moments(unseen - 2, 11),
    }),
  ];
};
const CELLS = Array.from({ length: DAYS }, (_, i) => cellsOf(i)).flat();

const TIMES: readonly HistogramRow[] = Array.from({ length: DAYS }, (_, i) => [
  ...[210, 330, 480, 610, 790, 1_100].map((ms, at) => ({
    day: TODAY - i,
    route: 'escalate' as const,
    bucket: bucketOf(ms + i * 9),
    count: at === 3 ? 3 : 2,
  })),
  { day: TODAY - i, route: 'escalate' as const, bucket: bucketOf(2_300), count: 5 },
  { day: TODAY - i, route: 'escalate' as const, bucket: bucketOf(6_800 + i * 260), count: 1 },
]).flat();

const sum = (cells: readonly Tally[], of: (cell: Tally) => number): number => cells.reduce((total, cell) => total + of(cell), 0);
const DAILY: readonly DailyMeasure[] = Array.from({ length: DAYS }, (_, i) => {
  const mine = cellsOf(i);
  const routed = (route: Tally['route']): number =>
    sum(
      mine.filter((cell) => cell.route === route),
      ({ opened }) => opened,
    );
  return {
    day: terms.from + i * DAY_MS,
    opened: sum(mine, ({ opened }) => opened),
    escalated: routed('escalate'),
    reviewed: routed('review'),
    decided: sum(mine, ({ decided }) => decided),
    overridden: sum(mine, ({ overridden }) => overridden),
  };
});

const rule = (name: string, route: RuleMeasure['route'], riskClass: RuleMeasure['riskClass'], counts: readonly number[]) => {
  const [opened = 0, decided = 0, overridden = 0] = counts;
  return { rule: name, route, riskClass, opened, decided, overridden };
};

const bin = (from: number, n: number, stated: number, approved: number): Reliability['bins'][number] => ({
  from,
  to: from + 0.1,
  n,
  weight: n,
  effectiveN: n,
  meanConfidence: stated,
  shareCorrect: approved,
  interval: wilson(approved * n, n),
});

const calibration = (agent: string, action: string, n: number, stated: number, approved: number): ActionCalibration => ({
  agentId: agent as PrincipalId,
  agentName: agent,
  actionName: action,
  n,
  stated,
  approved: { value: approved, ...wilson(approved * n, n) },
});

const threshold = (more: Partial<ThresholdSuggestion>): ThresholdSuggestion => ({
  kind: 'thresholds',
  basis: 'capacity',
  limits: { reviewAt: 0.12, escalateAt: 0.41, autonomous: 0.88, review: 0.59 },
  load: { value: 0.262, low: 0.238, high: 0.288 },
  loadPerDay: 22.4,
  fitsCapacity: true,
  recall: { value: 0.931, low: 0.897, high: 0.955 },
  missedPerDay: 1.3,
  costPerDay: 14_260,
  n: 812,
  effectiveN: 596.2,
  ...more,
});

export const MADE_MEASURES: MeasuresPage = {
  asOf: NOW - 40_000,
  policy: 'desk-2027-02',
  measures: measuresOf(CELLS, TIMES, terms),
  daily: [...DAILY],
  rules: [
    rule('confidence_autonomous', 'autonomous', 'medium', [1_557]),
    rule('low_confidence', 'escalate', 'medium', [512, 484, 318]),
    rule('sampled', 'review', 'medium', [168, 168, 4]),
    rule('confidence_review', 'review', 'medium', [168, 140, 14]),
    rule('lookups-second-look', 'escalate', 'low', [264, 261, 0]),
    rule('high_value_transaction', 'escalate', 'high', [22, 19, 9]),
    rule('regulated_domain', 'escalate', 'high', [3, 3, 1]),
  ],
  rulesLeft: 4,
  calibration: {
    all: {
      n: 812,
      effectiveN: 596.2,
      bins: [
        bin(0.4, 34, 0.46, 0.38),
        bin(0.5, 71, 0.56, 0.49),
        bin(0.6, 118, 0.66, 0.55),
        bin(0.7, 164, 0.76, 0.68),
        bin(0.8, 214, 0.86, 0.81),
        bin(0.9, 211, 0.95, 0.93),
      ],
      ece: { value: 0.062, low: 0.041, high: 0.087 },
      eceDebiased: 0.051,
      brier: { value: 0.171, low: 0.158, high: 0.186 },
    },
    tooFew: null,
    byAction: [
      calibration('billing-agent', 'issue_refund', 388, 0.81, 0.69),
      calibration('support-agent', 'change_address', 204, 0.86, 0.88),
      calibration('support-agent', 'issue_credit', 143, 0.72, 0.84),
      calibration('billing-agent', 'wire_transfer', 19, 0.9, 0.84),
    ],
  },
  suggestions: [
    threshold({}),
    threshold({
      basis: 'cost_of_error',
      limits: { reviewAt: 0.07, escalateAt: 0.3, autonomous: 0.93, review: 0.7 },
      load: { value: 0.388, low: 0.36, high: 0.417 },
      loadPerDay: 33.2,
      fitsCapacity: false,
      recall: { value: 0.968, low: 0.942, high: 0.983 },
      missedPerDay: 0.6,
      costPerDay: 11_910,
    }),
    {
      kind: 'sample_rule',
      rule: 'lookups-second-look',
      reasons: [],
      riskClass: 'low',
      decided: 261,
      overridden: 0,
      upper: wilson(0, 261).high,
      rate: 0.5,
    },
    {
      kind: 'sample_rule',
      rule: 'low_confidence',
      reasons: ['low_confidence'],
      riskClass: 'medium',
      decided: 1_240,
      overridden: 9,
      upper: wilson(9, 1_240).high,
      rate: 0.16,
    },
  ],
  suggestionsTooFew: null,
};

/** A hub on its first day. */
export const NO_MEASURES: MeasuresPage = {
  ...MADE_MEASURES,
  measures: measuresOf([], [], terms),
  daily: DAILY.map(({ day }) => ({ day, opened: 0, escalated: 0, reviewed: 0, decided: 0, overridden: 0 })),
  rules: [],
  rulesLeft: 0,
  calibration: { all: null, tooFew: { n: 12, minimum: 50 }, byAction: [] },
  suggestions: [],
  suggestionsTooFew: { n: 12, minimum: 50 },
};

/** Much is wrong at once: an agent asks about everything, another about nothing, people overrule, and it all comes late. */
export const FIRING_BOARD: Board = {
  ...MADE_BOARD,
  agents: [
    {
      id: 'billing-agent' as PrincipalId,
      name: 'billing-agent',
      open: 3,
      proposedLastHour: 62,
      escalatedLastHour: 41,
      paused: null,
    },
    {
      id: 'search-agent' as PrincipalId,
      name: 'search-agent',
      open: 0,
      proposedLastHour: 240,
      escalatedLastHour: 2,
      paused: null,
    },
    {
      id: 'support-agent' as PrincipalId,
      name: 'support-agent',
      open: 5,
      proposedLastHour: 9,
      escalatedLastHour: 2,
      paused: null,
    },
  ],
  overrides: Array.from({ length: 37 }, (_, i) => ({
    day: (TODAY - 36 + i) * DAY_MS,
    decided: 40 + (i % 5),
    overridden: i > 27 ? 9 + (i % 3) : 3 + (i % 2),
  })),
  notified: Array.from({ length: 4 }, (_, i) => ({
    from: NOW - (4 - i) * 15 * 60_000,
    times: [
      { bucket: bucketOf(4_000), count: 14 },
      { bucket: bucketOf(190_000), count: 12 },
    ],
  })),
};

export const QUIET_BOARD: Board = {
  ...CALM_BOARD,
  notified: FIRING_BOARD.notified?.map(({ from }) => ({ from, times: [{ bucket: bucketOf(900), count: 31 }] })),
};
