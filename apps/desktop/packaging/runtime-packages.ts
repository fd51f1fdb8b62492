import { readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export type RuntimePackage = { readonly name: string; readonly folder: string };

/**
 * A package with everything it needs at run time, found as Node finds it, so that no package manager has to be asked. Throws when
 * two versions of one package are needed: they are packed side by side in one folder.
 */
export const runtimePackages = (name: string, from: string): RuntimePackage[] => {
  const found = new Map<string, string>();
  const visit = (wanted: string, seenFrom: string): void => {
    const file = realpathSync(createRequire(path.join(seenFrom, 'package.json')).resolve(`${wanted}/package.json`));
    const folder = path.dirname(file);
    const known = found.get(wanted);
    if (known !== undefined && known !== folder) throw new Error(`two versions of ${wanted} are needed`);
    if (known !== undefined) return;
    found.set(wanted, folder);
    const { dependencies = {} }: { dependencies?: Record<string, string> } = JSON.parse(readFileSync(file, 'utf8'));
    for (const next of Object.keys(dependencies)) visit(next, folder);
  };
  visit(name, from);
  return [...found].map(([package_, folder]) => ({ name: package_, folder }));
};
