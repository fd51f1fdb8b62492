import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HistoryRow } from '@countersign/shared/domain/backtest/history';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HistoryRefused, fileHistory } from './file-history.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-file-history-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const record = (id: string, change: object = {}): string =>
  JSON.stringify({ id, action: { name: 'rebook', arguments: {} }, amountUsd: 20, label: { correct: true }, ...change });
const write = (lines: readonly string[]): string => {
  const file = join(folder, 'history.jsonl');
  writeFileSync(file, lines.join('\n'));
  return file;
};
const all = async (file: string): Promise<readonly HistoryRow[]> => {
  const rows: HistoryRow[] = [];
  for await (const row of fileHistory(file).rows()) rows.push(row);
  return rows;
};
const refusal = async (lines: readonly string[]): Promise<string> => {
  const thrown: unknown = await all(write(lines)).catch((cause: unknown) => cause);
  if (!(thrown instanceof HistoryRefused)) throw new Error('not refused');
  return thrown.message;
};

describe('a history file', () => {
  test.each([
    ['not JSON', ['{"id": '], ':1: is not JSON'],
    ['a NaN', [record('a').replace('20', 'NaN')], ':1: is not JSON'],
    ['an amount beyond counting', [record('a').replace(':20', ':1e300')], ':1: amountUsd: expected an amount'],
    ['an amount beyond all numbers', [record('a').replace(':20', ':1e999')], ':1: amountUsd: '],
    ['a text for an amount', [record('a', { amountUsd: '20' })], ':1: amountUsd: '],
    ['an answer of another kind', [record('a', { label: false })], ':1: label: '],
    ['half an answer', [record('a', { label: { correct: 1 } })], ':1: label.correct: '],
    ['a confidence above 1', [record('a'), record('b', { confidence: 1.5 })], ':2: confidence: '],
    ['an id twice', [record('a'), record('b'), record('a')], ':3: id: stands in line 1 already'],
    ['a list', ['[]'], ':1: the record: '],
    ['nothing', [], ' has no decisions'],
    ['empty lines', ['', '  ', ''], ' has no decisions'],
  ])('X-10 with %s is refused by file and line', async (_, lines, expected) => {
    const message = await refusal(lines);
    expect(message).toContain('history.jsonl:');
    expect(message).toContain(expected);
  });

  test('X-10 of many bad lines the first ten are told, and how many there are', async () => {
    const message = await refusal([record('a'), ...Array.from({ length: 25 }, () => 'x'), record('b')]);
    expect(message.match(/:\d+: is not JSON/g)).toHaveLength(10);
    expect(message).toContain('25 of 27 lines');
    expect(message).toContain('and 15 more');
  });

  test('X-10 fields that nobody knows do no harm, and an amount may be below zero', async () => {
    const rows = await all(
      write([record('a', { somethingNew: { of: 1 }, amountUsd: -600, label: { correct: false, more: 1 } })]),
    );
    expect(rows).toMatchObject([{ id: 'a', needed: true, action: { amount: { minor: -60_000, currency: 'USD' } } }]);
  });

  test('X-19 may be what a hub exported: its group, weight and time count, its decision and route are not read', async () => {
    const exported = {
      id: '0199aaaa-0000-7000-8000-000000000000',
      proposedAt: 1_800_000_000_000,
      decidedAt: 1_800_000_050_000,
      agentId: 'bot',
      action: { name: 'pay', arguments: { to: 'x' }, amount: { minor: 500, currency: 'EUR' } },
      context: { confidence: 0.75, customer: { id: 'c-1' } },
      route: 'review',
      rule: 'sampled',
      policyVersion: 'p-1',
      decision: { kind: 'reject', reason: 'THE ANSWER' },
      needed: true,
      weight: 10,
      group: 'c-1',
    };
    const { id, agentId, action, context, needed, weight, group } = exported;
    const past = { agentAction: { n: 0, needed: 0 }, customer: { n: 0, escalated: 0 } };
    expect(await all(write([JSON.stringify(exported)]))).toEqual([
      { id, agentId, action, context, needed, weight, group, at: exported.proposedAt, past },
    ]);
    expect(await refusal([JSON.stringify({ ...exported, weight: 0.5 })])).toContain(':1: weight: ');
    expect(await refusal([JSON.stringify({ ...exported, context: { confidence: 2 } })])).toContain(':1: context.confidence: ');
  });

  test('X-15 is read line by line: the first decision is there before the file is through', async () => {
    const file = write(
      Array.from({ length: 20_000 }, (_, at) => record(String(at), { conversation: [{ role: 'agent', text: 'x'.repeat(200) }] })),
    );
    let behind = 0;
    for await (const row of fileHistory(file, (bytes) => (behind = bytes)).rows()) {
      expect(row.id).toBe('0');
      break;
    }
    expect(behind).toBeLessThan(1_000);
  });
});
