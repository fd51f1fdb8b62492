import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EscalationId, PrincipalId } from '@countersign/shared/model/ids';
import type { Availability } from '@countersign/shared/protocol/judgement';
import { codeOf, connect, propose, type QueueItem, type RawClient, valueOf } from '../../test/connect.ts';
import { createTestClock, createTestHub, type TestHub } from '../../test/harness.ts';
import { auditOf } from '../store/audit-store.ts';

const HOUR = 3_600_000;
const NOBODY = '01900000-0000-7000-8000-000000000000';

let clock: ReturnType<typeof createTestClock>;
let hub: TestHub;
const clients: RawClient[] = [];
const tokens: Record<string, string> = {};
const ids: Record<string, PrincipalId> = {};
const enter = async (name: string, onEvent?: (name: string, data: unknown) => void): Promise<RawClient> => {
  const client = await connect(hub.url, name === 'bot' ? '/agent' : '/reviewer', tokens[name] ?? '', onEvent);
  clients.push(client);
  return client;
};
beforeEach(async () => {
  clock = createTestClock();
  hub = await createTestHub({ clock });
  for (const [role, name, tiers] of [
    ['agent', 'bot', []],
    ['reviewer', 'Ana', ['manager']],
    ['reviewer', 'Ben', ['manager']],
    ['supervisor', 'Sue', []],
  ] as const) {
    const made = await hub.token(role, name, tiers);
    tokens[name] = made.token;
    ids[name] = made.principal.id;
  }
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await hub.close();
});

type Change = { capacity?: number | null; out?: { from: number; until: number } | null };
const set = (by: RawClient, name: string, change: Change, commandId?: string) =>
  by.call<Availability & { id: string; name: string }>(
    'reviewer:set-availability',
    { principalId: ids[name] ?? name, ...change },
    commandId,
  );
const away = (from = 0, until = HOUR) => ({ out: { from: clock.now() + from, until: clock.now() + until } });
const claim = (by: RawClient, escalationId: EscalationId) => by.call<QueueItem>('escalation:claim', { escalationId });
const assign = (sue: RawClient, escalationId: EscalationId, name: string, fence = 0, force = false) =>
  sue.call<QueueItem>('escalation:assign', { escalationId, fence, assignee: ids[name], force });
const proposed = async (bot: RawClient, ...keys: readonly string[]): Promise<readonly EscalationId[]> =>
  Promise.all(keys.map(async (key) => (await propose(bot, key)).escalationId));
const rowOf = async (sue: RawClient, id: EscalationId): Promise<QueueItem> => {
  const { items } = valueOf(await sue.call<{ items: QueueItem[] }>('queue:sync', {}));
  const found = items.find((item) => item.id === id);
  if (found === undefined) throw new Error('not in the queue');
  return found;
};

describe('who sets it', () => {
  test('O-15 one’s own absence by oneself; a capacity and other people’s by supervisors only', async () => {
    const [ana, sue] = [await enter('Ana'), await enter('Sue')];
    expect(valueOf(await set(ana, 'Ana', away()))).toEqual({ id: ids['Ana'], name: 'Ana', capacity: null, ...away() });
    expect(await set(ana, 'Ana', { capacity: 9 })).toMatchObject({ error: { code: 'FORBIDDEN', field: 'capacity' } });
    for (const other of ['Ben', 'Sue', 'bot', NOBODY])
      expect(await set(ana, other, away())).toMatchObject({ error: { code: 'FORBIDDEN', field: 'principalId' } });
    expect(valueOf(await set(sue, 'Ana', { capacity: 3 }))).toMatchObject({ capacity: 3, ...away() });
    expect(valueOf(await set(sue, 'Ana', { out: null }))).toMatchObject({ capacity: 3, out: null });
    for (const other of ['bot', NOBODY])
      expect(await set(sue, other, away())).toMatchObject({ error: { code: 'NOT_FOUND', field: 'principalId' } });
  });
  test('O-15 an absence that ends before it begins, or is over, is none', async () => {
    const ana = await enter('Ana');
    for (const out of [away(10, 10), away(10, 5), away(-10, 0)])
      expect(await set(ana, 'Ana', out)).toMatchObject({ error: { code: 'BAD_SCHEMA', field: 'out' } });
  });
  test('O-15 each change leaves one line of audit, a repeat and a mere question none; the answer outlives a repeat', async () => {
    const [ana, sue] = [await enter('Ana'), await enter('Sue')];
    const first = await set(sue, 'Ana', { capacity: 2 }, 'set-1');
    valueOf(await set(sue, 'Ana', { capacity: 2 }));
    expect(valueOf(await set(ana, 'Ana', {}))).toMatchObject({ capacity: 2, out: null });
    valueOf(await set(sue, 'Ana', { capacity: null }));
    expect(await set(sue, 'Ana', { capacity: 2 }, 'set-1')).toEqual(first);
    const notes = await auditOf(hub.hub.database.db, ids['Ana'] as PrincipalId);
    expect(notes.map(({ kind, actor, data }) => ({ kind, actor, data }))).toEqual([
      {
        kind: 'availability-set',
        actor: ids['Sue'],
        data: { from: { capacity: null, out: null }, to: { capacity: 2, out: null } },
      },
      {
        kind: 'availability-set',
        actor: ids['Sue'],
        data: { from: { capacity: 2, out: null }, to: { capacity: null, out: null } },
      },
    ]);
  });
  test('O-17 who connects is told their own, and of each change while they are there', async () => {
    const sue = await enter('Sue');
    valueOf(await set(sue, 'Ana', { capacity: 4 }));
    const told: unknown[] = [];
    let heard = Promise.withResolvers<void>();
    await enter('Ana', (name, data) => {
      // The keeper may say again what the greeting said.
      if (name !== 'availability:changed' || JSON.stringify(data) === JSON.stringify(told.at(-1))) return;
      told.push(data);
      heard.resolve();
    });
    await heard.promise;
    heard = Promise.withResolvers();
    valueOf(await set(sue, 'Ana', away()));
    await heard.promise;
    expect(told).toEqual([
      { capacity: 4, out: null },
      { capacity: 4, ...away() },
    ]);
  });
});

