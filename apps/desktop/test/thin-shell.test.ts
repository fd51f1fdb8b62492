import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const SOURCES = path.join(import.meta.dirname, '../src');

it('E-29 the shell stays thin, and only it touches Electron', () => {
  const read = (folder: string) =>
    readdirSync(path.join(SOURCES, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
      .map((name) => readFileSync(path.join(SOURCES, folder, name), 'utf8'));
  const lines = ['main', 'preload', 'ipc'].flatMap(read).reduce((sum, text) => sum + text.trimEnd().split('\n').length, 0);
  expect(lines).toBeLessThanOrEqual(900);
  const outside = ['host', 'ipc', 'platform', 'renderer'].flatMap(read);
  expect(outside.filter((text) => /from '(?:electron|electron-store|electron-updater)'/.test(text))).toEqual([]);
});
