import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PrincipalId } from '@countersign/shared/model/ids';
import type { Board, UncoveredTier } from '@countersign/shared/protocol/board';
import { codeOf, connect, propose, type QueueItem, type RawClient, REFUND, valueOf } from '../../test/connect.ts';
import { createTestClock, createTestHub, type TestHub } from '../../test/harness.ts';

const HOUR = 3_600_000;
let clock: ReturnType<typeof createTestClock>;
let hub: TestHub;
const clients: RawClient[] = [];
const tokens: Record<string, string> = {};
const ids: Record<string, PrincipalId> = {};
const add = async (role: 'agent' | 'reviewer' | 'supervisor', name: string, tiers: readonly 'manager'[] = []) => {
  const made = await hub.token(role, name, tiers);
  tokens[name] = made.token;
  ids[name] = made.principal.id;
  return made;
};

/** A supervisor who keeps what they are told of coverage, and can wait for a certain word of it. */
const listen = async () => {
  const told: UncoveredTier[][] = [];
  const waiting = new Set<() => void>();
  const client = await connect(hub.url, '/reviewer', tokens['Sue'] ?? '', (name, data) => {
    if (name !== 'coverage:changed') return;
    told.push((data as { uncovered: UncoveredTier[] }).uncovered);
    for (const look of waiting) look();
  });
  clients.push(client);
  const until = (is: (last: readonly UncoveredTier[]) => boolean) =>
    new Promise<readonly UncoveredTier[]>((resolve) => {
      const look = (): void => {
        const last = told.at(-1);
        if (last === undefined || !is(last)) return;
        waiting.delete(look);
        resolve(last);
      };
      waiting.add(look);
      look();
    });
  return { ...client, told, until };
};
const enter = async (name: string): Promise<RawClient> => {
  const client = await connect(hub.url, name === 'bot' ? '/agent' : '/reviewer', tokens[name] ?? '');
  clients.push(client);
  return client;
};
beforeEach(async () => {
  clock = createTestClock();
  hub = await createTestHub({ clock });
  await add('agent', 'bot');
  await add('supervisor', 'Sue');
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await hub.close();
});

const isEmpty = (uncovered: readonly UncoveredTier[]): boolean => uncovered.length === 0;
const isAlarm = (uncovered: readonly UncoveredTier[]): boolean => uncovered.length > 0;

test('O-20 O-22 the only manager goes out: the supervisors hear of it, and of the end of it; the board has it meanwhile', async () => {
  const made = await add('reviewer', 'Ana', ['manager']);
  const [bot, sue] = [await enter('bot'), await listen()];
  expect(await sue.until(isEmpty)).toEqual([]);
  await propose(bot, 'k1');
  await propose(bot, 'k2');
  await hub.hub.coverageKeeper.runOnce();
  expect(sue.told).toEqual([[]]);

  const out = { from: clock.now(), until: clock.now() + HOUR };
  valueOf(await sue.call('reviewer:set-availability', { principalId: made.principal.id, out }));
  const alarm = [{ reviewTier: 'manager', waiting: 2, oldestAt: clock.now() }];
  expect(await sue.until(isAlarm)).toEqual(alarm);
  const board = valueOf(await sue.call<Board>('board:read', {}));
  expect(board.uncovered).toEqual(alarm);
  expect(board.people.find(({ name }) => name === 'Ana')?.availability).toEqual({ capacity: null, out });
  // Whoever comes in while it stands is told, too.
  expect(await (await listen()).until(isAlarm)).toEqual(alarm);

  clock.advance(HOUR);
  expect(await sue.until(isEmpty)).toEqual([]);
});

test('O-21 an item opened where there is nobody raises the alarm by itself, and a new reviewer ends it', async () => {
  const [bot, sue] = [await enter('bot'), await listen()];
  await sue.until(isEmpty);
  await propose(bot, 'k1');
  expect(await sue.until(isAlarm)).toMatchObject([{ reviewTier: 'manager', waiting: 1 }]);
  const made = await add('reviewer', 'Ana', ['manager']);
  await sue.until(isEmpty);
  await hub.hub.directory.revokeToken(made.tokenId);
  expect(await sue.until(isAlarm)).toMatchObject([{ reviewTier: 'manager', waiting: 1 }]);
});

