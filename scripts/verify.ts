/**
 * Everything that must hold before a change is taken: `npm test`. With names (`npm test -- hub browser`) only those suites.
 * The last line is `N passed, N failed` (and `, N skipped` if any); the exit code is 0 only if nothing failed.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createRunCommand } from './verify/command.ts';
import { toolIn } from './verify/context.ts';
import { ensurePeers, type Peers } from './verify/peers.ts';
import { type Postgres, startPostgres } from './verify/postgres.ts';
import { runSuites, SUITES } from './verify/run-suites.ts';
import { say } from './verify/say.ts';
import { nothing, type SuiteResult } from './verify/suite-result.ts';
import { renderTotals, sumTotals } from './verify/totals.ts';

const root = dirname(import.meta.dirname);

/** Interrupted runs end through the same path as complete ones, so that nothing they started stays behind. */
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort(signal));

const startServer = async (peers: Peers): Promise<Postgres | string> => {
  if (peers.postgres === undefined) return `PostgreSQL is missing; type: ${peers.command ?? ''}`;
  try {
    return await startPostgres(peers.postgres);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const withoutServer = (reason: string): SuiteResult => {
  say(`!!! no PostgreSQL server, so the store is tested on PGlite only: ${reason}`);
  const skipped = [{ name: 'the store contract on a real PostgreSQL server; PGlite was used', reason }];
  return { ...nothing, name: 'postgres', skipped, seconds: 0 };
};

const verify = async (names: readonly string[]): Promise<SuiteResult[]> => {
  const run = createRunCommand(stop.signal);
  const temporary = await mkdtemp(join(tmpdir(), 'countersign-verify-'));
  // A server that runs as another account must be able to reach its own folder below this one.
  await chmod(temporary, 0o711);
  let server: Postgres | string | undefined;
  try {
    const peers = await ensurePeers(run, root);
    server = await startServer(peers);
    const env = {
      // What a killed test leaves in its temporary folder goes with ours.
      TMPDIR: temporary,
      TEMP: temporary,
      TMP: temporary,
      TURBO_TELEMETRY_DISABLED: '1',
      ...(peers.chromium === undefined ? {} : { CHROMIUM_PATH: peers.chromium }),
      ...(typeof server === 'string' ? {} : { COUNTERSIGN_TEST_PG_URL: server.url }),
    };
    const missing = typeof server === 'string' ? [withoutServer(server)] : [];
    return [...(await runSuites({ root, temporary, run, env, tool: toolIn(root) }, peers, names)), ...missing];
  } finally {
    if (typeof server === 'object') await server.stop();
    await rm(temporary, { recursive: true, force: true });
  }
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !SUITES.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no suite ${unknown.join(', ')}; the suites are: ${SUITES.join(', ')}\n`);
  process.exit(2);
}

try {
  const suites = await verify(wanted.length > 0 ? wanted : SUITES);
  process.stdout.write(`${renderTotals(suites)}\n`);
  process.exitCode = sumTotals(suites).failed === 0 ? 0 : 1;
} catch (error) {
  if (!stop.signal.aborted) throw error;
  const signal: NodeJS.Signals = stop.signal.reason;
  say(`interrupted (${signal}); nothing was left running`);
  process.exitCode = 128 + constants.signals[signal];
}
