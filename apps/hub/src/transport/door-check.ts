import { visit } from 'jsonc-parser';
import type { Limits } from '@countersign/shared/protocol/limits';
import { type WireError, type WireErrorCode, wireError } from '@countersign/shared/protocol/wire-error';

/** The packet's array and the command's envelope stand around the input whose depth is limited. */
const ENVELOPE_DEPTH = 2;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

class Refusal extends Error {
  readonly error: WireError;
  constructor(error: WireError) {
    super(error.message);
    this.error = error;
  }
}

type Path = readonly (string | number)[];

const nameOf = (path: Path): string => {
  const inside = path[1] === 'input' ? path.slice(2) : path.slice(1);
  return inside.map((part) => String(part).slice(0, 64)).join('.') || 'input';
};

const refuse = (code: WireErrorCode, message: string, path: Path, limit?: number | string): never => {
  throw new Refusal(wireError(code, message, { field: nameOf(path), ...(limit === undefined ? {} : { limit }) }));
};

const checkString = (value: string, path: Path, limits: Limits): void => {
  if (!value.isWellFormed()) refuse('BAD_SCHEMA', 'a lone surrogate is not text', path, 'well-formed Unicode');
  if (value.includes('\u0000')) refuse('BAD_SCHEMA', 'NUL is not allowed in text', path, 'no U+0000');
  if (value.length > limits.stringBytes / 3 && Buffer.byteLength(value) > limits.stringBytes)
    refuse('LIMIT', 'this text is too long', path, limits.stringBytes);
};

const checkNumber = (value: number, path: Path): void => {
  if (!Number.isFinite(value)) refuse('BAD_SCHEMA', 'this number is too large', path, 'finite numbers');
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    refuse('BAD_SCHEMA', 'this integer cannot be held exactly', path, Number.MAX_SAFE_INTEGER);
};

/**
 * Looks at the raw text of a packet before it becomes values: `JSON.parse` would hide duplicate keys, and
 * would build a deep or huge value first. Returns why to refuse, or null (SPEC W-01 to W-08, S3).
 */
export const checkPacketText = (text: string, limits: Limits): WireError | null => {
  let depth = 0;
  let keys = 0;
  let values = 0;
  const open: { keys: Set<string> | null; items: number }[] = [];

  const enter = (keysOf: Set<string> | null, path: () => Path): void => {
    if (++depth > limits.depth + ENVELOPE_DEPTH) refuse('DEPTH', 'this value is nested too deep', path(), limits.depth);
    countItem(path);
    open.push({ keys: keysOf, items: 0 });
  };
  const leave = (): void => {
    depth--;
    open.pop();
  };
  const countItem = (path: () => Path): void => {
    if (++values > limits.values) refuse('LIMIT', 'this packet has too many values', path(), limits.values);
    const parent = open.at(-1);
    if (parent?.keys === null && ++parent.items > limits.arrayItems)
      refuse('LIMIT', 'this list has too many items', path().slice(0, -1), limits.arrayItems);
  };

  try {
    visit(
      text,
      {
        onObjectBegin: (_o, _l, _line, _c, path) => enter(new Set(), path),
        onObjectEnd: leave,
        onArrayBegin: (_o, _l, _line, _c, path) => enter(null, path),
        onArrayEnd: leave,
        onObjectProperty: (key, _o, _l, _line, _c, path) => {
          const inside = open.at(-1)?.keys;
          if (++keys > limits.keys) refuse('LIMIT', 'this packet has too many keys', path(), limits.keys);
          if (FORBIDDEN_KEYS.has(key)) refuse('BAD_SCHEMA', `the key ${key} is not allowed`, [...path(), key], 'ordinary keys');
          if (inside?.has(key)) refuse('BAD_SCHEMA', 'this key stands twice', [...path(), key], 'one of each key');
          inside?.add(key);
          checkString(key, path(), limits);
        },
        onLiteralValue: (value, _o, _l, _line, _c, path) => {
          countItem(path);
          if (typeof value === 'string') {
            if (value.length > 0) checkString(value, path(), limits);
          } else if (typeof value === 'number') checkNumber(value, path());
        },
        onError: () => refuse('BAD_SCHEMA', 'this packet is not JSON', []),
      },
      { disallowComments: true },
    );
    return null;
  } catch (cause) {
    if (cause instanceof Refusal) return cause.error;
    // The visitor recurses: what is deep enough to end the stack is refused like anything too deep.
    return wireError('DEPTH', 'this value is nested too deep', { field: 'input', limit: limits.depth });
  }
};