test('O-20 a full reviewer covers no tier; what is in their hands, or asleep, needs nobody', async () => {
  await add('reviewer', 'Ana', ['manager']);
  const [bot, ana, sue] = [await enter('bot'), await enter('Ana'), await listen()];
  valueOf(await sue.call('reviewer:set-availability', { principalId: ids['Ana'], capacity: 1 }));
  const first = (await propose(bot, 'k1')).escalationId;
  const claimed = valueOf(await ana.call<QueueItem>('escalation:claim', { escalationId: first }));
  expect((await hub.hub.coverage.now()).uncovered).toEqual([]);
  const second = (await propose(bot, 'k2')).escalationId;
  expect(await sue.until(isAlarm)).toMatchObject([{ reviewTier: 'manager', waiting: 1 }]);
  const until = clock.now() + 60_000;
  valueOf(await sue.call('escalation:snooze', { escalationId: second, fence: 0, until }));
  await sue.until(isEmpty);
  valueOf(await sue.call('escalation:wake', { escalationId: second }));
  await sue.until(isAlarm);
  valueOf(await ana.call('escalation:release', { escalationId: first, fence: claimed.fence }));
  await sue.until(isEmpty);
});

test('O-20 no reviewer hears of coverage, and none reads the board', async () => {
  await add('reviewer', 'Ana', ['manager']);
  const heard: string[] = [];
  const ana = await connect(hub.url, '/reviewer', tokens['Ana'] ?? '', (name) => heard.push(name));
  clients.push(ana);
  const [bot, sue] = [await enter('bot'), await listen()];
  valueOf(await sue.call('reviewer:set-availability', { principalId: ids['Ana'], capacity: 0 }));
  await propose(bot, 'k1');
  await sue.until(isAlarm);
  expect(codeOf(await ana.call('board:read', {}))).toBe('FORBIDDEN');
  expect(codeOf(await ana.call('escalation:call', { escalationId: (await propose(bot, 'k1')).escalationId, fence: 0 }))).toBe(
    'FORBIDDEN',
  );
  expect(heard).toContain('queue:changed');
  expect(heard).not.toContain('coverage:changed');
});

test('O-01 O-04 O-07 a deadline that raises goes up its ladder in the hub, and the queue’s row says who was called', async () => {
  await add('reviewer', 'Ana', ['manager']);
  const [bot, sue] = [await enter('bot'), await enter('Sue')];
  const { escalationId } = await propose(bot, 'k1', REFUND, { onDeadline: 'raise', deadlineMs: 60_000 });
  const row = async (): Promise<QueueItem | undefined> =>
    valueOf(await sue.call<{ items: QueueItem[] }>('queue:sync', {})).items.find(({ id }) => id === escalationId);
  expect(await row()).toMatchObject({ next: 'everybody' });
  expect((await row())?.audience).toBeUndefined();
  clock.advance(60_000);
  await hub.hub.timers.runOnce();
  const called = await row();
  expect(called).toMatchObject({ audience: 'everybody', next: 'supervisors', overdue: false, status: { kind: 'pending' } });
  expect(called?.deadlineAt).toBeGreaterThan(clock.now());
  clock.advance((called?.deadlineAt ?? 0) - clock.now());
  await hub.hub.timers.runOnce();
  expect(await row()).toMatchObject({ audience: 'supervisors', overdue: true, deadlineAt: null, status: { kind: 'pending' } });
  clock.advance(1_000 * HOUR);
  await hub.hub.timers.runOnce();
  expect((await row())?.status.kind).toBe('pending');
  expect((await hub.hub.events.historyOf(escalationId)).map(({ type }) => type)).toEqual(['opened', 'called', 'called']);
});
