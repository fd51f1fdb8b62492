import { z } from 'zod';

/** The article's deployment checklist, in its order. */
export const CHECKLIST_ITEMS = [
  'thresholds_calibrated',
  'high_risk_escalates',
  'irreversible_confirmed',
  'regulation_mapped',
  'conversation_preserved',
  'action_history_included',
  'recommendation_visible',
  'context_loads_fast',
  'sampling_strategy',
  'tiered_review',
  'queue_monitored',
  'feedback_loop',
  'escalation_rate_tracked',
  'precision_recall_measured',
  'time_to_escalate_monitored',
  'overrides_analysed',
] as const;
export const ChecklistItem = z.enum(CHECKLIST_ITEMS);
export type ChecklistItem = z.infer<typeof ChecklistItem>;

export const CHECKLIST_SECTIONS = {
  triggers: CHECKLIST_ITEMS.slice(0, 4),
  context: CHECKLIST_ITEMS.slice(4, 8),
  scaling: CHECKLIST_ITEMS.slice(8, 12),
  metrics: CHECKLIST_ITEMS.slice(12, 16),
} as const;

/** One box: ticked, open, or unknown because nothing shows it either way; with what shows it and what to do next. */
export const CheckedItem = z.object({
  item: ChecklistItem,
  state: z.enum(['ticked', 'open', 'unknown']),
  /** Key of a sentence with its values, so that command line and app say it in their own words. */
  evidence: z.object({ key: z.string().max(64), values: z.record(z.string(), z.union([z.string(), z.number()])) }),
  /** Key of the next step; null where there is none. */
  next: z.object({ key: z.string().max(64), values: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
});
export type CheckedItem = z.infer<typeof CheckedItem>;
export const Checklist = z.object({ at: z.int(), policy: z.string(), items: z.array(CheckedItem) });
export type Checklist = z.infer<typeof Checklist>;
