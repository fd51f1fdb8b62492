import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine } from './machine.ts';
import { type Latency, measureLatency, measureThroughput, type Throughput } from './measure.ts';
import { summarise, type Summary } from './profile.ts';
import { type Pass, render } from './report.ts';
import { type ServerName, startServer } from './server.ts';

const USAGE = `npm run bench -- [--passes N] [--seconds S] [--write]

Measures the hub beside a bare Socket.IO relay of the same messages, turn by turn in the same run.
  --passes N    how often each is measured (default 3)
  --seconds S   how long each measurement takes (default 5)
  --write       put the figures into docs/benchmarks.md
`;
const WINDOWS = [1, 8];
const WARM_UP_MS = 2_000;
const PER_SECOND = 100;
const FILE = join(import.meta.dirname, '../../docs/benchmarks.md');
/** Everything from this line on is made by the benchmark. */
const MARK = '<!-- figures: npm run bench -- --write -->';

const { values } = parseArgs({
  options: {
    passes: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const passCount = Number(values.passes);
const measureMs = Number(values.seconds) * 1_000;
if (values.help || !(passCount >= 1) || !(measureMs >= 1_000)) {
  process.stdout.write(USAGE);
  process.exit(values.help ? 0 : 2);
}
const say = (text: string): void => void process.stderr.write(`${text}\n`);

const throughputOf = async (name: ServerName, window: number, profileFolder?: string): Promise<Throughput> => {
  const server = await startServer(name, profileFolder);
  try {
    return await measureThroughput(server, { window, warmUpMs: WARM_UP_MS, measureMs });
  } finally {
    await server.stop();
  }
};

const latencyOf = async (name: ServerName): Promise<Latency> => {
  const server = await startServer(name);
  try {
    return await measureLatency(server, PER_SECOND, measureMs * 2);
  } finally {
    await server.stop();
  }
};

const profileOf = async (): Promise<Summary> => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-profile-'));
  try {
    await throughputOf('hub', 8, folder);
    return await summarise(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const passes: Pass[] = [];
for (let pass = 1; pass <= passCount; pass++)
  for (const window of WINDOWS) {
    say(`pass ${pass} of ${passCount}, window ${window}`);
    passes.push({ window, relay: await throughputOf('relay', window), hub: await throughputOf('hub', window) });
  }
say(`open loop at ${PER_SECOND}/s`);
const relayLatency = await latencyOf('relay');
const hubLatency = await latencyOf('hub');
say('CPU profile');
const text = render({
  machine: describeMachine(),
  passes,
  perSecond: PER_SECOND,
  relayLatency,
  hubLatency,
  profile: await profileOf(),
});
process.stdout.write(`${text}\n`);
if (values.write) {
  const [introduction = ''] = (await readFile(FILE, 'utf8')).split(MARK);
  await writeFile(FILE, `${introduction}${MARK}\n\n${text}\n`);
}
