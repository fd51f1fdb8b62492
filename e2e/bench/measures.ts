import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { connect } from '@countersign/hub/test/connect';
import { fillDecisions } from '@countersign/hub/test/fill-decisions';
import { createTestHub } from '@countersign/hub/test/harness';
import type { MeasuresPage } from '@countersign/shared/model/measures-page';
import { describeMachine } from './machine.ts';
import { type Spread, spreadOf } from './ui/percentiles.ts';

const USAGE = `npm run bench:measures -- [--counts 10000,100000,1000000] [--times N] [--write]

Fills embedded hubs with made decisions over 90 days and asks one for its Measures page, over a socket as the app does, and
for /metrics as Prometheus does.
  --counts LIST  how many decisions (default 10000,100000,1000000)
  --times N      how often each is asked (default 20)
  --write        put the figures into docs/benchmarks-measures.md
`;
const FILE = join(import.meta.dirname, '../../docs/benchmarks-measures.md');
const DAYS = 90;

const { values } = parseArgs({
  options: {
    counts: { type: 'string', default: '10000,100000,1000000' },
    times: { type: 'string', default: '20' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const counts = values.counts.split(',').map(Number);
const times = Number(values.times);
if (values.help || !(times >= 1) || counts.some((count) => !(count >= 1))) {
  process.stdout.write(USAGE);
  process.exit(values.help ? 0 : 2);
}
const say = (text: string): void => void process.stderr.write(`${text}\n`);

const timed = async (run: () => Promise<void>): Promise<number> => {
  const from = performance.now();
  await run();
  return performance.now() - from;
};
const repeated = async (run: () => Promise<void>): Promise<Spread> => {
  const spent: number[] = [];
  for (let i = 0; i < times; i++) spent.push(await timed(run));
  return spreadOf(spent);
};

type Figures = {
  readonly count: number;
  readonly firstMs: number;
  readonly oneDayMs: number;
  readonly month: Spread;
  readonly quarter: Spread;
  readonly prometheus: Spread;
};

const measure = async (count: number): Promise<Figures> => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-measures-'));
  let tick = Date.now();
  // Each look is a second later, so that no answer is the one before.
  const now = (): number => (tick += 1_000);
  const hub = await createTestHub({ config: { database: join(folder, 'hub.sqlite') }, overrides: { now } });
  try {
    say(`${count} decisions: filling`);
    await fillDecisions(hub.hub.database.db, { count, days: DAYS, now: tick });
    const { token } = await hub.token('supervisor', 'Sam');
    const desk = await connect(hub.url, '/reviewer', token);
    const page = (days: number) => async (): Promise<void> => {
      const answer = await desk.call<MeasuresPage>('measures:read', { days });
      if (!answer.ok) throw new Error(answer.error.message);
      if (days === DAYS && answer.value.daily.reduce((sum, { opened }) => sum + opened, 0) < count * 0.95)
        throw new Error('the page does not show what was filled in');
    };
    say(`${count} decisions: counting`);
    const firstMs = await timed(() => hub.hub.judgement.tallies.refresh().then(() => undefined));
    const month = await repeated(page(28));
    const quarter = await repeated(page(DAYS));
    const prometheus = await repeated(async () => {
      const text = await (await fetch(`${hub.url}/metrics`)).text();
      if (!text.includes('countersign_proposals_total')) throw new Error('no metrics');
    });
    const { id } = await hub.hub.database.db
      .selectFrom('escalation')
      .select('id')
      .orderBy('opened_at', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    const event = { seq: count + 1, escalation_id: id, type: 'flagged', at: tick, actor: 'made', command_id: null };
    await hub.hub.database.db
      .insertInto('event')
      .values({ ...event, tier: '', previous_tier: '', data: '{}' })
      .execute();
    await hub.hub.database.db
      .updateTable('stream')
      .set({ head: count + 1 })
      .execute();
    const oneDayMs = await timed(() => hub.hub.judgement.tallies.refresh().then(() => undefined));
    desk.close();
    return { count, firstMs, oneDayMs, month, quarter, prometheus };
  } finally {
    await hub.close();
    await rm(folder, { recursive: true, force: true });
  }
};

const ms = (value: number): string => (value < 100 ? value.toFixed(1) : value.toFixed(0));
const rowOf = ({ count, firstMs, oneDayMs, month, quarter, prometheus }: Figures): string =>
  `| ${[
    count.toLocaleString('en-GB'),
    `${ms(month.p50)} / ${ms(month.most)}`,
    `${ms(quarter.p50)} / ${ms(quarter.most)}`,
    `${ms(prometheus.p50)} / ${ms(prometheus.most)}`,
    ms(oneDayMs),
    `${(firstMs / 1_000).toFixed(1)} s`,
  ].join(' | ')} |`;

const all: Figures[] = [];
for (const count of counts) all.push(await measure(count));
const text = `# The Measures page over many decisions

Made by \`npm run bench:measures -- --write\` on ${new Date().toISOString().slice(0, 10)}: ${describeMachine()}.

Decisions spread over ${DAYS} days, 8 agents, 12 actions; each page asked ${times} times over a socket. Median / slowest in
milliseconds; the aim is 200 over a million. What a page shows is counted beforehand, day by day: "one day" is what a change
on a busy day costs, done in pieces beside other work, and "from nothing" happens once after an import.

| decisions | page, 28 days | page, ${DAYS} days | /metrics | one day | from nothing |
|---|---|---|---|---|---|
${all.map(rowOf).join('\n')}
`;
process.stdout.write(text);
if (values.write) {
  await writeFile(FILE, text);
  say(`written: ${(await readFile(FILE, 'utf8')).length} characters`);
}
