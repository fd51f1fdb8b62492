import { randomUUID } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { REVIEW_TIERS } from '@countersign/shared/model/vocabulary';
import type { PrincipalId } from '@countersign/shared/model/ids';
import { anEscalation, NOW } from '@countersign/shared/testing/escalations';
import { below, createRandom } from '@countersign/shared/testing/random';
import { changeOfItem } from '../../test/board-model.ts';
import { givenToAbsent, loadHeld, loadLimits, loadTeam, loadWaiting, saveLimits } from './availability-store.ts';
import { type Database, openDatabase } from './database.ts';
import { directoryStore } from './directory-store.ts';
import type { Change } from './escalation-writes.ts';
import { saveChanges } from './escalation-writes.ts';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const run of undo.splice(0).reverse()) await run();
});

const AGENT = 'agent' as PrincipalId;
const PEOPLE = ['ana', 'ben', 'cy'].map((id) => id as PrincipalId);

const peopled = async (address: string | PGlite): Promise<Database> => {
  const database = await openDatabase(address, randomUUID);
  undo.push(database.close);
  const store = directoryStore(database);
  for (const [i, id] of PEOPLE.entries()) {
    await store.insertPrincipal({ id, role: i === 2 ? 'supervisor' : 'reviewer', name: id, tiers: ['manager'] }, NOW);
    await store.insertToken({ id: `token-${id}`, principalId: id, hash: `hash-${id}`, at: NOW });
  }
  return database;
};

/** Items in every situation that matters here, by chance. */
const someChanges = (count: number): readonly Change[] => {
  const random = createRandom(11);
  const pick = <T>(from: readonly T[]): T => from[below(random, from.length)] as T;
  return Array.from({ length: count }, (_, i): Change => {
    const isSettled = below(random, 4) === 0;
    const holder = !isSettled && below(random, 3) === 0 ? pick(PEOPLE) : null;
    const assignee = !isSettled && below(random, 2) === 0 ? pick(PEOPLE) : null;
    const change = changeOfItem(
      {
        openedAt: NOW - below(random, 1_000_000),
        route: pick(['escalate', 'review', 'autonomous'] as const),
        riskClass: 'high',
        agentId: AGENT,
        assignee,
        holder,
        settled: isSettled ? { at: NOW, by: null, verdict: null } : null,
        dwellMs: null,
      },
      i,
    );
    const status =
      holder === null ? (below(random, 5) === 0 ? ('snoozed' as const) : ('pending' as const)) : ('claimed' as const);
    const by = holder ?? AGENT;
    return {
      ...change,
      state: {
        ...anEscalation(),
        ...change.state,
        reviewTier: pick(REVIEW_TIERS),
        insisted: assignee !== null && below(random, 3) === 0,
        status:
          status === 'pending'
            ? { kind: status }
            : status === 'claimed'
              ? { kind: status, by, leaseExpiresAt: NOW + 1 }
              : { kind: status, by, until: NOW + 1 },
      },
    };
  });
};

const STORES: readonly (readonly [name: string, address: () => string | PGlite])[] = [
  ['SQLite', () => ':memory:'],
  ['PGlite', () => new PGlite()],
];
describe.each(STORES)('on %s', (_name, address) => {
  test('O-11 O-16 O-20 what waits, who has what, and what absent people were given: as counted one by one', {
    timeout: 60_000,
  }, async () => {
    const database = await peopled(address());
    const changes = someChanges(300);
    await database.transaction(async (tx) => {
      for (let i = 0; i < changes.length; i += 64) await saveChanges(tx, database.dialect, changes.slice(i, i + 64));
    });
    const open = changes.filter(({ settled }) => settled === null);
    const free = open.filter(
      ({ state, holder }) =>
        state.assignee === null && holder === null && state.status.kind === 'pending' && state.routing.route !== 'autonomous',
    );
    const byTier = (await loadWaiting(database.db)).toSorted((a, b) => a.reviewTier.localeCompare(b.reviewTier));
    expect(byTier).toEqual(
      REVIEW_TIERS.map((reviewTier) => {
        const here = free.filter(({ state }) => state.reviewTier === reviewTier);
        return { reviewTier, waiting: here.length, oldestAt: Math.min(...here.map(({ state }) => state.openedAt)) };
      }).toSorted((a, b) => a.reviewTier.localeCompare(b.reviewTier)),
    );

    const held = await loadHeld(database.db, PEOPLE);
    for (const id of PEOPLE)
      expect(held.get(id)).toEqual(
        new Set(open.filter(({ state, holder }) => state.assignee === id || holder === id).map(({ state }) => state.id)),
      );
    const team = await loadTeam(database.db);
    expect(team.map(({ id, open: count }) => [id, count])).toEqual(
      expect.arrayContaining(PEOPLE.map((id) => [id, held.get(id)?.size])),
    );

    const [ana] = PEOPLE as [PrincipalId];
    await saveLimits(database.db, ana, { capacity: 4, out: { from: NOW, until: NOW + 10 } });
    expect((await loadLimits(database.db, [ana])).get(ana)).toEqual({ capacity: 4, out: { from: NOW, until: NOW + 10 } });
    const absent = async (at: number) => new Set((await givenToAbsent(database, at, 1_000)).map(({ state }) => state.id));
    const due = open.filter(({ state, holder }) => state.assignee === ana && holder === null && !state.insisted);
    expect(due.length).toBeGreaterThan(5);
    expect(await absent(NOW)).toEqual(new Set(due.map(({ state }) => state.id)));
    expect(await absent(NOW + 9)).toEqual(new Set(due.map(({ state }) => state.id)));
    expect(await absent(NOW - 1)).toEqual(new Set());
    expect(await absent(NOW + 10)).toEqual(new Set());
  });
});

test('O-20 what waits is counted by its own index, however much was decided', async () => {
  const database = await peopled(':memory:');
  const query = sql<{ detail: string }>`explain query plan select review_tier, count(*), min(opened_at) from escalation
    where settled_at is null and assignee is null and holder is null and status = 'pending' and route <> 'autonomous'
    group by review_tier`;
  const plan = (await query.execute(database.db)).rows.map(({ detail }) => detail).join('; ');
  expect(plan).toMatch(/USING COVERING INDEX escalation_free/);
});