describe('what it does', () => {
  test('O-16 what was given to somebody who goes out is its tier’s again; what they have open, and what was insisted on, stays', async () => {
    const [bot, ana, sue] = [await enter('bot'), await enter('Ana'), await enter('Sue')];
    const [given, open, insisted] = (await proposed(bot, 'k1', 'k2', 'k3')) as [EscalationId, EscalationId, EscalationId];
    valueOf(await assign(sue, given, 'Ana'));
    valueOf(await claim(ana, open));
    const freed = new Promise<void>((resolve) => {
      sue.socket.on('queue:changed', ({ items }: { items: QueueItem[] }) => {
        if (items.some(({ id, assignee }) => id === given && assignee === undefined)) resolve();
      });
    });
    valueOf(await set(ana, 'Ana', away()));
    await freed;
    expect((await hub.hub.events.historyOf(given)).at(-1)).toMatchObject({ type: 'assigned', actor: 'system', assignee: null });

    valueOf(await assign(sue, insisted, 'Ana', 0, true));
    // Twice what the keeper needs to come by, on its own account.
    const before = (await rowOf(sue, given)).fence;
    valueOf(await assign(sue, given, 'Ben', before));
    const again = new Promise<void>((resolve) => {
      sue.socket.on('queue:changed', ({ items }: { items: QueueItem[] }) => {
        if (items.some(({ id, fence, assignee }) => id === given && fence > before + 1 && assignee === undefined)) resolve();
      });
    });
    valueOf(await set(sue, 'Ben', away()));
    await again;
    expect(await rowOf(sue, insisted)).toMatchObject({ assignee: ids['Ana'], status: { kind: 'pending' } });
    expect(await rowOf(sue, open)).toMatchObject({ status: { kind: 'claimed', by: ids['Ana'] } });
  });
  test('O-16 an absence that begins later takes things back when it begins', async () => {
    const [bot, sue] = [await enter('bot'), await enter('Sue')];
    const [id] = (await proposed(bot, 'k1')) as [EscalationId];
    valueOf(await assign(sue, id, 'Ana'));
    valueOf(await set(sue, 'Ana', away(60_000)));
    expect((await rowOf(sue, id)).assignee).toBe(ids['Ana']);
    const freed = new Promise<void>((resolve) => {
      sue.socket.on('queue:changed', ({ items }: { items: QueueItem[] }) => {
        if (items.some((item) => item.id === id && item.assignee === undefined)) resolve();
      });
    });
    clock.advance(60_000);
    await freed;
  });
  test('O-11 O-13 giving to somebody out of office or full is refused by field and limit, unless the supervisor insists', async () => {
    const [bot, sue] = [await enter('bot'), await enter('Sue')];
    const [first, second, third] = (await proposed(bot, 'k1', 'k2', 'k3')) as [EscalationId, EscalationId, EscalationId];
    valueOf(await set(sue, 'Ana', { capacity: 1 }));
    valueOf(await set(sue, 'Ben', away()));
    valueOf(await assign(sue, first, 'Ana'));
    expect(await assign(sue, second, 'Ana')).toMatchObject({ error: { code: 'NOT_ALLOWED', field: 'capacity', limit: 1 } });
    expect(await assign(sue, second, 'Ben')).toMatchObject({
      error: { code: 'NOT_ALLOWED', field: 'out', limit: away().out.until },
    });
    expect(valueOf(await assign(sue, second, 'Ana', 0, true))).toMatchObject({ assignee: ids['Ana'] });
    expect(valueOf(await assign(sue, third, 'Ben', 0, true))).toMatchObject({ assignee: ids['Ben'] });
  });
  test('O-12 of several claims at once only as many go through as one may have', async () => {
    const [bot, ana, sue] = [await enter('bot'), await enter('Ana'), await enter('Sue')];
    valueOf(await set(sue, 'Ana', { capacity: 2 }));
    const items = await proposed(bot, 'k1', 'k2', 'k3', 'k4', 'k5');
    const answers = await Promise.all(items.map((id) => claim(ana, id)));
    expect(answers.map(codeOf).toSorted()).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED', 'accepted', 'accepted']);
    const refused = items.find((_, at) => codeOf(answers[at] as never) === 'NOT_ALLOWED') as EscalationId;
    const held = items.find((_, at) => codeOf(answers[at] as never) === 'accepted') as EscalationId;
    expect(await claim(ana, refused)).toMatchObject({ error: { field: 'capacity', limit: 2 } });
    // Their own again, after a release another, and everybody's: all of that they may.
    const { fence } = valueOf(await claim(ana, held));
    valueOf(await ana.call('escalation:release', { escalationId: held, fence }));
    valueOf(await claim(ana, refused));
    expect(codeOf(await claim(ana, held))).toBe('NOT_ALLOWED');
    const free = await rowOf(sue, held);
    expect(valueOf(await sue.call<QueueItem>('escalation:call', { escalationId: held, fence: free.fence })).audience).toBe(
      'everybody',
    );
    expect(valueOf(await claim(ana, held)).status.kind).toBe('claimed');
  });
});
