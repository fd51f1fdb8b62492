import type { Backtest, PolicyOutcome } from '@countersign/shared/model/backtest';
import type { EscalationId, PrincipalId } from '@countersign/shared/model/ids';
import type { PolicyIssue } from '@countersign/shared/model/policy-issue';
import type { LearnedInfo, PolicyInfo, PreparedContext, ShadowReport } from '@countersign/shared/protocol/judgement';
import type { PolicyList } from '../src/renderer/state/policy-snapshot.ts';
import { NOW } from './now.ts';

const DAY_MS = 86_400_000;
const idOf = (n: number): EscalationId => `0199a000-0000-7000-8000-${String(n).padStart(12, '0')}` as EscalationId;

const info = (version: string, days: number, more: Partial<PolicyInfo> = {}): PolicyInfo => ({
  version,
  at: NOW - days * DAY_MS,
  by: 'sue' as PrincipalId,
  byName: 'Sue Hartmann',
  rules: 3,
  usedFrom: null,
  ...more,
});

export const MADE_LIST: PolicyList = {
  live: 'desk-2027-02',
  liveFrom: NOW - 20 * DAY_MS,
  next: { version: 'desk-2027-02b', fromAt: NOW + 12_000 },
  shadow: 'careful-1',
  versions: [
    info('desk-2027-02b', 1, { note: 'The same with managers above 4,000.' }),
    info('careful-1', 6, {
      byName: 'Jonas Øster',
      rules: 11,
      note: 'Everything above 200 is looked at. A trial for the shadow.',
    }),
    info('desk-2027-02', 21, { usedFrom: NOW - 20 * DAY_MS, note: 'Second look above 500, managers above 5000.' }),
    info('desk-2027-01', 60, { usedFrom: NOW - 59 * DAY_MS, rules: 2 }),
    info('default-2', 0, { at: 0, byName: 'Countersign', rules: 0, usedFrom: NOW - 90 * DAY_MS }),
  ],
};

export const MADE_ISSUES: readonly PolicyIssue[] = [
  {
    line: 8,
    column: 15,
    path: 'confidence.mediumRisk',
    expected: 'a number from 0 to 1',
    found: '70',
    message: 'expected a number from 0 to 1, found 70',
  },
  {
    line: 19,
    column: 12,
    path: 'rules[0].route',
    expected: 'autonomous, review or escalate',
    found: '"approve"',
    message: 'expected autonomous, review or escalate, found "approve"',
  },
];

const outcome = (version: string, more: Partial<PolicyOutcome>): PolicyOutcome => ({
  policy: version,
  version,
  decisions: 1_284,
  labelled: 642,
  load: 0.61,
  loadInterval: [0.58, 0.64],
  precision: 0.48,
  precisionInterval: [0.44, 0.52],
  recall: 0.95,
  recallInterval: [0.92, 0.97],
  slipped: 14,
  slippedInterval: [8, 23],
  examples: [],
  routes: { escalate: 640, review: 143, autonomous: 501 },
  reasons: {},
  rules: [],
  cost: { currency: 'USD', review: 1_740, error: 1_400, total: 3_140 },
  reviewerHours: 43.5,
  learned: { calibrator: null, predictor: null, n: 0, note: '' },
  curve: [],
  reliability: [],
  ...more,
});

export const MADE_BACKTEST: Backtest = {
  history: {
    source: 'hub',
    decisions: 1_284,
    labelled: 642,
    needed: 291,
    groups: 511,
    from: NOW - 30 * DAY_MS,
    to: NOW,
  },
  policies: [
    outcome('careful-1', {
      load: 0.83,
      loadInterval: [0.81, 0.85],
      precision: 0.38,
      precisionInterval: [0.34, 0.41],
      recall: 0.99,
      recallInterval: [0.97, 1],
      slipped: 3,
      slippedInterval: [1, 9],
      routes: { escalate: 902, review: 164, autonomous: 218 },
      cost: { currency: 'USD', review: 2_390, error: 300, total: 2_690 },
      reviewerHours: 59.8,
    }),
    outcome('desk-2027-02', {}),
    outcome('desk-2027-03', {
      policy: 'draft',
      load: 0.42,
      loadInterval: [0.39, 0.45],
      precision: 0.67,
      precisionInterval: [0.62, 0.71],
      recall: 0.94,
      recallInterval: [0.91, 0.96],
      slipped: 17,
      slippedInterval: [10, 27],
      routes: { escalate: 388, review: 151, autonomous: 745 },
      cost: { currency: 'USD', review: 1_196, error: 1_700, total: 2_896 },
      reviewerHours: 29.9,
      learned: {
        calibrator: null,
        predictor: 'predictor-4',
        n: 513,
        note: 'predicted by models that had not seen the decision (5 folds, conversations never split)',
      },
      examples: [
        {
          id: idOf(901),
          action: { name: 'issue_refund', target: 'Dana Kowalski', amount: { minor: 64_000, currency: 'USD' } },
          agent: 'billing-agent',
          rule: 'confidence_autonomous',
          riskClass: 'medium',
          confidence: 0.92,
          calibrated: null,
          predicted: 0.31,
        },
        {
          id: idOf(902),
          action: { name: 'cancel_reservation', target: 'booking Q69X3R' },
          agent: 'airline-support',
          rule: 'confidence_autonomous',
          riskClass: 'medium',
          confidence: 0.88,
          calibrated: null,
          predicted: 0.22,
        },
      ],
    }),
  ],
  cheapest: 0,
  notes: [
    'Positive: a person modified, rejected, answered or took over. Expired and withdrawn decisions count as nothing.',
    'Sampled decisions weigh as much as those that they stand for; intervals by bootstrap over conversations, seed 7.',
  ],
};

