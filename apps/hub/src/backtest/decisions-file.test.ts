import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ContextBundle } from '@countersign/shared/model/context';
import { ProposedAction } from '@countersign/shared/model/action';
import { missingDecisions } from '@countersign/shared/testing/airline-decisions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDecision, readDecisions } from './decisions-file.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'decisions-file-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const RECORD = {
  id: 'a-1',
  task: 7,
  agent: 'airline-support',
  action: { name: 'cancel_reservation', arguments: { reservation_id: 'Q1' } },
  amountUsd: 12.34,
  conversation: [{ role: 'customer', text: 'Please cancel.' }],
  actionsAttempted: [
    { name: 'get_user', arguments: {}, ok: true, result: '{}' },
    { name: 'pay', ok: false },
  ],
  customer: { tier: 'gold' },
  reservation: null,
  confidence: 0.5,
  alternatives: [{ call: 'refund{}', trials: 2 }],
  label: { correct: false, taskSucceeded: true, correctActions: [{ name: 'the-answer' }] },
};

const read = (lines: readonly unknown[]) => {
  const file = join(folder, 'history.jsonl');
  writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return readDecisions(file);
};

describe('history files', () => {
  it('J-20 a line becomes what an importer knows; of the label only the answer, beside what is judged', async () => {
    const found = await read([RECORD]);
    expect(found).toEqual({
      ok: true,
      value: [
        {
          id: 'a-1',
          group: '7',
          agentId: 'airline-support',
          action: { ...RECORD.action, amount: { minor: 1234, currency: 'USD' } },
          context: {
            conversation: RECORD.conversation,
            actionsAttempted: [
              { name: 'get_user', arguments: {}, outcome: 'succeeded', result: '{}' },
              { name: 'pay', outcome: 'failed' },
            ],
            customer: { tier: 'gold' },
            confidence: 0.5,
            alternatives: [{ summary: 'refund{}' }],
          },
          at: Date.UTC(2024, 0, 1, 12),
          past: { agentAction: { n: 0, needed: 0 }, customer: { n: 0, escalated: 0 } },
          needed: true,
          weight: 1,
        },
      ],
    });
    expect(JSON.stringify(found)).not.toContain('the-answer');
  });

  it('J-20 without a task a decision is a group of its own; without times the order is kept and the hour is one', async () => {
    const { task: _, ...alone } = RECORD;
    const found = await read([alone, '', { ...alone, id: 'a-2', at: '2025-03-01T08:00:00Z' }, { ...alone, id: 'a-3' }]);
    expect(found.ok && found.value.map(({ group }) => group)).toEqual(['a-1', 'a-2', 'a-3']);
    expect(found.ok && found.value.map(({ at }) => new Date(at).toISOString())).toEqual([
      '2024-01-01T12:00:00.000Z',
      '2025-03-01T08:00:00.000Z',
      '2024-01-03T12:00:00.000Z',
    ]);
  });

  it('X-20 a decision that nobody judged has no answer', async () => {
    const found = await read([
      { ...RECORD, label: undefined },
      { ...RECORD, id: 'a-2', label: null },
      { ...RECORD, id: 'a-3', label: { correct: null } },
    ]);
    expect(found.ok && found.value.map(({ needed }) => needed)).toEqual([null, null, null]);
  });

  it.each([
    ['{', 'is not JSON'],
    [JSON.stringify({ ...RECORD, label: true }), /^label: /],
    [JSON.stringify({ ...RECORD, label: {} }), /^label\.correct: /],
    [JSON.stringify({ ...RECORD, label: { correct: 'no' } }), /^label\.correct: /],
    [JSON.stringify({ ...RECORD, confidence: 1.5 }), /^confidence: /],
    [JSON.stringify({ ...RECORD, action: { name: '9', arguments: {} } }), /^action\.name: /],
    [JSON.stringify({ ...RECORD, at: 'yesterday' }), /^at: /],
    [`{"id":"\\ud800","label":{"correct":true}}`, 'contains half of a surrogate pair'],
    ['[1]', /^the record: /],
  ])('J-20 a bad line is refused and says where: %s', (line, message) => {
    expect(parseDecision(line, 0)).toEqual({
      ok: false,
      error: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });

  it('J-20 all bad lines are told, by number, a repeated id among them, and nothing is counted then', async () => {
    expect(await read([RECORD, 'x', '', { ...RECORD }, { id: 'b' }])).toEqual({
      ok: false,
      error: [
        { line: 2, message: 'is not JSON' },
        { line: 4, message: 'id: stands in line 1 already' },
        { line: 5, message: expect.stringMatching(/^action: /) },
      ],
    });
  });

  it('J-20 every recorded airline decision can be read and fits the model', async (context) => {
    if (missingDecisions !== undefined) return context.skip(missingDecisions);
    const found = await readDecisions(join(import.meta.dirname, '../../../../../shared/data/airline-decisions/decisions.jsonl'));
    if (!found.ok) throw new Error(JSON.stringify(found.error));
    expect(found.value).toHaveLength(167);
    expect(found.value.filter(({ needed }) => needed)).toHaveLength(129);
    expect(new Set(found.value.map(({ group }) => group)).size).toBe(25);
    for (const { action, context: bundle } of found.value) {
      expect(ProposedAction.safeParse(action).success).toBe(true);
      expect(ContextBundle.safeParse(bundle).success).toBe(true);
    }
  });
});
