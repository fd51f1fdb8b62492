import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { RecordedDecision } from '@countersign/hub/backtest/recorded-decision';
import { toHistoryRow } from '@countersign/hub/backtest/to-history-row';
import { airlineMapping } from '@countersign/hub/replay/airline-mapping';
import { isLabelled } from '@countersign/shared/domain/backtest/history';
import { trainCalibrator } from '@countersign/shared/domain/learning/train-calibrator';
import { trainPredictor } from '@countersign/shared/domain/learning/train-predictor';
import { readPolicy } from '@countersign/shared/domain/policy/read-policy';
import { type CompiledPolicy, compileOwnPolicy } from '@countersign/shared/domain/routing/compile-policy';
import { DEFAULT_POLICY } from '@countersign/shared/domain/routing/default-policy';
import { routeAction } from '@countersign/shared/domain/routing/route-action';
import { NOTHING_KNOWN, type Situation } from '@countersign/shared/domain/routing/situation';
import type { PrincipalId, SubmissionKey } from '@countersign/shared/model/ids';
import type { PolicyRule } from '@countersign/shared/model/policy';
import { describeMachine } from './machine.ts';
import { spreadOf } from './ui/percentiles.ts';

const USAGE = `npm run bench:routing -- [--data FILE] [--rounds N] [--write]

What it costs to route one proposal, with rules. The proposals are recorded decisions of an airline agent.
  --data FILE   decisions, one JSON object per line (default ../shared/data/airline-decisions/decisions.jsonl)
  --rounds N    how often each proposal is routed (default 200)
  --write       put the table into docs/benchmarks-routing.md
`;
const ROOT = join(import.meta.dirname, '../..');
const AIM_US = 100;

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(ROOT, '../shared/data/airline-decisions/decisions.jsonl') },
    rounds: { type: 'string', default: '200' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
if (values.help || !Number.isInteger(rounds) || rounds < 1 || !existsSync(values.data)) {
  if (!values.help && !existsSync(values.data)) process.stderr.write(`${values.data} is not there\n`);
  process.stdout.write(USAGE);
  process.exit(values.help ? 0 : 2);
}

const lines = readFileSync(values.data, 'utf8')
  .split('\n')
  .filter((line) => line !== '');
const situations: readonly Situation[] = lines.flatMap((line) => {
  const mapped = airlineMapping(JSON.parse(line), () => undefined);
  if (!mapped.ok) return [];
  const { key, action, context } = mapped.value;
  const [agentId, at] = ['airline-agent' as PrincipalId, 1_795_374_000_000];
  return [{ ...NOTHING_KNOWN, key: key as SubmissionKey, agentId, action, context, at, openCount: 3, salt: 'bench' }];
});

/** Only what learned artefacts cost is of interest here, so they may have seen the very decisions that are routed. */
const labelled = lines.map((line, at) => toHistoryRow(RecordedDecision.parse(JSON.parse(line)), at)).filter(isLabelled);
const training = { minimum: 50, trainedAt: 0, version: 'bench' };
const [calibrator, predictor] = [trainCalibrator(labelled, training), trainPredictor(labelled, training)];
const learned = { calibrator: calibrator.ok ? calibrator.value : null, predictor: predictor.ok ? predictor.value : null };

/** Conditions as people write them; none holds for these proposals, so that every one of them is looked at. */
const CONDITIONS = [
  (at: number) => `amount.value > ${1_000_000 + at} && amount.currency == "USD"`,
  (at: number) => `context.customer.membership == "level ${at}" && context.confidence < 0.9`,
  (at: number) => `action.arguments.total > ${at} || context.failedAttempts > ${50 + at}`,
  (at: number) => `action.target.startsWith("T-${at}") && now.hour < 24`,
  (at: number) => `context.turns > ${2_000 + at} && agent.id.contains("airline")`,
];
const rules = (more: (at: number) => Omit<PolicyRule, 'id'>): PolicyRule[] =>
  Array.from({ length: 200 }, (_, at) => ({ id: `rule-${at}`, route: 'escalate' as const, ...more(at) }));
const condition = (at: number): string => CONDITIONS[at % CONDITIONS.length]?.(at) ?? 'false';
const withRules = (more: (at: number) => Omit<PolicyRule, 'id'>): CompiledPolicy =>
  compileOwnPolicy({ ...DEFAULT_POLICY, rules: rules(more) });
const recommended = readPolicy(readFileSync(join(ROOT, 'policies/recommended.yaml'), 'utf8'));
if (!recommended.ok) throw new Error(recommended.error[0]?.message);

/** Everything at once: our policy, both learners, and two hundred rules of the house that do not fit. */
const recommendedWithRules = compileOwnPolicy({
  ...recommended.value.compiled.document,
  rules: rules((at) => ({ when: condition(at) })),
});
const withLearners = situations.map((one) => ({ ...one, learned }));

const withoutSchema = situations.map(({ action: { argumentsSchema: _, ...action }, ...rest }) => ({ ...rest, action }));

const CASES: readonly (readonly [string, CompiledPolicy, readonly Situation[]])[] = [
  ['no rules', compileOwnPolicy(DEFAULT_POLICY), situations],
  ['no rules, no schema of the arguments', compileOwnPolicy(DEFAULT_POLICY), withoutSchema],
  ['recommended.yaml, nothing learned yet', recommended.value.compiled, situations],
  ['recommended.yaml, calibrator and predictor on', recommended.value.compiled, withLearners],
  [
    '200 rules, each for some actions, with a condition',
    withRules((at) => ({ actions: [`tool_${at}_*`], when: condition(at) })),
    situations,
  ],
  ['200 rules for every action, each with a condition, none fits', withRules((at) => ({ when: condition(at) })), situations],
  ['recommended.yaml with 200 such rules, calibrator and predictor on', recommendedWithRules, withLearners],
  ['200 rules for every action, no schema of the arguments', withRules((at) => ({ when: condition(at) })), withoutSchema],
];

const measure = (policy: CompiledPolicy, given: readonly Situation[], times: number): readonly number[] => {
  const taken: number[] = [];
  for (let round = 0; round < times; round++)
    for (const situation of given) {
      const start = process.hrtime.bigint();
      routeAction(policy, situation);
      taken.push(Number(process.hrtime.bigint() - start) / 1_000);
    }
  return taken;
};

for (const [, policy, given] of CASES) measure(policy, given, Math.min(rounds, 30));
const shown = (us: number): string => us.toFixed(1);
const rows = CASES.map(([name, policy, given]) => {
  const { n, p50, p95, p99 } = spreadOf(measure(policy, given, rounds));
  return `| ${name} | ${n} | ${shown(p50)} | ${shown(p95)} | ${shown(p99)} | ${p50 < AIM_US ? 'yes' : 'no'} |`;
});
const table = `${describeMachine()}; ${situations.length} recorded decisions, each routed ${rounds} times after a warm-up, one at a time.
Microseconds per proposal, from the proposal to its route with all reasons; the schema of the arguments is checked each time.

| policy | proposals | p50 µs | p95 µs | p99 µs | p50 below ${AIM_US} |
| --- | ---: | ---: | ---: | ---: | --- |
${rows.join('\n')}
`;
process.stdout.write(table);
if (values.write)
  await writeFile(
    join(ROOT, 'docs/benchmarks-routing.md'),
    `# What routing costs\n\nMade by \`npm run bench:routing -- --write\`.\n\n${table}`,
  );
