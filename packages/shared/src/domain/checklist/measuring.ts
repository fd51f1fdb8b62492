import type { CheckedItem, ChecklistItem } from '../../model/checklist.ts';
import type { Measure } from '../../model/measures.ts';
import { checked } from './checked.ts';
import type { ChecklistFacts } from './facts.ts';
import { phrase } from './phrases-en.ts';

const unmeasured = (item: ChecklistItem, { missing }: Measure): CheckedItem => {
  const next =
    missing === 'no_decisions'
      ? phrase('wait_for_labels', { missing: 1 })
      : missing === 'no_audits'
        ? phrase('start_sampling', {})
        : phrase('let_agents_run', {});
  return checked(item, 'unknown', phrase('nothing_yet', {}), next);
};

const share = (item: ChecklistItem, measure: Measure): CheckedItem => {
  const { value, low, high, n } = measure;
  return value === null
    ? unmeasured(item, measure)
    : checked(item, 'ticked', phrase('measured', { value, low: low ?? 0, high: high ?? 1, n }));
};

const precisionAndRecall = ({ by: { precision, recall } }: ChecklistFacts['measures']): CheckedItem => {
  const item = 'precision_recall_measured';
  if (precision.value !== null && recall.value !== null)
    return checked(item, 'ticked', phrase('both_measured', { precision: precision.value, recall: recall.value }));
  return precision.value !== null && recall.missing === 'no_audits'
    ? checked(item, 'open', phrase('recall_unknown', {}), phrase('start_sampling', {}))
    : unmeasured(item, recall.value === null ? recall : precision);
};

const timeToEscalate = ({ by: { time_to_escalate_p95: p95 } }: ChecklistFacts['measures']): CheckedItem =>
  p95.value === null
    ? checked('time_to_escalate_monitored', 'unknown', phrase('nothing_yet', {}), phrase('let_agents_run', {}))
    : checked('time_to_escalate_monitored', 'ticked', phrase('time_measured', { p95: p95.value, n: p95.n }));

/** "Metrics" of the article's checklist: whether they are known, not whether they are good. */
export const checkMeasuring = ({ measures }: ChecklistFacts): readonly CheckedItem[] => [
  share('escalation_rate_tracked', measures.by.escalation_rate),
  precisionAndRecall(measures),
  timeToEscalate(measures),
  share('overrides_analysed', measures.by.override_frequency),
];
