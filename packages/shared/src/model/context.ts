import { z } from 'zod';
import { ActionName } from './action.ts';
import { JsonObject } from './json.ts';
import { OnDeadline } from './vocabulary.ts';

const text = z.string().max(262_144);
const line = z.string().max(2_000);

export const Turn = z.object({
  role: z.enum(['customer', 'agent', 'system', 'tool', 'reviewer']),
  text,
  at: z.iso.datetime({ offset: true }).optional(),
  /** The turn that led to the proposed action; the last customer turn when none is marked. */
  trigger: z.boolean().optional(),
});
export type Turn = z.infer<typeof Turn>;

export const AttemptedAction = z.object({
  name: ActionName,
  arguments: JsonObject.optional(),
  outcome: z.enum(['succeeded', 'failed', 'unknown']),
  result: text.optional(),
});
export type AttemptedAction = z.infer<typeof AttemptedAction>;

/** One fact for the first screen, with what is usual, so that the reader sees what is odd. */
export const Fact = z.object({
  label: z.string().min(1).max(40),
  value: z.string().min(1).max(80),
  /** What is usual or allowed, in words: "usual 1", "at most 3", "not in profile". */
  baseline: z.string().max(80).optional(),
  odd: z.boolean().optional(),
});
export type Fact = z.infer<typeof Fact>;

export const PolicyExcerpt = z.object({ id: z.string().max(128).optional(), title: line.optional(), text });
export const Alternative = z.object({
  summary: text,
  arguments: JsonObject.optional(),
});

/**
 * The context bundle: the article's checklist, every field, plus what a safe decision needs.
 * Everything may be missing; what is missing is shown as "not provided" and counted.
 */
export const ContextBundle = z.object({
  conversation: z.array(Turn).max(1_000).optional(),
  actionsAttempted: z.array(AttemptedAction).max(1_000).optional(),
  failureReason: text.optional(),
  currentGoal: text.optional(),
  pendingDecision: text.optional(),
  customer: JsonObject.optional(),
  transaction: JsonObject.optional(),
  policyContext: z.array(PolicyExcerpt).max(100).optional(),
  recommendation: z.object({ kind: z.enum(['approve', 'modify', 'reject']).optional(), text }).optional(),
  /** Probability, 0 to 1, that a reviewer would approve the action unchanged. */
  confidence: z.number().min(0).max(1).optional(),
  alternatives: z.array(Alternative).max(50).optional(),

  /** -1 (furious) to 1 (delighted). */
  sentimentScore: z.number().min(-1).max(1).optional(),
  /** How long the agent can wait, in milliseconds from submission; policy may shorten it. */
  deadlineMs: z.int().min(1_000).max(2_592_000_000).optional(),
  onDeadline: OnDeadline.optional(),
  assumptions: z.array(line).max(20).optional(),
  facts: z.array(Fact).max(20).optional(),
});
export type ContextBundle = z.infer<typeof ContextBundle>;

/** The article's eleven; completeness is counted over these. */
export const CHECKLIST = [
  'conversation',
  'actionsAttempted',
  'failureReason',
  'currentGoal',
  'pendingDecision',
  'customer',
  'transaction',
  'policyContext',
  'recommendation',
  'confidence',
  'alternatives',
] as const satisfies readonly (keyof ContextBundle)[];
export type ChecklistField = (typeof CHECKLIST)[number];
