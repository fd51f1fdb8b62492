import { phrase } from '@countersign/shared/domain/checklist/phrases-en';
import { CHECKLIST_ITEMS, type CheckedItem, type Checklist, type ChecklistItem } from '@countersign/shared/model/checklist';
import { NOW } from './now.ts';

type Stand = Omit<CheckedItem, 'item'>;
const ticked = (evidence: Stand['evidence']): Stand => ({ state: 'ticked', evidence, next: null });
const open = (evidence: Stand['evidence'], next: Stand['next']): Stand => ({ state: 'open', evidence, next });
const unknown = (evidence: Stand['evidence'], next: Stand['next']): Stand => ({ state: 'unknown', evidence, next });
const train = phrase('train', {});

const STANDS: { readonly [I in ChecklistItem]: Stand } = {
  thresholds_calibrated: open(phrase('uncalibrated', { error: 0.062, labels: 812 }), train),
  high_risk_escalates: ticked(phrase('all_escalate', { probes: 3, of: 25 })),
  irreversible_confirmed: ticked(phrase('probes_escalate', { probes: 2 })),
  regulation_mapped: open(phrase('probes_run', { names: 'legal, medical' }), phrase('change_policy', {})),
  conversation_preserved: ticked(phrase('bundles_have', { n: 200, of: 200 })),
  action_history_included: ticked(phrase('bundles_have', { n: 197, of: 200 })),
  recommendation_visible: ticked(phrase('bundles_have', { n: 200, of: 200 })),
  context_loads_fast: unknown(phrase('cards_few', { of: 12, minimum: 20 }), null),
  sampling_strategy: ticked(phrase('sampling_on', { n: 168, of: 1_725 })),
  tiered_review: open(phrase('tiers_empty', { names: 'manager' }), phrase('staff_tiers', {})),
  queue_monitored: open(phrase('queue_unwatched', {}), phrase('make_supervisor', {})),
  feedback_loop: unknown(phrase('not_learned', { labels: 37 }), phrase('wait_for_labels', { missing: 163 })),
  escalation_rate_tracked: ticked(phrase('measured', { value: 0.193, low: 0.177, high: 0.21, n: 2_412 })),
  precision_recall_measured: ticked(phrase('both_measured', { precision: 0.657, recall: 0.893 })),
  time_to_escalate_monitored: ticked(phrase('time_measured', { p95: 11_800, n: 476 })),
  overrides_analysed: ticked(phrase('measured', { value: 0.42, low: 0.39, high: 0.45, n: 804 })),
};

/** Somewhere on the way: boxes of every kind, each with a next step of another kind. */
export const MADE_CHECKLIST: Checklist = {
  at: NOW - 20_000,
  policy: 'desk-2027-02',
  items: CHECKLIST_ITEMS.map((item) => ({ item, ...STANDS[item] })),
};
