import { expect, test } from 'vitest';
import { DAY_MS } from '@countersign/shared/domain/board/override-days';
import { fillDecisions } from '../../test/fill-decisions.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { tallyReads } from '../store/tally-reads.ts';
import { loadCursor } from '../store/tally-store.ts';
import { createTallies } from './tallies.ts';

const NOW = 1_800_000_000_000;
const TODAY = Math.floor(NOW / DAY_MS);
const SPAN = { from: TODAY - 10, to: TODAY + 1 };

const filled = async (count: number): Promise<Database> => {
  const database = await openDatabase(':memory:', () => 'epoch');
  await fillDecisions(database.db, { count, days: 5, now: NOW });
  return database;
};
const talliesOf = (database: Database) =>
  createTallies({ database, now: () => NOW, pause: () => new Promise((resolve) => setImmediate(resolve)) });

/** The same sums from the rows themselves, one by one. */
const recount = async (database: Database) => {
  const rows = await database.db.selectFrom('escalation').selectAll().execute();
  const sums = new Map<string, { opened: number; decided: number; overridden: number; handling: number; cost: number }>();
  for (const row of rows) {
    const key = `${row.route} ${row.inclusion}`;
    const sum = sums.get(key) ?? { opened: 0, decided: 0, overridden: 0, handling: 0, cost: 0 };
    sum.opened += 1;
    sum.cost += row.cost_minor ?? 0;
    if (row.settled_by !== null) {
      sum.decided += 1;
      sum.overridden += row.verdict === 'approve' ? 0 : 1;
      sum.handling += row.dwell_ms ?? 0;
    }
    sums.set(key, sum);
  }
  return sums;
};

const totals = async (database: Database) => {
  const sums = new Map<string, { opened: number; decided: number; overridden: number; handling: number; cost: number }>();
  for (const cell of await tallyReads(database.db).cells(SPAN)) {
    const key = `${cell.route} ${cell.inclusion}`;
    const sum = sums.get(key) ?? { opened: 0, decided: 0, overridden: 0, handling: 0, cost: 0 };
    sums.set(key, {
      opened: sum.opened + cell.opened,
      decided: sum.decided + cell.decided,
      overridden: sum.overridden + cell.overridden,
      handling: sum.handling + cell.handlingMs.sum,
      cost: sum.cost + cell.agentCostMinor.sum,
    });
  }
  return sums;
};

test('Z-40 the counts are those of the rows', async () => {
  const database = await filled(3_000);
  expect(await talliesOf(database).refresh()).toBe(6);
  expect(await totals(database)).toEqual(await recount(database));
  const histogram = await tallyReads(database.db).histogram(SPAN);
  const shown = await database.db.selectFrom('escalation').select('id').where('notified_at', 'is not', null).execute();
  expect(histogram.reduce((sum, { count }) => sum + count, 0)).toBe(shown.length);
  await database.close();
});

test('Z-40 only days with news are counted again, whole', async () => {
  const database = await filled(1_000);
  const tallies = talliesOf(database);
  await tallies.refresh();
  expect(await tallies.refresh()).toBe(0);
  const { id } = await database.db
    .selectFrom('escalation')
    .select('id')
    .where('route', '=', 'escalate')
    .limit(1)
    .executeTakeFirstOrThrow();
  await database.db.updateTable('escalation').set({ verdict: 'modify', dwell_ms: 1_234_567 }).where('id', '=', id).execute();
  await database.db
    .insertInto('event')
    .values({
      seq: 1_001,
      escalation_id: id,
      type: 'decided',
      at: NOW,
      actor: 'a',
      command_id: null,
      tier: '',
      previous_tier: '',
      data: '{}',
    })
    .execute();
  await database.db.updateTable('stream').set({ head: 1_001 }).execute();
  expect(await tallies.refresh()).toBe(1);
  expect(await totals(database)).toEqual(await recount(database));
  expect(await loadCursor(database.db)).toEqual({ seq: 1_001, at: NOW });
  await database.close();
});

test('Z-40 an item that only reached a screen is counted, though it leaves no event', async () => {
  const database = await filled(500);
  const tallies = talliesOf(database);
  await tallies.refresh();
  const { id, opened_at } = await database.db
    .selectFrom('escalation')
    .select(['id', 'opened_at'])
    .where('notified_at', 'is', null)
    .limit(1)
    .executeTakeFirstOrThrow();
  const before = (await tallyReads(database.db).histogram(SPAN)).reduce((sum, { count }) => sum + count, 0);
  await database.db.updateTable('escalation').set({ notified_at: NOW }).where('id', '=', id).execute();
  expect(await tallies.refresh()).toBe(1);
  expect((await tallyReads(database.db).histogram(SPAN)).reduce((sum, { count }) => sum + count, 0)).toBe(before + 1);
  expect(opened_at).toBeLessThan(NOW);
  await database.close();
});

test('Z-40 a clock that was put back hides nothing of what reached a screen since', async () => {
  const database = await filled(500);
  await talliesOf(database).refresh();
  const later = NOW - 3_600_000;
  const { id } = await database.db
    .selectFrom('escalation')
    .select('id')
    .where('notified_at', 'is', null)
    .executeTakeFirstOrThrow();
  await database.db.updateTable('escalation').set({ notified_at: later }).where('id', '=', id).execute();
  const setBack = createTallies({ database, now: () => later, pause: () => Promise.resolve() });
  expect(await setBack.refresh()).toBeGreaterThan(0);
  await database.close();
});

test('Z-40 of two hubs that count at once, the later one writes nothing', async () => {
  const database = await filled(500);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow = createTallies({ database, now: () => NOW, pause: () => held });
  const quick = talliesOf(database);
  const running = slow.refresh();
  expect(await quick.refresh()).toBe(6);
  release();
  expect(await running).toBe(0);
  expect(await totals(database)).toEqual(await recount(database));
  await database.close();
});
