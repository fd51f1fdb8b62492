import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { DemoFailure } from './failure.ts';
import { makeDataFolder } from './start-hub.ts';

it('makes the data folder, and says in one line why it cannot', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'demo-data-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  makeDataFolder(path.join(folder, 'deep/er'));
  makeDataFolder(path.join(folder, 'deep/er'));
  expect(existsSync(path.join(folder, 'deep/er'))).toBe(true);

  writeFileSync(path.join(folder, 'taken'), '');
  const impossible = path.join(folder, 'taken/below');
  expect(() => makeDataFolder(impossible)).toThrow(DemoFailure);
  expect(() => makeDataFolder(impossible)).toThrow(/^The data folder .*taken\/below cannot be made: .*COUNTERSIGN_DATA\.$/);
});
