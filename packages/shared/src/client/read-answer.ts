import { z } from 'zod';
import type { Ack } from '../protocol/contract.ts';
import { WireError, wireError } from '../protocol/wire-error.ts';

const Answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.unknown() }),
]);

/** A code that a newer hub made up: what it says of retrying still holds. */
const UnknownError = WireError.pick({ message: true, retryable: true, retryAfterMs: true });

/** Reads what the hub acked. An answer that breaks the contract becomes `INTERNAL`, never an exception. */
export const readAnswer = (output: z.ZodType, raw: unknown): Ack<unknown> => {
  const answer = Answer.safeParse(raw);
  if (!answer.success) return broken('is not an ack', undefined);
  if (!answer.data.ok) return { ok: false, error: readError(answer.data.error) };
  const value = output.safeParse(answer.data.value);
  return value.success ? { ok: true, value: value.data } : broken('breaks the contract', value.error);
};

const readError = (raw: unknown): WireError => {
  const known = WireError.safeParse(raw);
  if (known.success) return known.data;
  const unknown = UnknownError.safeParse(raw);
  return unknown.success ? { code: 'INTERNAL', ...unknown.data } : wireError('INTERNAL', "the hub's refusal breaks the contract");
};

const broken = (what: string, error: z.ZodError | undefined): Ack<never> => {
  const field = error?.issues[0]?.path.join('.');
  return { ok: false, error: wireError('INTERNAL', `the hub's answer ${what}`, field ? { field } : {}) };
};
