import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

/** How long a child may take to end by itself, in milliseconds. */
const GRACE_MS = 2_500;

export interface Children {
  /** Starts a program that lives at most as long as the demo. */
  start(command: string, words: readonly string[], options: SpawnOptions): ChildProcess;
  /** Starts a program and resolves with its exit code when it ends; 1 when it could not be started. */
  run(command: string, words: readonly string[], options: SpawnOptions): Promise<number>;
  /** Ends all of them. Resolves when they are gone. */
  end(): Promise<void>;
}

export const createChildren = (): Children => {
  const living = new Map<ChildProcess, Promise<number>>();
  let isEnding = false;

  const start = (command: string, words: readonly string[], options: SpawnOptions): ChildProcess => {
    const child = spawn(command, words, { windowsHide: true, ...options });
    const over = new Promise<number>((resolve) => {
      child.once('error', () => resolve(1));
      child.once('exit', (code) => resolve(code ?? 1));
    }).finally(() => living.delete(child));
    living.set(child, over);
    if (isEnding) child.kill('SIGKILL');
    return child;
  };

  return {
    start,
    run: (command, words, options) => {
      const child = start(command, words, options);
      return living.get(child) ?? Promise.resolve(1);
    },
    end: async () => {
      isEnding = true;
      const all = [...living.values()];
      for (const child of living.keys()) child.kill('SIGTERM');
      const hurry = setTimeout(() => {
        for (const child of living.keys()) child.kill('SIGKILL');
      }, GRACE_MS);
      await Promise.all(all);
      clearTimeout(hurry);
    },
  };
};
