import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A running server made for this test run alone, and gone after `stop`. */
export type Postgres = { readonly url: string; readonly folder: string; readonly stop: () => Promise<void> };

type Account = { readonly uid: number; readonly gid: number };

/** PostgreSQL refuses to run as root; its packages bring an account for it. Undefined: run as who we are. */
const serverAccount = (): Account | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (uid === undefined || gid === undefined)
    throw new Error('PostgreSQL cannot run as root, and there is no account "postgres"');
  return { uid: Number(uid), gid: Number(gid) };
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  server.close();
  await once(server, 'close');
  return address.port;
};

const untilReady = (server: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let log = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      // Kept only until it is ready; afterwards the stream is just drained, or the server would block on a full pipe.
      if (log.length < 100_000) log += chunk.toString('utf8');
      if (log.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended with code ${code} before it was ready:\n${log}`)));
  });

/**
 * Starts a server on a loopback port in a temporary folder, with a password of this run.
 * @param bin the folder with `initdb` and `postgres`
 * @throws Error with the server's own words if it does not come up
 */
export const startPostgres = async (bin: string): Promise<Postgres> => {
  const account = serverAccount();
  const folder = mkdtempSync(join(tmpdir(), 'countersign-postgres-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const password = randomBytes(16).toString('hex');
    const passwordFile = join(folder, 'password');
    writeFileSync(passwordFile, password, { mode: 0o600 });
    for (const path of account === undefined ? [] : [folder, passwordFile]) chownSync(path, account?.uid ?? 0, account?.gid ?? 0);
    const data = join(folder, 'data');
    const options = { cwd: folder, ...account };
    const words = [
      '-D',
      data,
      '-U',
      'countersign',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '--locale=C',
      '-N',
    ];
    const made = spawnSync(join(bin, 'initdb'), words, { ...options, encoding: 'utf8' });
    if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);

    const port = await freePort();
    const settings = [
      `port=${port}`,
      'listen_addresses=127.0.0.1',
      `unix_socket_directories=${process.platform === 'win32' ? '' : folder}`,
    ];
    const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
      ...options,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await untilReady(server);
    const stop = async (): Promise<void> => {
      if (server.exitCode === null && server.signalCode === null) {
        server.kill('SIGQUIT');
        await once(server, 'exit');
      }
      remove();
    };
    return { url: `postgresql://countersign:${password}@127.0.0.1:${port}/postgres`, folder, stop };
  } catch (error) {
    remove();
    throw error;
  }
};
