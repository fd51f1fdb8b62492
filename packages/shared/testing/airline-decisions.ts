import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ProposedAction } from '../src/model/action.ts';
import type { ContextBundle } from '../src/model/context.ts';
import type { JsonObject } from '../src/model/json.ts';

/** What a test needs of a recorded decision. `label` is the answer and is never read. */
export type RecordedDecision = {
  readonly id: string;
  readonly action: { readonly name: string; readonly arguments: JsonObject };
  readonly amountUsd: number | null;
  readonly confidence: number;
  readonly conversation: readonly { readonly role: 'customer' | 'agent'; readonly text: string }[];
  readonly customer: JsonObject | null;
  readonly reservation: JsonObject | null;
};

/** Beside the project's root, as the data's README asks; it is never copied into the project. */
const FILE = fileURLToPath(new URL('../../../../shared/data/airline-decisions/decisions.jsonl', import.meta.url));

/** Why the data set cannot be read, for `context.skip`; undefined when it is there. */
export const missingDecisions: string | undefined = existsSync(FILE) ? undefined : `${FILE} is not there`;

/** All recorded decisions. */
export const readAirlineDecisions = (): readonly RecordedDecision[] =>
  readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RecordedDecision);

/** A plain mapping for tests; the replay command has its own, fuller one. */
export const bundleOf = (record: RecordedDecision, reversible?: boolean): { action: ProposedAction; context: ContextBundle } => ({
  action: {
    ...record.action,
    ...(record.amountUsd === null ? {} : { amount: { minor: Math.round(record.amountUsd * 100), currency: 'USD' } }),
    ...(reversible === undefined ? {} : { reversible }),
  },
  context: {
    conversation: record.conversation.map(({ role, text }) => ({ role, text })),
    confidence: record.confidence,
    ...(record.customer === null ? {} : { customer: record.customer }),
    ...(record.reservation === null ? {} : { transaction: record.reservation }),
  },
});
