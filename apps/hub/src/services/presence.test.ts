import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Board } from '@countersign/shared/protocol/board';
import { connect, type RawClient, valueOf } from '../../test/connect.ts';
import { createTestClock, createTestHub, type TestClock, type TestHub } from '../../test/harness.ts';
import { RECONNECT_MS, shownPresence } from './presence.ts';

let folder: string;
let clock: TestClock;
let hub: TestHub;
let anaToken: string;
let sueToken: string;
const open: RawClient[] = [];

const start = async (): Promise<void> => {
  hub = await createTestHub({ clock, config: { dataFolder: folder, database: join(folder, 'hub.sqlite') } });
};
const stop = async (): Promise<void> => {
  for (const client of open.splice(0)) client.close();
  await hub.close();
};
const enter = async (token: string): Promise<RawClient> => {
  const client = await connect(hub.url, '/reviewer', token);
  open.push(client);
  return client;
};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-presence-'));
  clock = createTestClock();
  await start();
  anaToken = (await hub.token('reviewer', 'Ana', ['manager'])).token;
  sueToken = (await hub.token('supervisor', 'Sue')).token;
});
afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

const presenceOf = async (sue: RawClient, name = 'Ana') => {
  const { people } = valueOf(await sue.call<Board>('board:read', {}));
  const person = people.find((one) => one.name === name);
  return person === undefined ? undefined : [person.presence, person.presenceAt];
};
/** The hub hears of a closed socket a moment later. */
const gone = async (sue: RawClient): Promise<void> => {
  while ((await presenceOf(sue))?.[0] !== 'away') await new Promise((resolve) => setImmediate(resolve));
};

test('H-15 who never came is away since never, who connects is on shift, who leaves is away', async () => {
  const sue = await enter(sueToken);
  expect(await presenceOf(sue)).toEqual(['away', null]);
  expect(await presenceOf(sue, 'Sue')).toEqual(['on_shift', clock.now()]);
  const [one, other] = [await enter(anaToken), await enter(anaToken)];
  const came = clock.now();
  expect(await presenceOf(sue)).toEqual(['on_shift', came]);
  clock.advance(5_000);
  one.close();
  await sue.call('queue:sync', {});
  expect(await presenceOf(sue)).toEqual(['on_shift', came]);
  other.close();
  await gone(sue);
  expect(await presenceOf(sue)).toEqual(['away', clock.now()]);
});

test('H-15 a break lasts through a cut connection and a restart, and ends with a new session', async () => {
  const sue = await enter(sueToken);
  const ana = await enter(anaToken);
  const at = clock.now();
  expect(valueOf(await ana.call('presence:set', { status: 'on_break' }))).toEqual({ status: 'on_break', at });
  ana.close();
  await gone(sue);
  clock.advance(RECONNECT_MS - 1);
  await enter(anaToken);
  expect(await presenceOf(sue)).toEqual(['on_break', at]);

  await stop();
  await start();
  const again = await enter(sueToken);
  await enter(anaToken);
  expect(await presenceOf(again)).toEqual(['on_break', at]);

  await stop();
  clock.advance(RECONNECT_MS);
  await start();
  const later = await enter(sueToken);
  await enter(anaToken);
  expect(await presenceOf(later)).toEqual(['on_shift', clock.now()]);
});

test('H-15 people of a hub that has fallen silent are away since it was last heard of', () => {
  const row = { id: 'p' as never, status: 'on_shift' as const, at: 1_000, connected: true, seenAt: 60_000 };
  expect(shownPresence(row, 100_000)).toEqual({ presence: 'on_shift', at: 1_000 });
  expect(shownPresence(row, 200_000)).toEqual({ presence: 'away', at: 60_000 });
});
