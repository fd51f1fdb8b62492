import { spawn } from 'node:child_process';

export type CommandOptions = {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Keep the output back and answer with it instead of showing it. */
  readonly capture?: boolean;
};

export type Ended = { readonly code: number; readonly output: string };

export type RunCommand = (command: string, words: readonly string[], options: CommandOptions) => Promise<Ended>;

const GRACE_MS = 5_000;

/** Windows has no groups of processes; there the child alone is ended. */
const endGroup = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // It has ended already.
  }
};

/**
 * Runs programs one after another, each as a group of its own, so that what a test run started (workers, browsers, hubs) ends
 * with it: when `stop` is aborted, and also when the program ends by itself and leaves something behind.
 */
export const createRunCommand =
  (stop: AbortSignal): RunCommand =>
  (command, words, { cwd, env, capture = false }) =>
    new Promise((resolve, reject) => {
      stop.throwIfAborted();
      const child = spawn(command, words, {
        cwd,
        env: { ...process.env, ...env },
        stdio: ['ignore', capture ? 'pipe' : 'inherit', capture ? 'pipe' : 'inherit'],
        detached: process.platform !== 'win32',
        windowsHide: true,
      });
      let output = '';
      const keep = (chunk: Buffer): void => {
        output += chunk.toString('utf8');
      };
      child.stdout?.on('data', keep);
      child.stderr?.on('data', keep);

      const { pid } = child;
      let hurry: NodeJS.Timeout | undefined;
      const onStop = (): void => {
        if (pid === undefined) return;
        endGroup(pid, 'SIGTERM');
        hurry = setTimeout(() => endGroup(pid, 'SIGKILL'), GRACE_MS);
      };
      const tidy = (): void => {
        stop.removeEventListener('abort', onStop);
        clearTimeout(hurry);
        if (pid !== undefined && process.platform !== 'win32') endGroup(pid, 'SIGKILL');
      };
      stop.addEventListener('abort', onStop, { once: true });
      child.once('error', (error) => {
        tidy();
        reject(error);
      });
      child.once('exit', () => tidy());
      child.once('close', (code) => {
        if (stop.aborted) reject(stop.reason);
        else resolve({ code: code ?? 1, output });
      });
    });
