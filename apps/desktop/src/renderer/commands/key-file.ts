import { type Result, err, ok } from '@countersign/shared/domain/result';
import { z } from 'zod';
import { type KeyChoices, bindingsOf, isRemappable } from './bindings.ts';
import { COMMAND_IDS, type UiCommandId } from './command-id.ts';
import { conflictsOf } from './key-conflicts.ts';
import { problemOf } from './key-recorder.ts';
import type { SingleKeys } from './key-style.ts';

/** Raised when the meaning of the file changes. */
const VERSION = 1;
/** A file of keys is small; anything bigger is another file. */
export const KEY_FILE_CHARACTERS = 64 * 1_024;

const KEY = /^(Mod\+|Alt\+)?(Shift\+)?(\S|[A-Z][A-Za-z0-9]{1,15})( \S)?$/u;

const KeyFile = z.object({
  program: z.literal('countersign'),
  kind: z.literal('keys'),
  version: z.int(),
  singleKeys: z.enum(['on', 'alt', 'off']),
  keys: z.record(z.string().max(40), z.array(z.string().max(40)).max(4)),
});

export type KeyFileContent = {
  readonly singleKeys: SingleKeys;
  readonly keys: KeyChoices;
  /** Commands that this version does not have. */
  readonly unknown: readonly string[];
  /** Commands whose key cannot be used here at all. */
  readonly refused: readonly UiCommandId[];
  /** Commands that would share a key with another one. */
  readonly conflicting: readonly UiCommandId[];
};

/** The chosen keys as a file that another machine can load. */
export const writeKeyFile = (singleKeys: SingleKeys, keys: KeyChoices): string =>
  `${JSON.stringify({ program: 'countersign', kind: 'keys', version: VERSION, singleKeys, keys } satisfies z.input<typeof KeyFile>, null, 2)}\n`;

const isUsable = (key: string): boolean => KEY.test(key) && problemOf(key) === null;
const isKnown = (id: string): id is UiCommandId => COMMAND_IDS.some((known) => known === id) && isRemappable(id as UiCommandId);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Leaves out whoever shares a key, until nobody does: a command that falls back to its default key may clash anew. */
const withoutConflicts = (wanted: KeyChoices): KeyChoices => {
  const clashing = new Set<string>(conflictsOf(bindingsOf(wanted)).flatMap(([a, b]) => [a.command, b.command]));
  const left = Object.fromEntries(Object.entries(wanted).filter(([id]) => !clashing.has(id)));
  return Object.keys(left).length === Object.keys(wanted).length ? wanted : withoutConflicts(left);
};

/** Reads such a file. What cannot be used is left out and named; the rest stands. */
export const readKeyFile = (text: string): Result<KeyFileContent, 'not-a-file' | 'newer'> => {
  const file = KeyFile.safeParse(text.length > KEY_FILE_CHARACTERS ? null : parse(text));
  if (!file.success) return err('not-a-file');
  if (file.data.version > VERSION) return err('newer');
  const entries = Object.entries(file.data.keys);
  const known = entries.flatMap(([id, keys]) => (isKnown(id) ? [{ id, keys }] : []));
  const usable = known.filter(({ keys }) => keys.every(isUsable));
  const wanted = Object.fromEntries(usable.map(({ id, keys }) => [id, keys]));
  const keys = withoutConflicts(wanted);
  return ok({
    singleKeys: file.data.singleKeys,
    keys,
    unknown: entries.map(([id]) => id).filter((id) => !isKnown(id)),
    refused: known.filter(({ id }) => !Object.hasOwn(wanted, id)).map(({ id }) => id),
    conflicting: usable.map(({ id }) => id).filter((id) => !Object.hasOwn(keys, id)),
  });
};
