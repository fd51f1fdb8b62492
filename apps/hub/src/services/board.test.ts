import { PGlite } from '@electric-sql/pglite';
import { randomInt, randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import { afterEach, describe, expect, onTestFailed, test } from 'vitest';
import { below, createRandom } from '@countersign/shared/testing/random';
import type { PrincipalId } from '@countersign/shared/model/ids';
import { DECISION_KINDS, RISK_CLASSES } from '@countersign/shared/model/vocabulary';
import { Board } from '@countersign/shared/protocol/board';
import { type BoardItem, changeOfItem, naiveBoard } from '../../test/board-model.ts';
import { codeOf, connect, decideInput, propose, type QueueItem, valueOf } from '../../test/connect.ts';
import { createTestHub } from '../../test/harness.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { directoryStore } from '../store/directory-store.ts';
import { saveChanges } from '../store/escalation-writes.ts';
import { hashToken, looksLikeToken, newToken } from '../token.ts';
import { createBoard } from './board.ts';
import { createCoverage } from './coverage.ts';
import { createDirectory } from './directory.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const NOW = 1_800_000_000_000 + 437_123;
const TARGETS = { waiting: 40, oldestMs: 600_000, atRisk: 0 };
const SEED = Number(process.env['COUNTERSIGN_SEED'] ?? randomInt(2 ** 31));

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const run of undo.splice(0).reverse()) await run();
});

const peopled = async (address: string | PGlite) => {
  const database = await openDatabase(address, randomUUID);
  undo.push(database.close);
  const directory = await createDirectory(directoryStore(database), { newToken, hashToken, looksLikeToken }, () => NOW, v7);
  const make = async (role: 'agent' | 'reviewer', name: string) => (await directory.createToken(role, name, [])).principal.id;
  const people = [await make('reviewer', 'a'), await make('reviewer', 'b'), await make('reviewer', 'c')];
  const agents = [await make('agent', 'x'), await make('agent', 'y')];
  const coverage = createCoverage({ database, now: () => NOW });
  const board = createBoard({ database, now: () => NOW, nameOf: directory.nameOf, targets: TARGETS, coverage });
  return { database, people, agents, board };
};

const fill = async (database: Database, items: readonly BoardItem[]): Promise<void> => {
  await database.db.deleteFrom('escalation').execute();
  const changes = items.map(changeOfItem);
  await database.transaction(async (tx) => {
    for (let i = 0; i < changes.length; i += 64) await saveChanges(tx, database.dialect, changes.slice(i, i + 64));
  });
};

/** Times are near the edges of windows, hours and days more often than chance would have it. */
const someTime = (random: () => number): number => {
  const spans = [90 * MINUTE, 5 * 60 * MINUTE, 40 * DAY];
  const edges = [0, 15 * MINUTE, 60 * MINUTE, 4 * 60 * MINUTE, DAY, 14 * DAY, 36 * DAY];
  const back =
    below(random, 3) === 0
      ? (edges[below(random, edges.length)] ?? 0) + below(random, 3) - 1
      : below(random, spans[below(random, 3)] ?? 1);
  return NOW - Math.max(0, back);
};
const pick = <T>(random: () => number, from: readonly [T, ...T[]] | readonly T[]): T => from[below(random, from.length)] as T;

const someItem = (random: () => number, people: readonly PrincipalId[], agents: readonly PrincipalId[]): BoardItem => {
  const times = [someTime(random), someTime(random)].toSorted((one, other) => one - other);
  const [openedAt = NOW, settledAt = NOW] = times;
  const route = pick(random, ['escalate', 'escalate', 'review', 'autonomous'] as const);
  const byPerson = { at: settledAt, by: pick(random, people), verdict: pick(random, DECISION_KINDS) };
  const settled = below(random, 3) === 0 ? null : below(random, 5) === 0 ? { at: settledAt, by: null, verdict: null } : byPerson;
  const isWaiting = settled === null && route !== 'autonomous';
  return {
    openedAt,
    route,
    riskClass: pick(random, RISK_CLASSES),
    agentId: pick(random, agents),
    settled: route === 'autonomous' ? { at: openedAt, by: null, verdict: null } : settled,
    dwellMs: settled?.by === null || isWaiting || below(random, 4) === 0 ? null : below(random, 12 * MINUTE),
    assignee: isWaiting && below(random, 2) === 0 ? pick(random, people) : null,
    holder: isWaiting && below(random, 2) === 0 ? pick(random, people) : null,
  };
};

