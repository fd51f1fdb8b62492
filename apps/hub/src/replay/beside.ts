import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Beside } from './mapping.ts';

/** Largest file that is read beside the replayed one, in bytes. */
const MOST_BYTES = 262_144;

/** Reads text files from the folder of the replayed file, each once. Names only: no path leads out of the folder. */
export const besideFile = (file: string): Beside => {
  const known = new Map<string, string | undefined>();
  const read = (name: string): string | undefined => {
    const path = join(dirname(file), name);
    const found = statSync(path, { throwIfNoEntry: false });
    return found?.isFile() && found.size <= MOST_BYTES ? readFileSync(path, 'utf8') : undefined;
  };
  return (name) => {
    if (name !== basename(name) || name === '..') return undefined;
    if (!known.has(name)) known.set(name, read(name));
    return known.get(name);
  };
};
