import type { HistoryRow } from '@countersign/shared/domain/backtest/history';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import { PrincipalId } from '@countersign/shared/model/ids';
import { NO_PAST } from '@countersign/shared/model/label';
import type { RecordedDecision } from './recorded-decision.ts';

const DAY = 86_400_000;
/** Noon, a day apart: a file without times keeps its order, and the hour of day says the same of all. */
const FIRST = Date.UTC(2024, 0, 1, 12);
const SOMEBODY = PrincipalId.parse('agent');

const MOST_TURNS = 1_000;
const MOST_ATTEMPTS = 1_000;
const MOST_ALTERNATIVES = 50;

const amountOf = (amountUsd: number | null | undefined): Pick<ProposedAction, 'amount'> => {
  const minor = typeof amountUsd === 'number' ? Math.round(amountUsd * 100) : Number.NaN;
  return Number.isSafeInteger(minor) ? { amount: { minor, currency: 'USD' } } : {};
};

const attempted = (attempts: RecordedDecision['actionsAttempted']): NonNullable<ContextBundle['actionsAttempted']> =>
  (attempts ?? []).slice(-MOST_ATTEMPTS).map(({ name, arguments: args, ok, result }) => ({
    name,
    outcome: ok === true ? 'succeeded' : ok === false ? 'failed' : 'unknown',
    ...(args ? { arguments: args } : {}),
    ...(typeof result === 'string' ? { result } : {}),
  }));

const contextOf = (record: RecordedDecision): ContextBundle => ({
  ...(record.conversation ? { conversation: record.conversation.slice(-MOST_TURNS) } : {}),
  ...(record.actionsAttempted ? { actionsAttempted: attempted(record.actionsAttempted) } : {}),
  ...(record.customer ? { customer: record.customer } : {}),
  ...(record.reservation ? { transaction: record.reservation } : {}),
  ...(typeof record.confidence === 'number' ? { confidence: record.confidence } : {}),
  ...(record.alternatives
    ? { alternatives: record.alternatives.slice(0, MOST_ALTERNATIVES).map(({ call }) => ({ summary: call })) }
    : {}),
});

const agentOf = (agent: string | null | undefined): PrincipalId => {
  const parsed = PrincipalId.safeParse(agent);
  return parsed.success ? parsed.data : SOMEBODY;
};

const neededOf = (correct: boolean | null | undefined): boolean | null => (typeof correct === 'boolean' ? !correct : null);

/**
 * A line of a history file as the learners and the router see it. Nothing of `label` but the answer itself is taken, and that
 * stands beside what is judged, never in it.
 * @param index place in the file, from 0: its time where the file tells none.
 */
export const toHistoryRow = (record: RecordedDecision, index: number): HistoryRow => ({
  id: record.id,
  group: record.task ?? record.id,
  agentId: agentOf(record.agent),
  action: { name: record.action.name, arguments: record.action.arguments, ...amountOf(record.amountUsd) },
  context: contextOf(record),
  at: record.at ? Math.max(0, Date.parse(record.at)) : FIRST + index * DAY,
  past: NO_PAST,
  needed: neededOf(record.label?.correct),
  weight: 1,
});
