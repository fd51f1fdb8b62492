import { Money } from '@countersign/shared/model/action';
import type { JsonObject } from '@countersign/shared/model/json';
import { ReasonCode } from '@countersign/shared/model/vocabulary';
import { z } from 'zod';

/** Raised when an older program could not read what a newer one kept. */
const VERSION = 1;

/** Taken as `JSON.parse` gave it: a schema that copies would lose a key called "__proto__". */
const Arguments = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));

/** Changed arguments while they are being written. */
export const ModifyDraft = z.strictObject({
  values: Arguments,
  /** What was typed and is not a value yet, by JSON Pointer. The value at that place is the last good one. */
  texts: z.record(z.string(), z.string()),
  /** The declared amount as edited; null when the action has none, or when it follows one of the arguments. */
  amount: Money.nullable(),
  reasonCode: ReasonCode.nullable(),
  reason: z.string(),
});
export type ModifyDraft = z.infer<typeof ModifyDraft>;

export const TextDraft = z.strictObject({ text: z.string() });
export type TextDraft = z.infer<typeof TextDraft>;

/** A kept draft as it was read back. One that cannot be used is said, and left as it is. */
export type ReadBody<T> = { readonly kind: 'ok'; readonly draft: T } | { readonly kind: 'too-new' } | { readonly kind: 'broken' };

const Envelope = z.looseObject({ version: z.int().positive() });

const read = <T>(schema: z.ZodType<T>, body: string): ReadBody<T> => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return { kind: 'broken' };
  }
  const envelope = Envelope.safeParse(parsed);
  if (!envelope.success) return { kind: 'broken' };
  const { version, ...rest } = envelope.data;
  if (version > VERSION) return { kind: 'too-new' };
  const draft = schema.safeParse(rest);
  return draft.success ? { kind: 'ok', draft: draft.data } : { kind: 'broken' };
};

export const readModifyDraft = (body: string): ReadBody<ModifyDraft> => read(ModifyDraft, body);
export const readTextDraft = (body: string): ReadBody<TextDraft> => read(TextDraft, body);

/** The body that the hub keeps. */
export const draftBody = (draft: ModifyDraft | TextDraft): string => JSON.stringify({ version: VERSION, ...draft });
