import type { Measure } from '../src/model/measures.ts';
import { measuresOf } from '../src/domain/metrics/measures-of.ts';
import { type Stream, type UnseenKind, runStream } from './judged-stream.ts';
import { createRandom } from './random.ts';

const PERIOD = { from: 0, to: 1e15, currency: 'USD', reviewerPerHourMinor: 0 };
const of = (inclusion: number, wrong: number): readonly UnseenKind[] => [{ share: 1, inclusion, wrong }];

const KINDS: readonly (readonly [name: string, unseen: (wrong: number) => readonly UnseenKind[]])[] = [
  ['5 % audited', (wrong) => of(0.05, wrong)],
  ['10 % audited', (wrong) => of(0.1, wrong)],
  ['30 % audited', (wrong) => of(0.3, wrong)],
  [
    '5, 10, 30 %, alike',
    (wrong) => [
      { share: 0.5, inclusion: 0.05, wrong },
      { share: 0.3, inclusion: 0.1, wrong },
      { share: 0.2, inclusion: 0.3, wrong },
    ],
  ],
  [
    '5, 10, 30 %, worst where least audited',
    (wrong) => [
      { share: 0.3, inclusion: 0.05, wrong: wrong * 2 },
      { share: 0.3, inclusion: 0.1, wrong },
      { share: 0.4, inclusion: 0.3, wrong: wrong / 2 },
    ],
  ],
  [
    '5, 10, 30 %, worst where most audited',
    (wrong) => [
      { share: 0.5, inclusion: 0.05, wrong: wrong / 2 },
      { share: 0.3, inclusion: 0.1, wrong },
      { share: 0.2, inclusion: 0.3, wrong: wrong * 2 },
    ],
  ],
  [
    '20 rates from 2 to 50 %, each with errors of its own',
    (wrong) =>
      Array.from({ length: 20 }, (_, i) => ({
        share: 0.05,
        inclusion: Number((0.02 * 25 ** (i / 19)).toFixed(4)),
        wrong: wrong * (0.1 + 0.09 * ((i * 7) % 20)),
      })),
  ],
];

export type Scenario = { readonly kind: string; readonly wrong: number; readonly stream: Stream };

/** Figure 3's grid: rates of audits and of errors, kinds with rates of their own, and volumes. */
export const scenarios = (volumes: readonly number[], undecidedAudits = 0.2): readonly Scenario[] =>
  volumes.flatMap((proposals) =>
    KINDS.flatMap(([kind, unseen]) =>
      [0.005, 0.02, 0.1].map((wrong) => ({
        kind,
        wrong,
        stream: {
          proposals,
          escalated: 0.2,
          neededWhereAsked: 0.5,
          unseen: unseen(wrong),
          undecidedAudits,
          expired: 0.05,
          failing: 0.01,
        },
      })),
    ),
  );

/** Shares of runs, of those in which there was something to estimate. */
export type Coverage = {
  readonly recall: number;
  readonly neededShare: number;
  readonly taskSuccess: number;
  readonly found: number;
};

const covers = ({ low, high }: Measure, truth: number): boolean =>
  low !== null && high !== null && low - 1e-9 <= truth && truth <= high + 1e-9;

/** How often the 95 % intervals hold the truth; `found` is the mean number of problems in the audits. */
export const coverageOf = (stream: Stream, runs: number, seed: number): Coverage => {
  const random = createRandom(seed);
  const hits = { recall: 0, neededShare: 0, taskSuccess: 0, found: 0 };
  let withProblems = 0;
  for (let run = 0; run < runs; run++) {
    const { tallies, truth } = runStream(stream, random);
    const { by } = measuresOf(tallies, [], PERIOD);
    if (truth.recall !== null) {
      withProblems += 1;
      if (covers(by.recall, truth.recall)) hits.recall += 1;
    }
    if (covers(by.needed_share, truth.neededShare)) hits.neededShare += 1;
    if (covers(by.task_success, truth.taskSuccess)) hits.taskSuccess += 1;
    hits.found += tallies.reduce((sum, { route, overridden }) => sum + (route === 'review' ? overridden : 0), 0);
  }
  return {
    recall: hits.recall / withProblems,
    neededShare: hits.neededShare / runs,
    taskSuccess: hits.taskSuccess / runs,
    found: hits.found / runs,
  };
};
