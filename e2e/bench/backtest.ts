import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { type NamedPolicy, readPolicyFiles } from '@countersign/hub/backtest/policy-file';
import { fileHistory } from '@countersign/hub/backtest/file-history';
import { backtest } from '@countersign/shared/domain/backtest/backtest';
import type { Candidate } from '@countersign/shared/domain/backtest/candidate';
import { candidateOf } from '@countersign/shared/domain/backtest/candidate-of';
import { compileOwnPolicy } from '@countersign/shared/domain/routing/compile-policy';
import { STARTING_SECONDS } from '@countersign/shared/domain/board/review-seconds';
import type { Backtest, PolicyOutcome } from '@countersign/shared/model/backtest';

const USAGE = `npm run bench:backtest -- [--history FILE] [--seed N] [--write]

Replays recorded decisions under every shipped policy, five-fold by task.
  --history FILE  other decisions (default: the recorded airline decisions)
  --seed N        of the folds and the resampling (default 1)
  --write         put the figures into docs/backtest-airline.md
`;
const ROOT = join(import.meta.dirname, '../..');
const AIRLINE = join(ROOT, '../shared/data/airline-decisions/decisions.jsonl');
const PAGE = join(ROOT, 'docs/backtest-airline.md');
/** Everything from this line on is made by the program. */
const MARK = '<!-- figures: npm run bench:backtest -- --write -->';
const NAMES = ['article-thresholds', 'article-risk', 'article', 'recommended'] as const;

const { values } = parseArgs({
  options: {
    history: { type: 'string', default: AIRLINE },
    seed: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
if (!existsSync(values.history)) {
  process.stderr.write(`There is no file ${values.history}.\n`);
  process.exit(2);
}
if (values.help || !Number.isSafeInteger(seed)) {
  process.stdout.write(USAGE);
  process.exit(values.help ? 0 : 2);
}

const percent = (share: number | null): string => (share === null ? '–' : (share * 100).toFixed(1));
const shown = (share: number | null, interval: readonly [number, number] | null): string =>
  interval === null ? percent(share) : `${percent(share)} (${percent(interval[0])}–${percent(interval[1])})`;

const row = (one: PolicyOutcome): string =>
  `| ${[
    one.policy.replace('.yaml', ''),
    shown(one.load, one.loadInterval),
    shown(one.precision, one.precisionInterval),
    shown(one.recall, one.recallInterval),
    `${one.slipped} (${one.slippedInterval?.map((end) => end.toFixed(0)).join('–') ?? ''})`,
    `${one.routes.escalate} / ${one.routes.review} / ${one.routes.autonomous}`,
    `${one.cost.currency} ${one.cost.total.toFixed(0)}`,
  ].join(' | ')} |`;

/** What the learned score alone would have to send for the recall of the first policy. */
const atSameRecall = ([first, ...others]: readonly PolicyOutcome[]): readonly string[] =>
  others.flatMap(({ policy, curve }) => {
    const point = curve.find(({ recall }) => recall >= (first?.recall ?? 1));
    return point === undefined
      ? []
      : [
          `- For the recall of ${first?.policy.replace('.yaml', '')} the learned score of ${policy.replace('.yaml', '')} alone would send ${percent(point.load)} % (recall ${percent(point.recall)} %).`,
        ];
  });

const render = ({ history, policies, notes }: Backtest): string =>
  [
    `${history.decisions} decisions in ${history.groups} tasks; ${history.needed} needed a person. Shares in percent, with 95 % intervals.`,
    '',
    '| policy | load | precision | recall | slipped through | escalated / reviewed / unseen | cost |',
    '|---|---:|---:|---:|---:|---:|---:|',
    ...policies.map(row),
    '',
    ...atSameRecall(policies),
    ...policies.flatMap(({ policy, learned }) => (learned.n === 0 ? [] : [`- ${policy.replace('.yaml', '')}: ${learned.note}.`])),
    ...notes.map((note) => `- ${note}`),
  ].join('\n');

/**
 * What each of the two learners does for the recommended policy alone. Without a predictor behind it the calibrated
 * confidence is asked for nine tenths, as the policy's own comment says.
 */
const apart = ({ document }: NamedPolicy): readonly Candidate[] => {
  const { prediction: _, ...withoutPrediction } = document;
  const { calibrated, ...stated } = document.confidence;
  const confidence = calibrated === undefined ? stated : { ...stated, calibrated: { ...calibrated, reviewAt: { recall: 0.9 } } };
  return [
    candidateOf('recommended, calibration only', compileOwnPolicy({ ...withoutPrediction, confidence }), seed),
    candidateOf('recommended, prediction only', compileOwnPolicy({ ...document, confidence: stated }), seed),
  ];
};

const files = NAMES.map((name) => relative(process.cwd(), join(ROOT, 'policies', `${name}.yaml`)));
const policies = readPolicyFiles(files);
if (!policies.ok) throw new Error(policies.error.join('\n'));
const last = policies.value.at(-1);
const result = await backtest({
  policies: [
    ...policies.value.map(({ name, compiled }) => candidateOf(name, compiled, seed)),
    ...(last === undefined ? [] : apart(last)),
  ],
  history: fileHistory(values.history),
  seed,
  secondsPerReview: STARTING_SECONDS,
});
const text = render(result);
process.stdout.write(`${text}\n`);
if (values.write) {
  const [introduction = ''] = (await readFile(PAGE, 'utf8')).split(MARK);
  await writeFile(PAGE, `${introduction}${MARK}\n\n${text}\n`);
}
