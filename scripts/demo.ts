import { parseArgs } from 'node:util';
import { readConfig } from '../apps/hub/src/config.ts';
import { buildReviewer } from './demo/build-reviewer.ts';
import { type Children, createChildren } from './demo/children.ts';
import { DemoFailure } from './demo/failure.ts';
import { AGENT_PROGRAM } from './demo/folders.ts';
import { openReviewer } from './demo/open-reviewer.ts';
import { ensurePeople } from './demo/people.ts';
import { checkHealth, checkPort, makeDataFolder, startHub } from './demo/start-hub.ts';

/** What `npm start` runs: hub, sample agent and reviewer, until Ctrl-C. `--no-open` shows no window. */

/** Between two invoices, in milliseconds, unless COUNTERSIGN_DEMO_INTERVAL says otherwise. */
const INTERVAL_MS = 4_000;
/** How long closing the hub may take. */
const CLOSE_MS = 2_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const readSettings = () => {
  let shouldOpen = true;
  try {
    const { values } = parseArgs({ options: { 'no-open': { type: 'boolean', default: false } } });
    shouldOpen = !values['no-open'];
  } catch (cause) {
    throw new DemoFailure(`${cause instanceof Error ? cause.message : String(cause)}. Usage: npm start -- [--no-open]`);
  }
  const config = readConfig();
  if (!config.ok) throw new DemoFailure(config.message);
  const interval = Number(process.env['COUNTERSIGN_DEMO_INTERVAL'] ?? INTERVAL_MS);
  if (!Number.isInteger(interval) || interval < 0) throw new DemoFailure('COUNTERSIGN_DEMO_INTERVAL must be whole milliseconds.');
  // The agent's lines are the show; the hub's log joins in only on request, or when something is wrong.
  const isLogWanted = process.env['COUNTERSIGN_LOG'] !== undefined;
  return {
    shouldOpen,
    interval,
    config: { ...config.value, logLevel: isLogWanted ? config.value.logLevel : ('error' as const) },
  };
};

const runDemo = async (children: Children, signal: AbortSignal): Promise<void> => {
  const { shouldOpen, interval, config } = readSettings();
  const { dataFolder } = config;
  makeDataFolder(dataFolder);
  await checkPort(config);
  await buildReviewer(['web'], children, signal, say);
  if (signal.aborted) return;

  const { hub, url } = await startHub(config);
  try {
    const { reviewer, supervisor } = await ensurePeople(hub, dataFolder);
    await checkHealth(url);
    const agent = [AGENT_PROGRAM, '--url', url, '--data', dataFolder, '--interval', String(interval)];
    // The pipe is the agent's sign of life: it ends when this program does, however that happens.
    const sample = children.run(process.execPath, agent, { stdio: ['pipe', 'inherit', 'inherit'] });
    void sample.then(
      (code) => signal.aborted || say(`The sample agent has ended (code ${code}). The hub goes on; Ctrl-C ends it.`),
    );

    const pageOf = ({ token }: { readonly token: string }): string => `${url}/#token=${token}`;
    const link = { hub: url, token: reviewer.token, page: pageOf(reviewer) };
    say(`ready ${JSON.stringify({ hub: url, reviewer: link.page, supervisor: pageOf(supervisor) })}`);
    if (shouldOpen) await openReviewer({ link, dataFolder, children, signal, say });
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  } finally {
    await children.end();
    await Promise.race([hub.close(), new Promise((resolve) => setTimeout(resolve, CLOSE_MS))]);
  }
};

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
process.stdout.on('error', () => stop.abort());

const children = createChildren();
stop.signal.addEventListener('abort', () => void children.end(), { once: true });
let code = 0;
try {
  await runDemo(children, stop.signal);
} catch (cause) {
  if (!(cause instanceof DemoFailure)) throw cause;
  if (!stop.signal.aborted) {
    process.stderr.write(`${cause.message}\n`);
    code = 1;
  }
} finally {
  await children.end();
}
process.exit(code);
