import { PGlite } from '@electric-sql/pglite';
import { afterEach, expect, test } from 'vitest';
import { below, createRandom } from '@countersign/shared/testing/random';
import type { Verdict } from '@countersign/shared/model/decision';
import { createServerDatabase } from './database-for-test.ts';
import { createDesk, decide, type Desk, inLanes, type Reviewer } from './desk.ts';
import { pick, sayHowToRepeat, seed } from './seed.ts';

const REVIEWERS = 10;
const LANES = 8;
const VERDICTS: readonly Verdict[] = [
  { kind: 'approve' },
  { kind: 'reject', reasonCode: 'other' },
  { kind: 'respond', message: 'ask the customer' },
  { kind: 'take_over' },
];
/** One racer in some races claims first; the others then hold an old fence. */
const ONE_CLAIMS = 3;

const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const run of undo.splice(0).reverse()) await run();
});

const claimAndDecide = async (racer: Reviewer, opened: Awaited<ReturnType<Desk['open']>>, verdict: Verdict) => {
  // Both leave at once: the decision counts on the claim before it.
  const [, decided] = await Promise.all([
    racer.client.send('escalation:claim', { escalationId: opened.escalationId }),
    decide(racer, opened, 1, verdict),
  ]);
  return decided;
};

const raceMany = async (desk: Desk, races: number): Promise<void> => {
  const random = createRandom(seed);
  let accepted = 0;
  await inLanes(races, LANES, async (i) => {
    const opened = await desk.open(`race-${i}`);
    const racers = pick(random, desk.reviewers, 2 + below(random, REVIEWERS - 1));
    const oneClaims = below(random, ONE_CLAIMS) === 0;
    const outcomes = await Promise.all(
      racers.map(async (racer, place) => {
        const verdict = VERDICTS[below(random, VERDICTS.length)] ?? { kind: 'approve' };
        const decided = await (oneClaims && place === 0
          ? claimAndDecide(racer, opened, verdict)
          : decide(racer, opened, 0, verdict));
        return { racer, verdict, decided };
      }),
    );
    const winners = outcomes.filter(({ decided }) => decided.ok);
    expect(winners.map(({ racer }) => racer.name)).toHaveLength(1);
    accepted += winners.length;
    const [winner] = winners;
    for (const { racer, decided } of outcomes) {
      if (decided.ok || racer === winner?.racer) continue;
      const codes = oneClaims ? ['ALREADY_DECIDED', 'STALE_FENCE', 'ALREADY_CLAIMED'] : ['ALREADY_DECIDED'];
      expect(codes).toContain(decided.error.code);
      const current = 'current' in decided.error ? decided.error.current : undefined;
      expect(current?.byName).toBe(winner?.racer.name);
      if (decided.error.code === 'ALREADY_DECIDED') expect(current?.decision).toBe(winner?.verdict.kind);
    }
    const log = await desk.hub.events.historyOf(opened.escalationId);
    expect(log.filter((event) => event.type === 'decided')).toHaveLength(1);
  });
  expect(accepted).toBe(races);
};

test('R-10 H-07 (X1): 1,000 races of 2 to 10 decisions on SQLite, one winner each', async () => {
  sayHowToRepeat();
  const desk = await createDesk(REVIEWERS);
  undo.push(desk.close);
  await raceMany(desk, 1_000);
});

test('R-10 H-07 (X1): 100 races of 2 to 10 decisions on PGlite, one winner each', async () => {
  sayHowToRepeat();
  const pglite = await PGlite.create();
  const desk = await createDesk(REVIEWERS, { overrides: { pglite } });
  undo.push(desk.close);
  await raceMany(desk, 100);
});

const serverUrl = process.env.COUNTERSIGN_TEST_PG_URL;
if (serverUrl !== undefined)
  test('R-10 H-07 (X1): 100 races of 2 to 10 decisions on a PostgreSQL server, one winner each', async () => {
    sayHowToRepeat();
    const database = await createServerDatabase(serverUrl);
    undo.push(database.drop);
    const desk = await createDesk(REVIEWERS, { config: { database: database.url } });
    undo.push(desk.close);
    await raceMany(desk, 100);
  });
