import { CHECKLIST_PHRASES_EN, type ChecklistPhrases } from '@countersign/shared/domain/checklist/phrases-en';
import type { CHECKLIST_SECTIONS, CheckedItem, ChecklistItem } from '@countersign/shared/model/checklist';
import { vocabulary } from './en-vocabulary.ts';
import { plural } from './en-plural.ts';

const openBoxes = plural({ one: '# open', other: '# open' });
const unknownBoxes = plural({ one: '# unknown', other: '# unknown' });

/** Words of the checklist before an agent is let loose. */
export const checklistWords = {
  done: (ticked: string, of: string) => `${ticked} of ${of} boxes are ticked`,
  of: (ticked: string, of: string) => `${ticked} of ${of}`,
  progress: 'Ticked boxes',
  rest: (open: number, unknown: number) => `${openBoxes(open)}, ${unknownBoxes(unknown)}`,
  asOf: (time: string, policy: string) => `As of ${time}. Live policy ${policy}.`,
  print: 'Print',
  refreshed: 'The checklist was read again.',
  next: 'Next:',
  goTo: {
    board: 'To the board',
    inbox: 'To the inbox',
    policy: 'To the policy',
  },
  section: {
    triggers: 'Escalation triggers',
    context: 'Context transfer',
    scaling: 'Scaling strategy',
    metrics: 'Metrics',
  } satisfies Record<keyof typeof CHECKLIST_SECTIONS, string>,
  state: { ticked: 'ticked', open: 'open', unknown: 'unknown' } satisfies Record<CheckedItem['state'], string>,
  item: {
    thresholds_calibrated: 'Confidence thresholds defined and calibrated',
    high_risk_escalates: 'High-risk actions always escalate',
    irreversible_confirmed: 'Irreversible actions require confirmation',
    regulation_mapped: 'Regulatory requirements mapped to triggers',
    conversation_preserved: 'Full conversation history preserved',
    action_history_included: 'Action history and outcomes included',
    recommendation_visible: 'Agent’s recommendation and confidence visible',
    context_loads_fast: 'Under 10 second context load time',
    sampling_strategy: 'Sampling strategy for high-volume scenarios',
    tiered_review: 'Tiered review structure',
    queue_monitored: 'Queue depth monitoring and alerts',
    feedback_loop: 'Feedback loop to improve agent over time',
    escalation_rate_tracked: 'Escalation rate tracked',
    precision_recall_measured: 'Precision and recall measured',
    time_to_escalate_monitored: 'Time-to-escalate monitored',
    overrides_analysed: 'Override frequency analyzed',
  } satisfies Record<ChecklistItem, string>,
  /** What the hub lists by name. */
  name: {
    ...vocabulary.tier,
    'declared high': 'declared high risk',
    'declared critical': 'declared critical risk',
    'a very large amount': 'a very large amount',
    irreversible: 'irreversible',
    'irreversible and low risk': 'irreversible at low risk',
    legal: 'legal',
    medical: 'medical',
    financial: 'financial',
  },
  // What is to be typed stands below the sentence, so that it can be copied.
  said: { ...CHECKLIST_PHRASES_EN, make_supervisor: () => 'Make one:' } satisfies ChecklistPhrases,
};
