import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterAll, expect, test } from 'vitest';
import { commandDigest } from '@countersign/shared/domain/digest';
import { replay } from '@countersign/shared/domain/escalation/evolve';
import { ANA, anEscalation, NOW } from '@countersign/shared/testing/escalations';
import { NO_PAST } from '@countersign/shared/model/label';
import type { Decision } from '@countersign/shared/model/decision';
import { ESCALATION_DEFAULTS, type Escalation } from '@countersign/shared/model/escalation';
import type { CommandId, DecisionId, EscalationId } from '@countersign/shared/model/ids';
import { createCommandBus } from '../services/command-bus.ts';
import { boardReads } from './board-store.ts';
import { openDatabase } from './database.ts';
import { openDialect } from './dialect.ts';
import { escalationReads } from './escalation-store.ts';
import { eventReads } from './event-store.ts';
import { migrationsFor } from './migrations/index.ts';
import type { Tables } from './schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'countersign-older-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the first version wrote: no assignee, no flag, no ladder and nothing of its steps. */
const asBefore = (state: Escalation): object =>
  Object.fromEntries(Object.entries(state).filter(([name]) => !Object.hasOwn(ESCALATION_DEFAULTS, name)));

const decision: Decision = {
  decisionId: randomUUID() as string as DecisionId,
  verdict: { kind: 'reject', reasonCode: 'other' },
  by: ANA.id,
  source: 'reviewer',
  at: NOW + 1_000,
  actionDigest: anEscalation().actionDigest,
  decidedDigest: anEscalation().actionDigest,
};
const idOf = (n: number): EscalationId => `01900000-0000-7000-8000-00000000000${n}` as EscalationId;
const STATES: readonly Escalation[] = [
  { ...anEscalation(), id: idOf(1) },
  { ...anEscalation(), id: idOf(2), status: { kind: 'claimed', by: ANA.id, leaseExpiresAt: NOW + 60_000 } },
  { ...anEscalation(), id: idOf(3), status: { kind: 'decided', decision } },
  { ...anEscalation(), id: idOf(4), status: { kind: 'expired', at: NOW + 2_000 } },
];
const claim = { kind: 'claim', leaseMs: 120_000 } as const;

/** A database as the first version left it, with these escalations in it. */
const leaveOlderDatabase = async (address: string | PGlite): Promise<void> => {
  const { dialect, kysely } = openDialect(address);
  const db = new Kysely<Tables>({ dialect: kysely });
  const { error } = await new Migrator({ db, provider: migrationsFor(dialect) }).migrateTo('0001-init');
  expect(error).toBeUndefined();
  for (const [i, state] of STATES.entries()) {
    const isOpen = state.status.kind === 'pending' || state.status.kind === 'claimed';
    const older = {
      id: state.id,
      agent_id: state.agentId,
      submission_key: `k${i}`,
      status: state.status.kind,
      review_tier: state.reviewTier,
      is_open: isOpen ? 1 : 0,
      to_deliver: 0,
      last_seq: i + 1,
      version: 1,
      base_version: 0,
      state: JSON.stringify(asBefore(state)),
      card: '{"agentName":"bot"}',
    };
    await db
      .insertInto('escalation')
      .values(older as never)
      .execute();
    const opened = { type: 'opened', at: NOW, actor: state.agentId, escalation: asBefore(state) };
    await db
      .insertInto('event')
      .values({
        seq: i + 1,
        escalation_id: state.id,
        type: 'opened',
        at: NOW,
        actor: state.agentId,
        command_id: null,
        tier: state.reviewTier,
        previous_tier: state.reviewTier,
        data: JSON.stringify(opened),
      })
      .execute();
  }
  await db.updateTable('stream').set({ head: STATES.length }).execute();
  const result = JSON.stringify({ state: asBefore(STATES[1] as Escalation), card: { agentName: 'bot' }, seq: 2 });
  await db
    .insertInto('receipt')
    .values({ actor: 'system', command_id: 'old-claim', at: NOW, request: commandDigest(idOf(2), claim), result })
    .execute();
  // A PGlite instance is opened again as it is.
  if (typeof address === 'string') await db.destroy();
};

const STORES: readonly (readonly [name: string, address: () => string | PGlite])[] = [
  ['SQLite', () => join(folder, 'older.sqlite')],
  ['PGlite', () => new PGlite()],
];
test.each(STORES)(
  'H-20 what an older hub wrote is read, counted and worked on, on %s',
  { timeout: 60_000 },
  async (_name, addressOf) => {
    const address = addressOf();
    await leaveOlderDatabase(address);
    const database = await openDatabase(address, randomUUID);
    const reads = escalationReads(database);
    expect((await reads.byIds(STATES.map(({ id }) => id))).map(({ state }) => state)).toEqual(STATES);
    for (const state of STATES) expect(replay(await eventReads(database).historyOf(state.id))).toEqual(state);

    const board = boardReads(database.db);
    expect(await board.waiting()).toEqual({ count: 2, oldest: NOW });
    expect(await board.loads()).toEqual([{ id: ANA.id, open: 1, claimed: 1 }]);
    expect(await board.decidedSince(NOW)).toEqual([{ by: ANA.id, decided: 1, highRisk: 1 }]);
    expect((await board.settled(0)).reduce((sum, { count }) => sum + count, 0)).toBe(2);

    const bus = createCommandBus({
      database,
      now: () => NOW + 5_000,
      soon: setImmediate,
      limits: { openTotal: 100, isFull: () => false },
      records: async () => () => NO_PAST,
      onCommitted: () => undefined,
      onFault: (cause) => {
        throw cause;
      },
    });
    const work = { kind: 'command', credential: 'system', keepReceipt: true } as const;
    const repeated = await bus.submit({ ...work, commandId: 'old-claim' as CommandId, escalationId: idOf(2), command: claim });
    expect(repeated.ok && repeated.value.state).toEqual(STATES[1]);
    const assign = { kind: 'assign', fence: 0, reviewTier: 'manager', force: false } as const;
    const moved = await bus.submit({ ...work, commandId: 'new' as CommandId, escalationId: idOf(1), command: assign });
    expect(moved.ok && moved.value.state).toMatchObject({ reviewTier: 'manager', assignee: null, flagged: false, version: 2 });
    await database.close();
  },
);
