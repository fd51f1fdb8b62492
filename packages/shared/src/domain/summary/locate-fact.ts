import type { ContextBundle, Fact, Turn } from '../../model/context.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { FactSource } from './summary-view.ts';

/** The turn that led to the action: the one that says so, else the last thing the customer said; -1 without any. */
export const triggerOf = (turns: readonly Turn[]): number => {
  const marked = turns.findLastIndex((turn) => turn.trigger === true);
  return marked === -1 ? turns.findLastIndex((turn) => turn.role === 'customer') : marked;
};

const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

const says = (value: Json, wanted: string): boolean =>
  (typeof value === 'string' || typeof value === 'number') && fold(String(value)) === wanted;

const fieldWith = (record: JsonObject | undefined, wanted: string): string | undefined =>
  Object.entries(record ?? {}).find(([, value]) => says(value, wanted))?.[0];

/** Shorter values stand in too many sentences to say where they came from. */
const TELLING = 4;

/**
 * Where a fact of the agent can be checked: the record's field of exactly this value, else the last turn, result or policy
 * that holds it word by word, else only the agent's own list of facts. Guesses nothing.
 */
export const locateFact = (context: ContextBundle, { value }: Fact, index: number): FactSource => {
  const wanted = fold(value);
  for (const panel of ['transaction', 'customer'] as const) {
    const field = fieldWith(context[panel], wanted);
    if (field !== undefined) return { panel, field };
  }
  const holds = (text: string | undefined): boolean => wanted.length >= TELLING && fold(text ?? '').includes(wanted);
  const turn = (context.conversation ?? []).findLastIndex(({ text }) => holds(text));
  if (turn !== -1) return { panel: 'conversation', turn };
  const attempt = (context.actionsAttempted ?? []).findLastIndex(({ result }) => holds(result));
  if (attempt !== -1) return { panel: 'actions', attempt };
  const excerpt = (context.policyContext ?? []).findIndex(({ text }) => holds(text));
  return excerpt !== -1 ? { panel: 'policy', excerpt } : { panel: 'transaction', fact: index };
};
