import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { JsonObject } from '@countersign/shared/model/json';
import { z } from 'zod';

const Entry = z.object({
  /** Idempotency key: one entry per key, however often the effect is tried. */
  key: z.string(),
  tool: z.string(),
  arguments: JsonObject,
});
export type LedgerEntry = z.infer<typeof Entry>;

export interface Ledger {
  /** Writes the entry unless its key is there already, and answers with the one that counts. On disk when it returns. */
  enter(entry: LedgerEntry): LedgerEntry;
  entries(): readonly LedgerEntry[];
}

/** The last line may be torn by a crash: it was not confirmed to anybody, and the effect will be tried again. */
const readEntries = (file: string): { readonly entries: readonly LedgerEntry[]; readonly isTorn: boolean } => {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const entries = whole.split('\n').flatMap((line) => (line === '' ? [] : [Entry.parse(JSON.parse(line))]));
  return { entries, isTorn: whole.length < text.length };
};

/** The demo's books: an append-only file that stands for an accounting system which takes an idempotency key. */
export const openLedger = (file: string): Ledger => {
  const { entries, isTorn } = readEntries(file);
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const append = (text: string, flags: 'a' | 'w'): void => {
    const handle = openSync(file, flags, 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  };
  if (isTorn) append(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''), 'w');

  return {
    enter: (entry) => {
      const known = byKey.get(entry.key);
      if (known !== undefined) return known;
      append(`${JSON.stringify(entry)}\n`, 'a');
      byKey.set(entry.key, entry);
      return entry;
    },
    entries: () => [...byKey.values()],
  };
};
