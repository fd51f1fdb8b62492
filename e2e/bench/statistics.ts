import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CHANGES, delayToDetection, type FalseAlarms, falseAlarms, SIGNS } from '@countersign/shared/testing/alarms';
import { coverageOf, scenarios } from '@countersign/shared/testing/coverage';

const USAGE = `npm run bench:statistics -- [--runs N] [--weeks N] [--changes N] [--seed N] [--write]

How far the measures' intervals and the warning signs keep their word, on simulated streams of which the truth is known.
  --runs N      runs of each scenario for the intervals (default 1000)
  --weeks N     quiet weeks for the false alarms (default 10000)
  --changes N   runs of each real change for the delay (default 200)
  --seed N      of the random numbers; the same seed prints the same tables (default 4)
  --write       put the tables into docs/benchmarks-statistics.md
`;
const FILE = join(import.meta.dirname, '../../docs/benchmarks-statistics.md');
/** Everything from this line on is made by this program. */
const MARK = '<!-- figures: npm run bench:statistics -- --write -->';
const VOLUMES = [2_000, 10_000, 50_000];
const AIM = { low: 0.93, high: 0.97 };

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    weeks: { type: 'string', default: '10000' },
    changes: { type: 'string', default: '200' },
    seed: { type: 'string', default: '4' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const [runs, weeks, changes, seed] = [values.runs, values.weeks, values.changes, values.seed].map(Number) as [
  number,
  number,
  number,
  number,
];
if (values.help || ![runs, weeks, changes].every((count) => count >= 1) || !Number.isInteger(seed)) {
  process.stdout.write(USAGE);
  process.exit(values.help ? 0 : 2);
}
const say = (text: string): void => void process.stderr.write(`${text}\n`);

const percent = (share: number, digits = 1): string => `${(share * 100).toFixed(digits)} %`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const coverage = (): string => {
  const all: number[] = [];
  const shown = (share: number): string => {
    all.push(share);
    return share < AIM.low || share > AIM.high ? `**${percent(share)}**` : percent(share);
  };
  const rows = scenarios(VOLUMES).map(({ kind, wrong, stream }) => {
    say(`${stream.proposals} proposals, ${kind}, ${percent(wrong)} wrong`);
    const { recall, neededShare, taskSuccess, found } = coverageOf(stream, runs, seed);
    const cells = [recall, neededShare, taskSuccess].map(shown);
    return [`${stream.proposals.toLocaleString('en-US')}, ${kind}`, percent(wrong), found.toFixed(1), ...cells];
  });
  const inside = all.filter((share) => share >= AIM.low && share <= AIM.high).length;
  const head = ['proposals, audits of what runs unseen', 'wrong', 'found in audits', 'recall', 'needed a person', 'task success'];
  return `## How often the 95 % intervals hold the truth

${runs.toLocaleString('en-US')} runs of each, seed ${seed}. ${inside} of ${all.length} figures are from 93 to 97 %; the others are bold.
By chance alone a figure of ${runs.toLocaleString('en-US')} runs is off by up to ${percent(1.96 * Math.sqrt((0.95 * 0.05) / runs))}.

${table(head, rows)}`;
};

const alarms = (found: FalseAlarms): string =>
  table(
    ['sign', 'looking every 15 min', 'every hour', 'every day'],
    SIGNS.map((sign) => [`\`${sign}\``, ...(['quarter', 'hour', 'day'] as const).map((look) => percent(found[sign][look], 2))]),
  );

const hours = (quarters: number): string => (Number.isFinite(quarters) ? `${(quarters / 4).toFixed(1)} h` : 'over 4 weeks');

const delays = (): string =>
  table(
    ['change', 'sign', 'median', 'p90'],
    CHANGES.map((change) => {
      say(change.name);
      const found = Array.from({ length: changes }, (_, i) => delayToDetection(change, seed + i)).toSorted((a, b) => a - b);
      const at = (share: number): string => hours(found[Math.ceil(share * found.length) - 1] ?? Infinity);
      return [change.name, `\`${change.sign}\``, at(0.5), at(0.9)];
    }),
  );

const intervals = coverage();
say(`${weeks} quiet weeks`);
const quiet = alarms(falseAlarms(weeks, seed));
const text = `${intervals}

## Warning signs in quiet weeks

Share of ${weeks.toLocaleString('en-US')} weeks in which nothing changed and the sign was raised all the same.

${quiet}

## Warning signs after a real change

${changes.toLocaleString('en-US')} runs of each, from the change, on a Monday at nine, to the warning. Nights and hours with too few items count.

${delays()}`;
process.stdout.write(`${text}\n`);
if (values.write) {
  const [introduction = ''] = (await readFile(FILE, 'utf8')).split(MARK);
  await writeFile(FILE, `${introduction}${MARK}\n\n${text}\n`);
}
