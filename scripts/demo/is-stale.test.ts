import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isStale } from './is-stale.ts';

let folder = '';
const at = (name: string, seconds: number): string => {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '');
  utimesSync(file, seconds, seconds);
  return file;
};
const age = (name: string, seconds: number): void => utimesSync(path.join(folder, name), seconds, seconds);

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'stale-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('is stale when it is missing, or when anything it is built from is newer, deep down or removed', () => {
  at('src/deep/a.ts', 1_000);
  age('src/deep', 1_000);
  age('src', 1_000);
  const sources = [path.join(folder, 'src'), path.join(folder, 'not-there')];
  expect(isStale(path.join(folder, 'built.js'), sources)).toBe(true);
  const built = at('built.js', 2_000);
  expect(isStale(built, sources)).toBe(false);
  age('src/deep/a.ts', 3_000);
  expect(isStale(built, sources)).toBe(true);
  age('src/deep/a.ts', 1_000);
  age('src/deep', 3_000);
  expect(isStale(built, sources)).toBe(true);
});
