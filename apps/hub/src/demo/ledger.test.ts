import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openProgress } from './agent-progress.ts';
import { openLedger } from './ledger.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('takes one entry per key, across restarts', () => {
  const file = join(folder, 'ledger.jsonl');
  const first = { key: 'a', tool: 'post_invoice', arguments: { total: 1 } };
  expect(openLedger(file).enter(first)).toEqual(first);
  const again = openLedger(file);
  expect(again.enter({ ...first, arguments: { total: 2 } })).toEqual(first);
  again.enter({ ...first, key: 'b' });
  expect(
    openLedger(file)
      .entries()
      .map(({ key }) => key),
  ).toEqual(['a', 'b']);
  expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(2);
});

it('forgets a line that a crash tore, and goes on in a whole file', () => {
  const file = join(folder, 'ledger.jsonl');
  openLedger(file).enter({ key: 'a', tool: 't', arguments: {} });
  appendFileSync(file, '{"key":"torn","to');
  const ledger = openLedger(file);
  ledger.enter({ key: 'b', tool: 't', arguments: {} });
  expect(
    openLedger(file)
      .entries()
      .map(({ key }) => key),
  ).toEqual(['a', 'b']);
});

it('remembers settled invoices in spite of a torn line', () => {
  const file = join(folder, 'done.txt');
  openProgress(file).add('INV-1');
  appendFileSync(file, 'INV-');
  openProgress(file).add('INV-2');
  const progress = openProgress(file);
  expect(['INV-1', 'INV-2', 'INV-', 'INV-3'].map((number) => progress.has(number)).slice(0, 2)).toEqual([true, true]);
  expect(progress.has('INV-3')).toBe(false);
});
