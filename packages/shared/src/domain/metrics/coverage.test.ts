import { expect, test } from 'vitest';
import { coverageOf, scenarios } from '../../../testing/coverage.ts';
import { runStream } from '../../../testing/judged-stream.ts';
import { createRandom } from '../../../testing/random.ts';
import { wilson } from '../board/wilson.ts';

const SEED = 4;
const RUNS = 1_000;
const ALL = scenarios([2_000, 10_000]);
/**
 * Where groups of several rates hold only a handful of found problems between them, whole numbers leave no interval that
 * is right at every rate of errors: ours is then on the wide side.
 */
const isCoarse = ({ kind, wrong }: (typeof ALL)[number]): boolean => /^(5, 10|20)/.test(kind) && wrong < 0.1;
const MAIN = ALL.filter((scenario) => !isCoarse(scenario));
const named = (some: typeof ALL) =>
  some.map(
    (scenario) => [`${scenario.stream.proposals} proposals, ${scenario.kind}, ${scenario.wrong} wrong`, scenario] as const,
  );

const check = (name: string, { stream }: (typeof ALL)[number], most: number): void => {
  const { recall, neededShare, taskSuccess } = coverageOf(stream, RUNS, SEED);
  const figures = `${name}, seed ${SEED}: recall ${recall}, needed ${neededShare}, success ${taskSuccess}`;
  for (const share of [recall, neededShare, taskSuccess]) {
    expect(share, figures).toBeGreaterThanOrEqual(0.93);
    expect(share, figures).toBeLessThanOrEqual(most);
  }
};

// `npm run bench:statistics` prints the whole grid.
test.each(named(MAIN))(
  'Q-06 the interval holds the truth in 93 to 97 % of 1,000 runs: %s',
  { timeout: 120_000 },
  (name, scenario) => {
    check(name, scenario, 0.97);
  },
);
test.each(named(ALL.filter(isCoarse)))(
  'Q-06 of several rates and few problems found it is never too narrow: %s',
  { timeout: 120_000 },
  (name, scenario) => {
    check(name, scenario, 0.985);
  },
);

test.each([
  ['worst where hardly audited', 0.1, 0.005],
  ['worst where mostly audited', 0.005, 0.1],
])('Q-06 a rate of 2 %% with a dozen audits is not taken for one of 50 %%: %s', { timeout: 120_000 }, (name, rare, common) => {
  const [{ stream }] = scenarios([2_000]) as [(typeof MAIN)[number]];
  const unseen = [
    { share: 0.4, inclusion: 0.02, wrong: rare },
    { share: 0.6, inclusion: 0.5, wrong: common },
  ];
  const { recall, neededShare, taskSuccess } = coverageOf({ ...stream, unseen, undecidedAudits: 0 }, RUNS, SEED);
  for (const share of [recall, neededShare, taskSuccess]) expect(share, `${name}, seed ${SEED}`).toBeGreaterThanOrEqual(0.92);
});

test('Q-06 without the weights the truth would hardly ever be in it', () => {
  const random = createRandom(SEED);
  const [{ stream }] = scenarios([10_000]) as [(typeof MAIN)[number]];
  let held = 0;
  for (let run = 0; run < 200; run++) {
    const { tallies, truth } = runStream(stream, random);
    const overridden = (route: string): number =>
      tallies.reduce((sum, tally) => sum + (tally.route === route ? tally.overridden : 0), 0);
    const caught = overridden('escalate');
    const { low, high } = wilson(caught, caught + overridden('review'));
    if (truth.recall !== null && low <= truth.recall && truth.recall <= high) held += 1;
  }
  expect(held / 200, `seed ${SEED}`).toBeLessThan(0.5);
});