const STORES: readonly (readonly [name: string, address: () => string | PGlite, runs: number])[] = [
  ['SQLite', () => ':memory:', 60],
  ['PGlite', () => new PGlite(), 12],
];
describe.each(STORES)('on %s', (_name, address, runs) => {
  test('B-31 B-32 B-33 B-34 B-35 B-36 B-37 the figures are those of counting one by one', { timeout: 60_000 }, async ({
    task,
  }) => {
    onTestFailed(() => void process.stderr.write(`again: COUNTERSIGN_SEED=${SEED} npx vitest run ${task.file.name}\n`));
    const random = createRandom(SEED);
    const { database, people, agents, board } = await peopled(address());
    for (let run = 0; run < runs; run++) {
      const items = Array.from({ length: below(random, 400) }, () => someItem(random, people, agents));
      await fill(database, items);
      const shown = Board.parse(await board());
      const { people: shownPeople, agents: shownAgents, ...figures } = naiveBoard(items, NOW, people, agents);
      expect(shown).toMatchObject({ ...figures, people: shownPeople, agents: shownAgents, targets: TARGETS, now: NOW });
    }
  });
});

test('B-30 5,000 open items and 50,000 events: the board is read from indexes (figures on standard error)', {
  timeout: 60_000,
}, async () => {
  const random = createRandom(7);
  const { database, people, agents, board } = await peopled(':memory:');
  const items = Array.from({ length: 25_000 }, (_, i): BoardItem => {
    const item = someItem(random, people, agents);
    if (i < 5_000) return { ...item, route: 'escalate', settled: null, dwellMs: null };
    return {
      ...item,
      settled: item.settled ?? { at: NOW - below(random, 14 * DAY), by: null, verdict: null },
      assignee: null,
      holder: null,
    };
  });
  await fill(database, items);
  await database.transaction(async (tx) => {
    for (let i = 0; i < 50_000; i += 500)
      await tx
        .insertInto('event')
        .values(
          Array.from({ length: 500 }, (_, j) => ({
            seq: i + j + 1,
            escalation_id: `00000000-0000-7000-8000-${String((i + j) % items.length).padStart(12, '0')}`,
            type: 'claimed',
            at: NOW,
            actor: people[0] ?? '',
            command_id: null,
            tier: 'manager',
            previous_tier: 'manager',
            data: '{}',
          })),
        )
        .execute();
  });
  const times: number[] = [];
  for (let i = 0; i < 20; i++) {
    const from = performance.now();
    await board();
    times.push(performance.now() - from);
  }
  times.sort((one, other) => one - other);
  process.stderr.write(`board:read: median ${times[10]?.toFixed(1)} ms, slowest ${times.at(-1)?.toFixed(1)} ms of 20\n`);
  expect((await board()).flow.at(-1)?.waiting).toBe(5_000);
});

test('B-30 the board is for supervisors, over the socket as its contract says', async () => {
  const hub = await createTestHub({ config: { targets: { waiting: 7, oldestMs: 1_000, atRisk: 2 } } });
  const sue = await connect(hub.url, '/reviewer', (await hub.token('supervisor', 'Sue')).token);
  const ana = await connect(hub.url, '/reviewer', (await hub.token('reviewer', 'Ana', ['manager'])).token);
  undo.push(
    hub.close,
    async () => sue.close(),
    async () => ana.close(),
  );
  const gone = await hub.token('reviewer', 'Gone', ['manager']);
  await hub.hub.directory.revokeToken(gone.tokenId);
  const board = Board.parse(valueOf(await sue.call('board:read', {})));
  expect(board.people.map(({ name, role, tiers }) => ({ name, role, tiers }))).toEqual([
    { name: 'Ana', role: 'reviewer', tiers: ['manager'] },
    { name: 'Sue', role: 'supervisor', tiers: [] },
  ]);
  expect(board.targets).toEqual({ waiting: 7, oldestMs: 1_000, atRisk: 2 });
  expect(codeOf(await ana.call('board:read', {}))).toBe('FORBIDDEN');
});

test('B-34 the reading before a decision that was undone is not the next person’s', async () => {
  const hub = await createTestHub({ config: { holdMs: 10_000 } });
  const bot = await connect(hub.url, '/agent', (await hub.token('agent', 'bot')).token);
  const ana = await connect(hub.url, '/reviewer', (await hub.token('reviewer', 'Ana', ['manager'])).token);
  const sue = await connect(hub.url, '/reviewer', (await hub.token('supervisor', 'Sue')).token);
  undo.push(hub.close, ...[bot, ana, sue].map((client) => async () => client.close()));
  const { escalationId } = await propose(bot, 'k');
  const first = { ...decideInput({ escalationId }, { kind: 'approve' }), telemetry: { activeDwellMs: 5 * MINUTE } };
  const minutes = async () =>
    Board.parse(valueOf(await sue.call('board:read', {}))).people.map(({ name, activeMinutes }) => [name, activeMinutes]);
  valueOf(await ana.call('escalation:decide', first));
  expect(await minutes()).toEqual([
    ['Ana', 5],
    ['Sue', 0],
  ]);
  const back = valueOf(await ana.call<QueueItem>('decision:undo', { escalationId, decisionId: first.decisionId }));
  valueOf(await ana.call('escalation:release', { escalationId, fence: back.fence }));
  valueOf(await sue.call('escalation:decide', decideInput({ escalationId, fence: back.fence + 1 }, { kind: 'approve' })));
  expect(await minutes()).toEqual([
    ['Ana', 0],
    ['Sue', 0],
  ]);
});
