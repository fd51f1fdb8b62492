import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** When the newest of these files and folders was last changed, in milliseconds; 0 when there is none of them. */
const newest = (names: readonly string[]): number => {
  let latest = 0;
  for (const name of names) {
    const found = statSync(name, { throwIfNoEntry: false });
    if (found === undefined) continue;
    // The folder's own time tells of files that were removed.
    latest = Math.max(latest, found.mtimeMs);
    if (found.isDirectory()) latest = Math.max(latest, newest(readdirSync(name).map((inner) => path.join(name, inner))));
  }
  return latest;
};

/** Whether a built file is missing, or older than anything that it is built from. */
export const isStale = (built: string, sources: readonly string[]): boolean => {
  const found = statSync(built, { throwIfNoEntry: false });
  return found === undefined || found.mtimeMs < newest(sources);
};
