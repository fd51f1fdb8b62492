import { type Result, err, ok } from '@countersign/shared/domain/result';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { AttemptedAction, ContextBundle } from '@countersign/shared/model/context';
import { airlineAlternatives } from './airline-alternatives.ts';
import { actedReservation, airlineFacts } from './airline-facts.ts';
import { AirlineRecord } from './airline-record.ts';
import { type ToolFacts, airlineTool } from './airline-tools.ts';
import { firstIssue } from './first-issue.ts';
import type { Beside, Mapping, Proposal } from './mapping.ts';
import { policySections } from './policy-sections.ts';

/** The newest are kept. With more, a bundle would have more keys than the wire takes. */
const MOST_TURNS = 300;
const MOST_ATTEMPTS = 100;
/** Below this the agent's doubt is itself the reason why it asks. */
const SURE = 0.7;

const targetOf = ({ arguments: args }: AirlineRecord['action']): string | undefined => {
  const target = args['reservation_id'] ?? args['user_id'];
  return typeof target === 'string' && target !== '' && target.length <= 512 ? target : undefined;
};

const actionOf = ({ action, amountUsd }: AirlineRecord, tool: ToolFacts | undefined): ProposedAction => {
  const target = targetOf(action);
  const minor = typeof amountUsd === 'number' ? Math.round(amountUsd * 100) : undefined;
  return {
    name: action.name,
    arguments: action.arguments,
    ...(tool === undefined
      ? {}
      : { argumentsSchema: tool.argumentsSchema, reversible: tool.reversible(action.arguments), domain: tool.domain }),
    ...(target === undefined ? {} : { target }),
    ...(minor === undefined || !Number.isSafeInteger(minor) ? {} : { amount: { minor, currency: 'USD' } }),
  };
};

const attempted = ({ actionsAttempted }: AirlineRecord): AttemptedAction[] =>
  (actionsAttempted ?? []).slice(-MOST_ATTEMPTS).map(({ name, arguments: args, ok: worked, result }) => ({
    name,
    outcome: worked === true ? 'succeeded' : worked === false ? 'failed' : 'unknown',
    ...(args ? { arguments: args } : {}),
    ...(typeof result === 'string' ? { result } : {}),
  }));

/** The last error of the same tool, else the agent's doubt. */
const failureOf = ({ action, actionsAttempted, confidence }: AirlineRecord): string | undefined => {
  const failed = (actionsAttempted ?? []).findLast((attempt) => attempt.name === action.name && attempt.ok === false);
  if (typeof failed?.result === 'string') return failed.result;
  return typeof confidence === 'number' && confidence < SURE ? 'low confidence' : undefined;
};

const lastTrigger = (turns: AirlineRecord['conversation']): ContextBundle['conversation'] => {
  const kept = (turns ?? []).slice(-MOST_TURNS);
  const trigger = kept.findLastIndex(({ role }) => role === 'customer');
  return kept.map((turn, index) => (index === trigger ? { ...turn, trigger: true } : turn));
};

const contextOf = (record: AirlineRecord, tool: ToolFacts | undefined, policy: string | undefined): ContextBundle => {
  const { action, customer, confidence, conversation } = record;
  const target = targetOf(action);
  const failureReason = failureOf(record);
  const transaction = actedReservation(record);
  const sections = policy === undefined || tool === undefined ? [] : policySections(policy, tool.sections);
  const alternatives = airlineAlternatives(record);
  return {
    ...(conversation ? { conversation: lastTrigger(conversation) } : {}),
    actionsAttempted: attempted(record),
    ...(failureReason === undefined ? {} : { failureReason }),
    currentGoal: tool?.goal ?? `Run ${action.name} for the customer.`,
    pendingDecision: `Run ${action.name}${target === undefined ? '' : ` on ${target}`}?`,
    ...(customer ? { customer } : {}),
    ...(transaction === undefined ? {} : { transaction }),
    ...(sections.length === 0 ? {} : { policyContext: [...sections] }),
    recommendation: { kind: 'approve', text: `Run ${action.name} as proposed.` },
    ...(typeof confidence === 'number' ? { confidence } : {}),
    ...(alternatives.length === 0 ? {} : { alternatives }),
    ...(tool === undefined ? {} : { assumptions: [tool.assumption] }),
    facts: airlineFacts(record),
  };
};

/**
 * Maps the recorded airline decisions. The amount is `amountUsd` in cents; confidence is the record's own; customer and
 * reservation are what the agent had looked up; the policy is `policy.md` beside the file, as far as it speaks of the tool.
 * Nothing is taken from `label`: `AirlineRecord` drops it before anything else sees the record.
 */
export const airlineMapping: Mapping = (raw: unknown, beside: Beside): Result<Proposal, string> => {
  const parsed = AirlineRecord.safeParse(raw);
  if (!parsed.success) return err(firstIssue(parsed.error));
  const tool = airlineTool(parsed.data.action.name);
  return ok({
    key: parsed.data.id,
    action: actionOf(parsed.data, tool),
    context: contextOf(parsed.data, tool, beside('policy.md')),
  });
};
