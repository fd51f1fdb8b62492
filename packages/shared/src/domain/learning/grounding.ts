import type { ProposedAction } from '../../model/action.ts';
import type { ContextBundle } from '../../model/context.ts';
import { leavesOf } from './argument-leaves.ts';

/** Characters of each source that are looked at, the newest. */
const MOST_CHARACTERS = 20_000;

/** Words in small letters between single spaces, with one before and one behind: a value stands in it as whole words or not at all. */
const worded = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

const wordedTail = (parts: readonly string[]): string => worded(parts.join('\n').slice(-MOST_CHARACTERS));

/** Share of the values that stand in the text; undefined where no value says anything. */
const shareIn = (values: readonly string[], text: string): number | undefined => {
  const telling = values.map(worded).filter((value) => value.trim() !== '');
  return telling.length === 0 ? undefined : telling.filter((value) => text.includes(value)).length / telling.length;
};

export type Grounding = {
  /** Share of the argument values that somebody said in the conversation. */
  readonly said: number | undefined;
  /** Share of them that stand in what the agent looked up: results, customer, transaction, policy. */
  readonly found: number | undefined;
  /**
   * How far the alternatives agree with the proposal: mean share of its values that stand in them too. Two bookings that
   * differ in one payment agree more than a booking and a transfer.
   */
  readonly agreed: number | undefined;
};

const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Where the values of an action's arguments come from. A value stands in a text as whole words: "5" is not in "255". */
export const groundingOf = (action: ProposedAction, context: ContextBundle): Grounding => {
  const { conversation, actionsAttempted, alternatives, customer, transaction, policyContext } = context;
  const values = leavesOf(action.arguments);
  const records = [
    ...(policyContext ?? []).map(({ text }) => text),
    ...[customer, transaction].map((record) => (record === undefined ? '' : JSON.stringify(record))),
    ...(actionsAttempted ?? []).map(({ result }) => result ?? ''),
  ];
  const agreed = (alternatives ?? []).map(({ summary, arguments: args }) =>
    shareIn(values, wordedTail([summary, args === undefined ? '' : JSON.stringify(args)])),
  );
  return {
    said: shareIn(values, wordedTail((conversation ?? []).map(({ text }) => text))),
    found: shareIn(values, wordedTail(records)),
    agreed: mean(agreed.filter((share) => share !== undefined)),
  };
};
