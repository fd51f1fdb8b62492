import { Command } from 'commander';
import { CHECKLIST_PHRASES_EN, sayChecklist } from '@countersign/shared/domain/checklist/phrases-en';
import { CHECKLIST_SECTIONS, type CheckedItem, type Checklist, type ChecklistItem } from '@countersign/shared/model/checklist';
import { readJudgement } from './read-judgement.ts';
import { type DataFlags, print, withDatabase } from './with-database.ts';

/** The boxes in the article's words. */
const BOXES: Readonly<Record<ChecklistItem, string>> = {
  thresholds_calibrated: 'Confidence thresholds defined and calibrated',
  high_risk_escalates: 'High-risk actions always escalate',
  irreversible_confirmed: 'Irreversible actions require confirmation',
  regulation_mapped: 'Regulatory requirements mapped to triggers',
  conversation_preserved: 'Full conversation history preserved',
  action_history_included: 'Action history and outcomes included',
  recommendation_visible: "Agent's recommendation and confidence visible",
  context_loads_fast: 'Under 10 second context load time',
  sampling_strategy: 'Sampling strategy for high-volume scenarios',
  tiered_review: 'Tiered review structure',
  queue_monitored: 'Queue depth monitoring and alerts',
  feedback_loop: 'Feedback loop to improve agent over time',
  escalation_rate_tracked: 'Escalation rate tracked',
  precision_recall_measured: 'Precision and recall measured',
  time_to_escalate_monitored: 'Time-to-escalate monitored',
  overrides_analysed: 'Override frequency analyzed',
};
const TITLES = {
  triggers: 'ESCALATION TRIGGERS',
  context: 'CONTEXT TRANSFER',
  scaling: 'SCALING STRATEGY',
  metrics: 'METRICS',
} as const satisfies Record<keyof typeof CHECKLIST_SECTIONS, string>;
const MARKS = { ticked: '[x]', open: '[ ]', unknown: '[?]' } as const satisfies Record<CheckedItem['state'], string>;

const linesOf = ({ item, state, evidence, next }: CheckedItem): readonly string[] => [
  `${MARKS[state]} ${BOXES[item]}`,
  `      ${sayChecklist(CHECKLIST_PHRASES_EN, evidence)}`,
  ...(next === null ? [] : [`      → ${sayChecklist(CHECKLIST_PHRASES_EN, next)}`]),
];

const inWords = ({ items, policy }: Checklist): string => {
  const count = (state: CheckedItem['state']): number => items.filter((item) => item.state === state).length;
  return [
    `Deployment checklist, policy ${policy}: ${count('ticked')} of ${items.length} ticked, ${count('open')} open, ${count('unknown')} unknown`,
    ...Object.entries(TITLES).flatMap(([section, title]) => [
      '',
      title,
      ...items.filter(({ item }) => CHECKLIST_SECTIONS[section as keyof typeof TITLES].includes(item)).flatMap(linesOf),
    ]),
  ].join('\n');
};

export const doctorCommand = (): Command =>
  new Command('doctor')
    .description(
      'Walk the deployment checklist against the running configuration and history. Exit code 1 while a box is open. Works beside a running hub.',
    )
    .option('--data <folder>', 'folder of the hub (COUNTERSIGN_DATA, default .data)')
    .option('--json', 'print JSON')
    .action(async (flags: DataFlags) => {
      const checklist = await withDatabase(flags.data, true, async (database, config) => {
        const { checklist: read } = await readJudgement(database, config);
        return read();
      });
      print(flags.json, checklist, inWords(checklist));
      if (checklist.items.some(({ state }) => state === 'open')) process.exitCode = 1;
    });
