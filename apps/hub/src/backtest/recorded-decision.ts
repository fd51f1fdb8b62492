import { z } from 'zod';
import { AirlineRecord } from '../replay/airline-record.ts';

/** Names a task or an agent in a file: a number or a short text. */
const tag = z.union([z.int(), z.string().min(1).max(128)]).transform(String);

/**
 * One decision of a history file: what the agent wanted and knew, and the answer. Of `label` only `correct` is read, and only
 * to learn from and to score; the rest of it never enters the program.
 */
export const RecordedDecision = AirlineRecord.extend({
  /** Decisions of one task are never split between training and test. */
  task: tag.nullish(),
  agent: z.string().max(128).nullish(),
  amountUsd: z
    .number()
    .refine((usd) => Number.isSafeInteger(Math.round(usd * 100)), 'expected an amount that can be counted in cents')
    .nullish(),
  /** When it was proposed, where the file tells. */
  at: z.iso.datetime({ offset: true }).nullish(),
  /** Null or absent where nobody judged it. */
  label: z.object({ correct: z.boolean().nullable() }).nullish(),
});
export type RecordedDecision = z.infer<typeof RecordedDecision>;
