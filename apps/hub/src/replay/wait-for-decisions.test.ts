import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { ProposalState } from '@countersign/shared/protocol/agent';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RawClient, connect, decideInput, valueOf } from '../../test/connect.ts';
import { type TestHub, createTestHub } from '../../test/harness.ts';
import { type AgentHub, connectAsAgent } from './agent-connection.ts';
import { airlineMapping } from './airline-mapping.ts';
import { readLines } from './read-lines.ts';
import { type Replayed, replay } from './replay.ts';
import { waitForDecisions } from './wait-for-decisions.ts';

let hub: TestHub;
let agent: AgentHub;
let ana: RawClient;
let folder = '';
const never = new AbortController().signal;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wait-'));
  hub = await createTestHub();
  const connected = await connectAsAgent(hub.url, (await hub.token('agent', 'replay')).token);
  if (!connected.ok) throw new Error(connected.error);
  agent = connected.value;
  ana = await connect(hub.url, '/reviewer', (await hub.token('supervisor', 'Ana')).token);
});
afterEach(async () => {
  agent.close();
  ana.close();
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

const replayed = (...ids: readonly string[]): Promise<Replayed> => {
  const file = join(folder, 'records.jsonl');
  const lines = ids.map((id) =>
    JSON.stringify({ id, action: { name: 'cancel_reservation', arguments: { reservation_id: id } }, confidence: 0.9 }),
  );
  writeFileSync(file, lines.join('\n'));
  return replay({ lines: readLines(file), mapping: airlineMapping, beside: () => undefined, hub: agent, signal: never });
};

const decide = async ({ state }: Replayed['routed'][number], verdict: object): Promise<void> => {
  const { escalationId } = state;
  const { action } = valueOf(await ana.call<{ action: ProposedAction }>('escalation:read', { escalationId }));
  const { fence } = valueOf(await ana.call<{ fence: number }>('escalation:claim', { escalationId }));
  valueOf(await ana.call('escalation:decide', decideInput({ escalationId, fence }, verdict, action)));
};

describe('waitForDecisions', () => {
  it('ends when every escalated item is decided, before or after it began to wait', async () => {
    const { routed } = await replayed('AAA111', 'BBB222', 'CCC333');
    const [first, second, third] = routed;
    if (!first || !second || !third) throw new Error('not routed');
    await decide(first, { kind: 'approve' });
    const decided: ProposalState[] = [];
    const waiting = waitForDecisions(agent, routed, never, (state) => decided.push(state));
    await decide(second, { kind: 'reject', reasonCode: 'other' });
    await decide(third, { kind: 'modify', arguments: { reservation_id: 'DDD444' } });
    expect(await waiting).toBe(0);
    expect(Object.fromEntries(decided.map(({ key, resolution }) => [key, resolution.kind]))).toEqual({
      AAA111: 'approved',
      BBB222: 'rejected',
      CCC333: 'modified',
    });
    const again = await agent.send('agent:sync', { keys: [first.state.key] });
    expect(again.ok && again.value.states[0]?.delivery).toBe('received');
  });

  it('stops when it is told to, and says how many still wait', async () => {
    const { routed } = await replayed('AAA111', 'BBB222');
    const stop = new AbortController();
    const waiting = waitForDecisions(agent, routed, stop.signal, () => undefined);
    stop.abort();
    expect(await waiting).toBe(2);
  });

  it('waits for nothing when nothing was escalated', async () => {
    expect(await waitForDecisions(agent, [], never, () => undefined)).toBe(0);
  });
});
