import { describe, expect, test } from 'vitest';
import { CHECKLIST_ITEMS, Checklist, type ChecklistItem } from '../../model/checklist.ts';
import { measuresOf } from '../metrics/measures-of.ts';
import { compileOwnPolicy } from '../routing/compile-policy.ts';
import { DEFAULT_POLICY } from '../routing/default-policy.ts';
import { checklistOf } from './checklist-of.ts';
import type { ChecklistFacts } from './facts.ts';
import { CHECKLIST_PHRASES_EN, isChecklistPhrase, sayChecklist } from './phrases-en.ts';
import { probePolicy } from './probes.ts';

const AT = 1_800_000_000_000;
const NO_MEASURES = measuresOf([], [], { from: 0, to: AT, reviewerPerHourMinor: 0, currency: 'USD' });

/** A hub as it comes: the default policy, nobody there, nothing happened. */
const FRESH: ChecklistFacts = {
  policy: 'default-2',
  calibration: { isAsked: false, inUse: null, lacksPredictor: false, labels: 0, minimum: 50, error: null },
  ...probePolicy(compileOwnPolicy(DEFAULT_POLICY), AT),
  unstated: 'irreversible',
  unaskedHigh: { n: 0, of: 0 },
  bundles: { n: 0, conversation: 0, actions: 0, recommendation: 0, statedReversibility: 0, statedDomain: 0 },
  quickCards: { n: 0, of: 0 },
  sampling: { isOn: false, audited: { n: 0, of: 0 } },
  tiers: [
    { tier: 'junior_reviewer', people: 0 },
    { tier: 'senior_reviewer', people: 0 },
  ],
  queue: { supervisors: 0, uncovered: 0 },
  feedback: { labels: 0, minimum: 50, trainedDaysAgo: null },
  measures: NO_MEASURES,
};
const stateOf = (change: Partial<ChecklistFacts>, item: ChecklistItem) =>
  checklistOf({ ...FRESH, ...change }, AT).items.find((checked) => checked.item === item);
const found = (value: number) => ({ value, low: value, high: value, n: 100, missing: null, leftOut: 0 });
const measured = (change: Partial<ChecklistFacts['measures']['by']>): Partial<ChecklistFacts> => ({
  measures: { ...NO_MEASURES, by: { ...NO_MEASURES.by, ...change } },
});
const { escalation_rate: rate, precision, recall, time_to_escalate_p95: p95, override_frequency: overrides } = NO_MEASURES.by;

test('Q-50 the sixteen boxes of the article, in its order, each with what shows it', () => {
  const checklist = Checklist.parse(checklistOf(FRESH, AT));
  expect(checklist.items.map(({ item }) => item)).toEqual([...CHECKLIST_ITEMS]);
  for (const { evidence, next, state } of checklist.items) {
    expect(isChecklistPhrase(evidence.key)).toBe(true);
    expect(sayChecklist(CHECKLIST_PHRASES_EN, evidence)).not.toMatch(/undefined|NaN/);
    if (state !== 'ticked') expect(next).not.toBeNull();
  }
});

const brought = { conversation: 20, actions: 20, recommendation: 20, statedReversibility: 20, statedDomain: 5 };
const error = (value: number) => ({
  isAsked: false,
  inUse: null,
  lacksPredictor: false,
  labels: 400,
  minimum: 50,
  error: { value, high: value + 0.02 },
});

