import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readDecisions } from '@countersign/hub/backtest/decisions-file';
import { readPolicyFiles } from '@countersign/hub/backtest/policy-file';
import { isLabelled } from '@countersign/shared/domain/backtest/history';
import { type Figure, type Line, measure } from './judgement/measure.ts';
import { scorersOf } from './judgement/scorers.ts';

const USAGE = `npm run bench:judgement -- [--history FILE] [--draws N] [--seed N] [--policy FILE…] [--json] [--write]

Who would have looked, and at how much: policies and the parts they are made of, on recorded decisions, by cross-validation
in five folds with whole tasks, drawn anew N times.
  --history FILE   decisions to judge (default ../shared/data/airline-decisions/decisions.jsonl)
  --draws N        how often the folds are drawn (default 10)
  --seed N         other folds and other intervals (default 1)
  --policy FILE    policies to compare (default: those in policies/)
  --json           the figures as JSON
  --write          put the table into docs/benchmarks-judgement.md
`;
const ROOT = join(import.meta.dirname, '../..');
const POLICIES = ['article-thresholds', 'article-risk', 'article', 'recommended'].map((name) =>
  join(ROOT, `policies/${name}.yaml`),
);

const FILE = join(ROOT, 'docs/benchmarks-judgement.md');
/** Everything from this line on is made by the benchmark. */
const MARK = '<!-- figures: npm run bench:judgement -- --write -->';

const { values } = parseArgs({
  options: {
    history: { type: 'string', default: join(ROOT, '../shared/data/airline-decisions/decisions.jsonl') },
    draws: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    policy: { type: 'string', multiple: true, default: POLICIES },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const [draws, seed] = [Number(values.draws), Number(values.seed)];
if (values.help || !(Number.isInteger(draws) && draws >= 1) || !Number.isInteger(seed)) {
  process.stdout.write(USAGE);
  process.exit(values.help ? 0 : 2);
}
const fail = (text: string): never => {
  process.stderr.write(`${text}\n`);
  process.exit(2);
};
if (!existsSync(values.history)) fail(`There is no file ${values.history}.`);

const policies = readPolicyFiles(values.policy);
if (!policies.ok) fail(policies.error.join('\n'));
const history = await readDecisions(values.history);
if (!history.ok) fail(history.error.map(({ line, message }) => `${values.history}:${line}: ${message}`).join('\n'));

const share = ({ mean, spread, low, high }: Figure): string => {
  const percent = (value: number): string => (100 * value).toFixed(1);
  return `${percent(mean)} ± ${percent(spread)} (${percent(low)}–${percent(high)})`;
};
const count = ({ mean, low, high }: Figure): string => `${mean.toFixed(1)} (${low.toFixed(0)}–${high.toFixed(0)})`;
const row = ({ name, load, precision, recall, slipped }: Line): string =>
  `| ${name} | ${share(load)} | ${share(precision)} | ${share(recall)} | ${count(slipped)} |`;

if (policies.ok && history.ok) {
  const labelled = history.value.filter(isLabelled);
  const lines = measure(labelled, scorersOf(policies.value, seed), draws, seed);
  const tasks = new Set(labelled.map(({ group }) => group)).size;
  const needed = labelled.filter((one) => one.needed).length;
  const table = [
    `${labelled.length} decisions of ${tasks} tasks, ${needed} needed a person; five folds of whole tasks, drawn ${draws} times.`,
    'Per cent: mean ± deviation from draw to draw (95 % interval, bootstrap over tasks).',
    '',
    '| who is seen by a person | load % | precision % | recall % | slipped through |',
    '|---|---:|---:|---:|---:|',
    ...lines.map(row),
    '',
  ].join('\n');
  const json = JSON.stringify({ decisions: labelled.length, tasks, needed, draws, seed, lines }, null, 2);
  process.stdout.write(values.json ? `${json}\n` : table);
  if (values.write) {
    const [introduction = ''] = (await readFile(FILE, 'utf8')).split(MARK);
    await writeFile(FILE, `${introduction}${MARK}\n\n${table}`);
  }
}
