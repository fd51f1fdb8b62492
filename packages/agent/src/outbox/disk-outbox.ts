import { createHash } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { actionDigest } from '@countersign/shared/domain/digest';
import writeFileAtomic from 'write-file-atomic';
import type { Outbox } from './outbox.ts';
import { OutboxEntry } from './outbox-entry.ts';

export type BrokenFile = { readonly file: string; readonly movedTo: string; readonly why: string };
export type DiskOutboxOptions = {
  /** Told of every file that could not be read and was set aside. */
  readonly onBroken?: (broken: BrokenFile) => void;
};

const fileOf = (key: string): string => `${createHash('sha256').update(key).digest('hex')}.json`;
const ENTRY_FILE = /^[0-9a-f]{64}\.json$/;

/** A new name in a folder survives a power cut only once the folder itself is synced. Windows cannot, and need not. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const parseEntry = (file: string, text: string): OutboxEntry => {
  const entry = OutboxEntry.parse(JSON.parse(text));
  if (fileOf(entry.key) !== file) throw new Error('the file name belongs to another key');
  if (actionDigest(entry.action) !== entry.actionDigest) throw new Error('the action does not match its digest');
  return entry;
};

/**
 * One file per proposal in `folder`, readable by this user only: written whole and synced, or not at all. A file that
 * cannot be read is set aside as `*.broken` and never stands in the way of the others.
 */
export const createDiskOutbox = (folder: string, { onBroken = () => {} }: DiskOutboxOptions = {}): Outbox => {
  const root = resolve(folder);
  const made = async () => {
    const first = await mkdir(root, { recursive: true, mode: 0o700 });
    if (first !== undefined) await syncFolder(dirname(first));
  };

  const read = async (file: string): Promise<readonly OutboxEntry[]> => {
    const path = join(root, file);
    try {
      return [parseEntry(file, await readFile(path, 'utf8'))];
    } catch (cause) {
      const movedTo = `${path}.broken`;
      await rename(path, movedTo).catch(() => {});
      onBroken({ file: path, movedTo, why: cause instanceof Error ? cause.message : String(cause) });
      return [];
    }
  };

  return {
    load: async () => {
      await made();
      const entries: OutboxEntry[] = [];
      for (const file of await readdir(root)) if (ENTRY_FILE.test(file)) entries.push(...(await read(file)));
      return entries;
    },
    put: async (entry) => {
      await made();
      await writeFileAtomic(join(root, fileOf(entry.key)), JSON.stringify(entry), { mode: 0o600 });
      await syncFolder(root);
    },
    remove: async (key) => {
      await rm(join(root, fileOf(key)), { force: true });
      await syncFolder(root);
    },
  };
};
