import { Money } from '../../../model/action.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { Noun } from '../phrases.ts';

/** A typed value of the payload on its way into a sentence. */
export type Slot =
  | { readonly kind: 'money'; readonly money: Money }
  /** A bare number that an argument calls an amount, in a unit that nobody stated. */
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'count'; readonly count: number; readonly noun: Noun };

// Readers of untyped arguments: undefined for anything of another type, never an error.

export const isRecord = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const optionalText = (text: string | undefined): Slot | undefined =>
  text === undefined || text.trim() === '' ? undefined : { kind: 'text', text };

const own = (args: JsonObject, key: string): Json | undefined => (Object.hasOwn(args, key) ? args[key] : undefined);

export const textOf = (args: JsonObject, ...keys: readonly string[]): Slot | undefined => {
  for (const key of keys) {
    const value = own(args, key);
    if (typeof value === 'string' && value.trim() !== '') return { kind: 'text', text: value };
    if (typeof value === 'number') return { kind: 'text', text: String(value) };
  }
  return undefined;
};

export const moneyIn = (value: Json | undefined): Money | undefined => {
  const read = Money.safeParse(value);
  return read.success ? read.data : undefined;
};

export const amountOf = (args: JsonObject, ...keys: readonly string[]): Slot | undefined => {
  for (const key of keys) {
    const value = own(args, key);
    const money = moneyIn(value);
    if (money !== undefined) return { kind: 'money', money };
    if (typeof value === 'number') return { kind: 'number', number: value };
  }
  return undefined;
};

export const countOf = (args: JsonObject, key: string, noun: Noun): Slot | undefined => {
  const value = own(args, key);
  const count = Array.isArray(value) ? value.length : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? { kind: 'count', count, noun } : undefined;
};

/** The records in an array, or undefined when it is no array of records. */
export const recordsOf = (args: JsonObject, key: string): readonly JsonObject[] | undefined => {
  const value = own(args, key);
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const records = (value as readonly Json[]).filter(isRecord);
  return records.length === value.length ? records : undefined;
};

/** A list of short names; undefined unless every item gives one. */
export const listOf = (items: readonly (string | undefined)[] | undefined): Slot | undefined => {
  if (items === undefined || items.length === 0) return undefined;
  const texts = items.filter((item) => item !== undefined && item.trim() !== '');
  return texts.length === items.length ? { kind: 'list', items: texts as readonly string[] } : undefined;
};

export const stringIn = (record: JsonObject, key: string): string | undefined => {
  const value = own(record, key);
  return typeof value === 'string' ? value : undefined;
};
