import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = dirname(dirname(import.meta.dirname));

const NOT_OURS = new Set([
  'node_modules',
  '.git',
  '.tools',
  '.turbo',
  '.data',
  'dist',
  'out',
  'test-results',
  'playwright-report',
]);

const walk = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : entry.isFile() ? [path] : [];
  });

/** Every file of the project, as a path from its root with forward slashes. */
export const projectFiles = (): readonly string[] => walk(ROOT).map((file) => relative(ROOT, file).replaceAll('\\', '/'));

export const readProjectFile = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