describe('Q-50 each box', () => {
  test.each([
    ['thresholds_calibrated', {}, 'unknown', 'few_labels'],
    ['thresholds_calibrated', { calibration: error(0.2) }, 'open', 'uncalibrated'],
    ['thresholds_calibrated', { calibration: error(0.05) }, 'ticked', 'well_stated'],
    [
      'thresholds_calibrated',
      { calibration: { ...error(0.2), isAsked: true, inUse: { version: 'c', n: 400 } } },
      'ticked',
      'calibrated',
    ],
    [
      'thresholds_calibrated',
      { calibration: { ...error(0.2), isAsked: true, inUse: { version: 'c', n: 400 }, lacksPredictor: true } },
      'open',
      'calibrator_alone',
    ],
    ['high_risk_escalates', {}, 'ticked', 'probes_escalate'],
    ['high_risk_escalates', { unaskedHigh: { n: 0, of: 9 } }, 'ticked', 'all_escalate'],
    ['high_risk_escalates', { unaskedHigh: { n: 1, of: 9 } }, 'open', 'real_ran'],
    ['high_risk_escalates', { highRisk: [{ name: 'declared high', route: 'review' }] }, 'open', 'probes_run'],
    ['irreversible_confirmed', {}, 'ticked', 'probes_escalate'],
    ['irreversible_confirmed', { irreversible: [{ name: 'irreversible', route: 'autonomous' }] }, 'open', 'probes_run'],
    ['irreversible_confirmed', { unstated: 'reversible', bundles: { n: 20, ...brought } }, 'ticked', 'probes_escalate'],
    ['irreversible_confirmed', { unstated: 'reversible', bundles: { n: 30, ...brought } }, 'open', 'unstated_reversible'],
    // Nothing shows yet that agents say it.
    ['irreversible_confirmed', { unstated: 'reversible' }, 'unknown', 'unstated_reversible'],
    ['regulation_mapped', {}, 'ticked', 'probes_escalate'],
    ['regulation_mapped', { regulated: [{ name: 'medical', route: 'autonomous' }] }, 'open', 'probes_run'],
    ['regulation_mapped', { bundles: { n: 20, ...brought, statedDomain: 0 } }, 'open', 'domains_unstated'],
    ['conversation_preserved', {}, 'unknown', 'nothing_escalated'],
    ['conversation_preserved', { bundles: { n: 20, ...brought } }, 'ticked', 'bundles_have'],
    ['action_history_included', { bundles: { n: 22, ...brought } }, 'open', 'bundles_have'],
    ['recommendation_visible', { bundles: { n: 20, ...brought } }, 'ticked', 'bundles_have'],
    ['context_loads_fast', { quickCards: { n: 19, of: 19 } }, 'unknown', 'cards_few'],
    ['context_loads_fast', { quickCards: { n: 38, of: 40 } }, 'ticked', 'cards_quick'],
    ['context_loads_fast', { quickCards: { n: 21, of: 40 } }, 'unknown', 'cards_quick'],
    ['context_loads_fast', { quickCards: { n: 5, of: 40 } }, 'open', 'cards_quick'],
    ['sampling_strategy', {}, 'open', 'sampling_off'],
    ['sampling_strategy', { sampling: { isOn: true, audited: { n: 3, of: 40 } } }, 'ticked', 'sampling_on'],
    ['tiered_review', {}, 'open', 'tiers_empty'],
    ['tiered_review', { tiers: [{ tier: 'manager', people: 3 }] }, 'open', 'tiers_one'],
    ['tiered_review', { tiers: FRESH.tiers.map(({ tier }) => ({ tier, people: 2 })) }, 'ticked', 'tiers_staffed'],
    ['queue_monitored', {}, 'open', 'queue_unwatched'],
    ['queue_monitored', { queue: { supervisors: 1, uncovered: 2 } }, 'open', 'queue_uncovered'],
    ['queue_monitored', { queue: { supervisors: 1, uncovered: 0 } }, 'ticked', 'queue_watched'],
    ['feedback_loop', {}, 'unknown', 'not_learned'],
    ['feedback_loop', { feedback: { labels: 90, minimum: 50, trainedDaysAgo: null } }, 'open', 'not_learned'],
    ['feedback_loop', { feedback: { labels: 90, minimum: 50, trainedDaysAgo: 60 } }, 'ticked', 'learned_lately'],
    ['feedback_loop', { feedback: { labels: 90, minimum: 50, trainedDaysAgo: 61 } }, 'open', 'learned_long_ago'],
    ['escalation_rate_tracked', {}, 'unknown', 'nothing_yet'],
    ['escalation_rate_tracked', measured({ escalation_rate: { ...rate, ...found(0.2) } }), 'ticked', 'measured'],
    ['precision_recall_measured', {}, 'unknown', 'nothing_yet'],
    // Nobody decided: it must not say that precision is measured.
    ['precision_recall_measured', measured({ recall: { ...recall, missing: 'no_audits' } }), 'unknown', 'nothing_yet'],
    [
      'precision_recall_measured',
      measured({ precision: { ...precision, ...found(0.8) }, recall: { ...recall, missing: 'no_audits' } }),
      'open',
      'recall_unknown',
    ],
    [
      'precision_recall_measured',
      measured({ precision: { ...precision, ...found(0.8) }, recall: { ...recall, ...found(0.9) } }),
      'ticked',
      'both_measured',
    ],
    ['time_to_escalate_monitored', measured({ time_to_escalate_p95: { ...p95, ...found(800) } }), 'ticked', 'time_measured'],
    ['overrides_analysed', measured({ override_frequency: { ...overrides, ...found(0.1) } }), 'ticked', 'measured'],
  ] satisfies [ChecklistItem, Partial<ChecklistFacts>, string, string][])('%s, case %#', (item, change, state, key) => {
    expect(stateOf(change, item)).toMatchObject({ item, state, evidence: { key } });
  });
});

test('Q-51 the probes find a policy that lets something through', () => {
  const lax = compileOwnPolicy({ ...DEFAULT_POLICY, regulatedDomains: ['legal'] });
  expect(
    probePolicy(lax, AT)
      .regulated.filter(({ route }) => route !== 'escalate')
      .map(({ name }) => name),
  ).toEqual(['medical', 'financial']);
  const exempting = compileOwnPolicy({ ...DEFAULT_POLICY, rules: [{ id: 'all', exempt: ['irreversible_action'] }] });
  expect(probePolicy(exempting, AT).irreversible.every(({ route }) => route === 'escalate')).toBe(false);
});

test('Q-50 a key of a newer hub is shown as words', () => {
  expect(sayChecklist(CHECKLIST_PHRASES_EN, { key: 'something_new', values: {} })).toBe('something new');
});
