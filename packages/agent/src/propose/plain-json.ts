import type { Json } from '@countersign/shared/model/json';
import { type Result, err, ok } from '@countersign/shared/domain/result';
import { LIMITS } from '@countersign/shared/protocol/limits';
import type { Problem } from './problem.ts';

const FORBIDDEN_KEYS = ['__proto__', 'constructor', 'prototype'];

/** The limits hold for the whole packet: one walk counts over all of its parts. */
export type Walk = { keys: number };
/** The keys of the envelope and of the command's input, which stand around every proposal. */
export const startWalk = (): Walk => ({ keys: 7 });
/** Level of a field of the command's input. */
const INSIDE_INPUT = 2;

const refuse = (field: string, message: string, limit?: string | number): Result<never, Problem> =>
  err({ field, message, ...(limit === undefined ? {} : { limit }) });

const text = (value: string, field: string): Result<string, Problem> => {
  if (!value.isWellFormed()) return refuse(field, 'contains half of a surrogate pair', 'well-formed Unicode');
  if (value.includes('\0')) return refuse(field, 'contains a NUL character', 'no NUL');
  if (Buffer.byteLength(value) > LIMITS.stringBytes) return refuse(field, 'is too long (bytes)', LIMITS.stringBytes);
  return ok(value);
};

const number = (value: number, field: string): Result<number, Problem> => {
  if (!Number.isFinite(value)) return refuse(field, 'is not a finite number', 'JSON');
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    return refuse(field, 'cannot be held exactly; send it as text', Number.MAX_SAFE_INTEGER);
  // JSON has no minus zero: what is digested must be what is sent.
  return ok(value === 0 ? 0 : value);
};

const list = (value: readonly unknown[], field: string, depth: number, walk: Walk): Result<Json[], Problem> => {
  if (value.length > LIMITS.arrayItems) return refuse(field, 'has too many items', LIMITS.arrayItems);
  const copy: Json[] = [];
  for (let i = 0; i < value.length; i++) {
    const item = plain(value[i], `${field}.${i}`, depth + 1, walk);
    if (!item.ok) return item;
    copy.push(item.value);
  }
  return ok(copy);
};

const record = (value: object, field: string, depth: number, walk: Walk): Result<Record<string, Json>, Problem> => {
  const copy: Record<string, Json> = {};
  for (const key of Object.keys(value)) {
    const at = `${field}.${key}`;
    if (FORBIDDEN_KEYS.includes(key)) return refuse(at, 'is a forbidden name', 'no prototype names');
    const name = text(key, at);
    if (!name.ok) return name;
    const child: unknown = (value as Readonly<Record<string, unknown>>)[key];
    // An absent optional field, as JSON.stringify treats it.
    if (child === undefined) continue;
    if (++walk.keys > LIMITS.keys) return refuse(field, 'makes too many keys in all', LIMITS.keys);
    const item = plain(child, at, depth + 1, walk);
    if (!item.ok) return item;
    copy[key] = item.value;
  }
  return ok(copy);
};

const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};

const plain = (value: unknown, field: string, depth: number, walk: Walk): Result<Json, Problem> => {
  if (value === null || typeof value === 'boolean') return ok(value);
  if (typeof value === 'string') return text(value, field);
  if (typeof value === 'number') return number(value, field);
  if (depth > LIMITS.depth) return refuse(field, 'is nested too deep', LIMITS.depth);
  if (Array.isArray(value)) return list(value, field, depth, walk);
  if (typeof value === 'object' && isPlainObject(value)) return record(value, field, depth, walk);
  return refuse(field, 'is not a JSON value', 'JSON');
};

/**
 * Copies a value as plain JSON, reading every property once, under the limits of the wire. What comes back is
 * what is checked, digested, stored and sent: getters, `toJSON` and later changes by the caller cannot make them differ.
 */
export const plainJson = (value: unknown, field: string, walk: Walk = startWalk()): Result<Json, Problem> =>
  plain(value, field, INSIDE_INPUT, walk);