export const MADE_SHADOW: ShadowReport = {
  live: 'desk-2027-02',
  shadow: 'careful-1',
  since: NOW - 6 * DAY_MS,
  compared: 412,
  routes: [
    { live: 'escalate', shadow: 'escalate', count: 188 },
    { live: 'escalate', shadow: 'review', count: 6 },
    { live: 'review', shadow: 'escalate', count: 19 },
    { live: 'review', shadow: 'review', count: 33 },
    { live: 'autonomous', shadow: 'escalate', count: 41 },
    { live: 'autonomous', shadow: 'review', count: 27 },
    { live: 'autonomous', shadow: 'autonomous', count: 98 },
  ],
  missed: 1,
  unneeded: 52,
  examples: [
    {
      escalationId: idOf(903),
      actionName: 'issue_refund',
      live: 'autonomous',
      shadow: 'escalate',
      liveRule: 'confidence_autonomous',
      shadowRule: 'above-200',
      verdict: null,
    },
    {
      escalationId: idOf(904),
      actionName: 'update_passengers',
      live: 'review',
      shadow: 'escalate',
      liveRule: 'sampled',
      shadowRule: 'names-change',
      verdict: 'modify',
    },
    {
      escalationId: idOf(905),
      actionName: 'send_certificate',
      live: 'escalate',
      shadow: 'review',
      liveRule: 'low_confidence',
      shadowRule: 'certificates',
      verdict: 'approve',
    },
  ],
};

const evaluation: LearnedInfo['evaluation'] = [
  { measure: 'load', subject: 'predictor', value: 0.46, low: 0.39, high: 0.53 },
  { measure: 'load', subject: 'statedConfidence', value: 0.71, low: 0.63, high: 0.78 },
  { measure: 'load', subject: 'baseRate', value: 0.95, low: 0.93, high: 0.97 },
  { measure: 'auc', subject: 'predictor', value: 0.842, low: 0.79, high: 0.891 },
  { measure: 'auc', subject: 'statedConfidence', value: 0.613, low: 0.541, high: 0.684 },
  { measure: 'auc', subject: 'baseRate', value: 0.5, low: null, high: null },
  { measure: 'brier', subject: 'predictor', value: 0.151, low: 0.128, high: 0.176 },
  { measure: 'brier', subject: 'statedConfidence', value: 0.311, low: 0.282, high: 0.34 },
  { measure: 'brier', subject: 'baseRate', value: 0.247, low: 0.24, high: 0.25 },
];

export const MADE_LEARNED: readonly LearnedInfo[] = [
  {
    version: 'calibrator-7',
    kind: 'calibrator',
    at: NOW - 2 * DAY_MS,
    by: 'sue' as PrincipalId,
    n: 642,
    inUse: false,
    evaluation: [],
    testedOn: 0,
  },
  {
    version: 'predictor-4',
    kind: 'predictor',
    at: NOW - 2 * DAY_MS,
    by: 'sue' as PrincipalId,
    n: 513,
    inUse: true,
    evaluation,
    testedOn: 129,
  },
  {
    version: 'predictor-3',
    kind: 'predictor',
    at: NOW - 30 * DAY_MS,
    by: 'sue' as PrincipalId,
    n: 301,
    inUse: false,
    evaluation: evaluation.slice(0, 3),
    testedOn: 75,
  },
];

export const MADE_PREPARED: PreparedContext = {
  similar: [
    { escalationId: idOf(906), at: NOW - DAY_MS, kind: 'reject', byName: 'Ben', reasonCode: 'not_asked_for', sameCustomer: true },
    { escalationId: idOf(907), at: NOW - 5 * DAY_MS, kind: 'modify', byName: 'Ana', sameCustomer: false },
    { escalationId: idOf(908), at: NOW - 9 * DAY_MS, kind: 'approve', byName: 'Ana', sameCustomer: false },
  ],
  agentAction: { n: 84, needed: 19 },
  customer: { n: 6, escalated: 3 },
};
