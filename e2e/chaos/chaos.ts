import { parseArgs } from 'node:util';
import { randomInt } from 'node:crypto';
import { type ChaosReport, runChaos } from './run-chaos.ts';

const USAGE = `npm run chaos -- [--kills N] [--seed S] [--broken]

Kills a hub with SIGKILL at random times under load and checks what became of everything it had acknowledged.
  --kills N   how often (default 100)
  --seed S    repeats the kill times and choices of an earlier run
  --broken    run the hub that acknowledges before it commits: the checks must catch it
`;

const count = (text: string, name: string, least: number): number => {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  process.stderr.write(`--${name} must be a whole number from ${least} up\n\n${USAGE}`);
  process.exit(2);
};

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const render = (report: ChaosReport, seconds: number): string => {
  const of = (rule: string): string => String(report.violations.filter((violation) => violation.rule === rule).length);
  const rows = [
    ['kills', String(report.kills)],
    ['submitted', String(report.submitted)],
    ['decisions', String(report.decisions)],
    ['acknowledged escalations lost', of('acknowledged escalation lost')],
    ['acknowledged decisions lost', of('acknowledged decision lost')],
    ['duplicates', of('duplicate escalation')],
    ['double decisions', of('double decision')],
    ['quick_check failed', of('quick_check')],
    ['log differs from state, gaps, lost bundles', String(report.violations.filter((v) => /log|gap|bundle/.test(v.rule)).length)],
    ['wrong answers', of('wrong answer')],
    ['handed back while kills went on', percent(report.liveness)],
    ['not handed back 60 s after', String(report.unfinished)],
    ['failures per kill, 95 % bound (3/n)', percent(3 / report.kills)],
    ['seconds', seconds.toFixed(0)],
  ];
  return rows.map(([name, value]) => `${(name ?? '').padEnd(44)}${(value ?? '').padStart(8)}`).join('\n');
};

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    broken: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(USAGE);
  process.exit();
}
const kills = count(values.kills, 'kills', 1);
const seed = count(values.seed, 'seed', 0);
process.stdout.write(
  `seed ${seed}; again: npm run chaos -- --kills ${kills} --seed ${seed}${values.broken ? ' --broken' : ''}\n`,
);
const start = performance.now();
const report = await runChaos({
  kills,
  seed,
  program: values.broken ? 'broken-hub-process.ts' : 'hub-process.ts',
  onKill: (kill, submitted) => {
    if (kill % 10 === 0) process.stderr.write(`${kill} kills, ${submitted} submitted\n`);
  },
});
process.stdout.write(`${render(report, (performance.now() - start) / 1_000)}\n`);
for (const { rule, detail } of report.violations.slice(0, 20)) process.stdout.write(`${rule}: ${detail}\n`);
const caught = report.violations.length > 0;
const held = report.violations.length === 0 && report.liveness >= 0.95 && report.unfinished === 0;
process.stdout.write(
  values.broken ? `broken hub ${caught ? 'caught' : 'NOT CAUGHT'}\n` : `durability ${held ? 'held' : 'FAILED'}\n`,
);
process.exitCode = (values.broken ? caught : held) ? 0 : 1;
