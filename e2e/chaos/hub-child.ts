import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

type Address = { readonly url: string; readonly port: number };

const START_MS = 30_000;

export type HubChild = {
  /** Starts it, on the same port as before, and waits until it listens. */
  readonly start: () => Promise<Address>;
  /** SIGKILL: no handler runs, nothing is flushed. Waits until the process is gone. */
  readonly kill: () => Promise<void>;
};

/** A hub in a process of its own, so that it can be killed. `program` is a file of this folder. */
export const createHubChild = (program: string, folder: string): HubChild => {
  let child: ChildProcess | undefined;
  let port = 0;
  return {
    start: async () => {
      const started = fork(join(import.meta.dirname, program), [folder, String(port)], {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        execArgv: [],
      });
      child = started;
      const ended = once(started, 'exit').then(([code]) => {
        throw new Error(`the hub ended with code ${String(code)} before it listened`);
      });
      const [address] = (await Promise.race([once(started, 'message', { signal: AbortSignal.timeout(START_MS) }), ended])) as [
        Address,
      ];
      ended.catch(() => undefined);
      port = address.port;
      return address;
    },
    kill: async () => {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
  };
};
