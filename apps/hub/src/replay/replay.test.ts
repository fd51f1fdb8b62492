import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AIRLINE_FILE, AIRLINE_NOTE, HAS_AIRLINE_FILE } from '../../test/airline-file.ts';
import { type TestHub, createTestHub } from '../../test/harness.ts';
import { type AgentHub, connectAsAgent } from './agent-connection.ts';
import { airlineMapping } from './airline-mapping.ts';
import { besideFile } from './beside.ts';
import { readLines } from './read-lines.ts';
import { type Replayed, replay } from './replay.ts';
import { replayReport } from './report.ts';

let hub: TestHub;
let agent: AgentHub;
let folder = '';

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'replay-'));
  hub = await createTestHub();
  const connected = await connectAsAgent(hub.url, (await hub.token('agent', 'replay')).token);
  if (!connected.ok) throw new Error(connected.error);
  agent = connected.value;
});
afterEach(async () => {
  agent.close();
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

const replayFile = (file: string, run?: string): Promise<Replayed> =>
  replay({
    lines: readLines(file),
    mapping: airlineMapping,
    beside: besideFile(file),
    hub: agent,
    run,
    signal: new AbortController().signal,
  });

const record = (id: string, more: object = {}): string =>
  JSON.stringify({
    id,
    action: { name: 'cancel_reservation', arguments: { reservation_id: 'ABC123' } },
    confidence: 0.9,
    ...more,
  });

describe('replay', () => {
  it('reports broken lines by number and proposes all the others', async () => {
    const file = join(folder, 'mixed.jsonl');
    const lines = [
      record('a'),
      '{"id": broken',
      record('b', { confidence: 7 }),
      '',
      record('c'),
      record('a'),
      '[1]',
      record('d'),
    ];
    writeFileSync(file, `\uFEFF${lines.join('\r\n')}`);
    const { routed, problems } = await replayFile(file);
    expect(routed.map(({ id }) => id)).toEqual(['a', 'c', 'd']);
    expect(problems.map(({ line }) => line).sort()).toEqual([2, 3, 6, 7]);
    expect(problems.find(({ line }) => line === 6)?.error).toBe('has the same id as line 1');
  });

  it('continues instead of proposing twice, and proposes anew under another run name', async () => {
    const file = join(folder, 'two.jsonl');
    writeFileSync(file, [record('a'), record('b')].join('\n'));
    const first = await replayFile(file);
    const second = await replayFile(file);
    const anew = await replayFile(file, 'again');
    const ids = ({ routed }: Replayed) => routed.map(({ escalationId }) => escalationId);
    expect(ids(second)).toEqual(ids(first));
    expect(ids(anew)).not.toEqual(ids(first));
    expect(anew.routed.map(({ id }) => id)).toEqual(['a#again', 'b#again']);
  });

  it('says so when a key comes back with other content', async () => {
    const file = join(folder, 'changed.jsonl');
    writeFileSync(file, record('a'));
    await replayFile(file);
    writeFileSync(file, record('a', { confidence: 0.4 }));
    const { routed, problems } = await replayFile(file);
    expect(routed).toEqual([]);
    expect(problems).toMatchObject([{ line: 1, id: 'a', error: expect.stringContaining('--run') }]);
  });

  it('reports text and nesting that no digest can be made of', async () => {
    const file = join(folder, 'odd.jsonl');
    const deep = `${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}`;
    const odd = (args: string): string => `{"id":"odd","action":{"name":"x","arguments":${args}}}`;
    writeFileSync(file, [odd('{"a":"\\ud800"}'), odd('{"\\udc00":1}'), odd(deep), record('a')].join('\n'));
    const { routed, problems } = await replayFile(file);
    expect(routed.map(({ id }) => id)).toEqual(['a']);
    expect(problems.map(({ error }) => error)).toEqual([
      'contains half of a surrogate pair',
      'contains half of a surrogate pair',
      'is nested deeper than 64 levels',
    ]);
  });

  it('survives a hub that refuses one record', async () => {
    const file = join(folder, 'huge.jsonl');
    const text = 'x'.repeat(200_000);
    writeFileSync(
      file,
      [record('big', { conversation: [1, 2, 3].map(() => ({ role: 'agent', text })) }), record('small')].join('\n'),
    );
    const { routed, problems } = await replayFile(file);
    expect(routed.map(({ id }) => id)).toEqual(['small']);
    expect(problems).toMatchObject([{ line: 1, id: 'big', error: expect.stringMatching(/LIMIT|BAD_SCHEMA/) }]);
  });
});

describe.skipIf(!HAS_AIRLINE_FILE)(`replay of the recorded decisions${AIRLINE_NOTE}`, () => {
  it('routes all 167 without an error, with summaries of at most 35 tokens', async () => {
    const result = await replayFile(AIRLINE_FILE);
    expect(result.problems).toEqual([]);
    expect(result.routed).toHaveLength(167);
    expect(Math.max(...result.routed.map(({ tokens }) => tokens))).toBeLessThanOrEqual(35);
    expect(result.routed.filter(({ route, reasons }) => route === 'escalate' && reasons.length === 0)).toEqual([]);
    const report = replayReport(result);
    expect(report).toContain('167 routed, 0 errors.');
    expect(report).toMatch(/update_reservation_flights +0 +0 +90 +90/);
  });
});
