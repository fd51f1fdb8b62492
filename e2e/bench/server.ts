import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCrew, type Crew } from '../load/crew.ts';

export type ServerName = 'relay' | 'hub';
export type BenchServer = {
  readonly url: string;
  readonly crew: Crew;
  /** Processor time that the server's process has used so far, in microseconds. */
  readonly cpu: () => Promise<number>;
  readonly stop: () => Promise<void>;
};

/** Sockets that take part: 32 agents and 4 reviewers. */
export const AGENTS = 32;
export const REVIEWERS = 4;

const message = async <T>(child: ChildProcess): Promise<T> => {
  const [value] = (await once(child, 'message', { signal: AbortSignal.timeout(30_000) })) as [T];
  return value;
};

/**
 * Starts one of the two servers in a process of its own, the hub on an empty database.
 * @param profileFolder where a CPU profile of the whole run is written when the server stops
 */
export const startServer = async (name: ServerName, profileFolder?: string): Promise<BenchServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
  const place = { database: join(folder, 'hub.sqlite'), dataFolder: folder };
  const crew = await createCrew(place, { agents: AGENTS, reviewers: REVIEWERS });
  const child = fork(join(import.meta.dirname, `${name}-process.ts`), [folder], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: profileFolder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`],
  });
  const { url } = await message<{ url: string }>(child);
  return {
    url,
    crew,
    cpu: () => {
      const answer = message<number>(child);
      child.send('cpu');
      return answer;
    },
    stop: async () => {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
      await rm(folder, { recursive: true, force: true });
    },
  };
};
