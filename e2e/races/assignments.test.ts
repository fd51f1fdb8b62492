import { isDeepStrictEqual } from 'node:util';
import { PGlite } from '@electric-sql/pglite';
import { afterEach, expect, test } from 'vitest';
import { evolve, replay } from '@countersign/shared/domain/escalation/evolve';
import { below, createRandom } from '@countersign/shared/testing/random';
import type { Escalation } from '@countersign/shared/model/escalation';
import type { Event } from '@countersign/shared/model/event';
import { REVIEW_TIERS } from '@countersign/shared/model/vocabulary';
import { createServerDatabase } from './database-for-test.ts';
import { createDesk, decide, type Desk, inLanes, type Opened, type Reviewer } from './desk.ts';
import { pick, sayHowToRepeat, seed } from './seed.ts';

const REVIEWERS = 5;
const SUPERVISORS = 2;
const LANES = 8;

const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const run of undo.splice(0).reverse()) await run();
});

type Answer = { readonly ok: boolean; readonly error?: { readonly code: string } };
type Move = { readonly kind: 'assign' | 'claim' | 'decide'; readonly by: Reviewer; readonly answer: Answer };

/** What each of these may answer who loses: never an error of the hub's own. */
const LOST: Readonly<Record<Move['kind'], readonly string[]>> = {
  assign: ['ALREADY_CLAIMED', 'STALE_FENCE', 'ALREADY_DECIDED'],
  claim: ['ALREADY_CLAIMED', 'ALREADY_DECIDED'],
  decide: ['ALREADY_CLAIMED', 'STALE_FENCE', 'ALREADY_DECIDED', 'NOT_CLAIMED'],
};

const assign = async (desk: Desk, random: () => number, by: Reviewer, { escalationId }: Opened): Promise<Move> => {
  const [assignee] = below(random, 3) === 0 ? [] : pick(random, desk.reviewers, 1);
  const answer = await by.client.send('escalation:assign', {
    escalationId,
    fence: below(random, 2),
    force: below(random, 2) === 0,
    ...(assignee === undefined ? { reviewTier: REVIEW_TIERS[below(random, 3)] ?? 'manager' } : { assignee: assignee.id }),
  });
  return { kind: 'assign', by, answer };
};
const claim = async (by: Reviewer, { escalationId }: Opened): Promise<Move> => ({
  kind: 'claim',
  by,
  answer: await by.client.send('escalation:claim', { escalationId }),
});
const settle = async (random: () => number, by: Reviewer, opened: Opened): Promise<Move> => ({
  kind: 'decide',
  by,
  answer: await decide(by, opened, below(random, 3), { kind: 'approve' }),
});

/** Nobody takes what another holds, and nobody decides what another holds or was given. */
const checkHolders = (events: readonly Event[]): void => {
  let state: Escalation | undefined;
  for (const event of events) {
    if (state !== undefined && (event.type === 'claimed' || event.type === 'decided')) {
      const holder = state.status.kind === 'claimed' ? state.status.by : null;
      expect([null, event.actor]).toContain(holder);
      if (event.type === 'decided' && holder === null) expect([null, event.actor]).toContain(state.assignee);
    }
    state = evolve(state, event);
  }
};

const raceMany = async (desk: Desk, races: number): Promise<void> => {
  const random = createRandom(seed);
  const seen: Record<string, number> = {};
  await inLanes(races, LANES, async (i) => {
    const opened = await desk.open(`race-${i}`);
    const moves = await Promise.all([
      ...desk.supervisors.map((by) => assign(desk, random, by, opened)),
      ...pick(random, desk.reviewers, 1 + below(random, 2)).map((by) => claim(by, opened)),
      ...pick(random, desk.reviewers, 1 + below(random, 3)).map((by) => settle(random, by, opened)),
    ]);
    for (const { kind, answer } of moves) {
      const outcome = answer.ok ? 'accepted' : (answer.error?.code ?? '');
      if (!answer.ok) expect(LOST[kind]).toContain(outcome);
      seen[`${kind} ${outcome}`] = (seen[`${kind} ${outcome}`] ?? 0) + 1;
    }
    const events = await desk.hub.events.historyOf(opened.escalationId);
    const decided = events.filter(({ type }) => type === 'decided');
    const winners = moves.filter(({ kind, answer }) => kind === 'decide' && answer.ok);
    expect(decided.map(({ actor }) => actor)).toEqual(winners.map(({ by }) => by.id));
    expect(decided.length).toBeLessThanOrEqual(1);
    checkHolders(events);
    const stored = await desk.hub.reads.one(opened.escalationId);
    expect(isDeepStrictEqual(replay(events), stored?.state)).toBe(true);
  });
  // Every way to win was taken, or the races were none.
  for (const kind of ['assign', 'claim', 'decide']) expect(seen[`${kind} accepted`]).toBeGreaterThan(0);
};

test('H-19 R-25: 1,000 meetings of assignments, claims and decisions on SQLite', async () => {
  sayHowToRepeat();
  const desk = await createDesk(REVIEWERS, {}, SUPERVISORS);
  undo.push(desk.close);
  await raceMany(desk, 1_000);
});

test('H-19 R-25: 100 meetings of assignments, claims and decisions on PGlite', async () => {
  sayHowToRepeat();
  const desk = await createDesk(REVIEWERS, { overrides: { pglite: await PGlite.create() } }, SUPERVISORS);
  undo.push(desk.close);
  await raceMany(desk, 100);
});

const serverUrl = process.env.COUNTERSIGN_TEST_PG_URL;
if (serverUrl !== undefined)
  test('H-19 R-25: 100 meetings of assignments, claims and decisions on a PostgreSQL server', async () => {
    sayHowToRepeat();
    const database = await createServerDatabase(serverUrl);
    undo.push(database.drop);
    const desk = await createDesk(REVIEWERS, { config: { database: database.url } }, SUPERVISORS);
    undo.push(desk.close);
    await raceMany(desk, 100);
  });
