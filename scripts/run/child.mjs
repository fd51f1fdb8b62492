import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fail } from './say.mjs';

/** The child that is running now; there is never more than one. */
let current;
const undo = new Set();
const seen = new Set();

process.on('exit', () => {
  for (const clean of undo) clean();
});

/**
 * Passes each kind of signal on once. Ctrl-C reaches the whole group and npm sends it again, so a program gets it twice at
 * most; a signal sent to npm alone still arrives. The exit is left to the child, which may have work to finish.
 */
export const watchSignals = () => {
  const passOn = (signal) => {
    if (current === undefined) endWith({ code: null, signal });
    if (seen.has(signal)) return;
    seen.add(signal);
    current.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => passOn(signal));

  // npm starts us through a shell. A signal for npm alone ends that shell, which passes nothing on: losing it means to end.
  const shell = process.ppid;
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  setInterval(() => process.ppid !== shell && passOn('SIGTERM'), 500).unref();
};

/** Runs `work`; if this process ends before it is complete, for whatever reason, `clean` is called on the way out. */
export const undoneBy = async (clean, work) => {
  undo.add(clean);
  try {
    return await work();
  } finally {
    undo.delete(clean);
  }
};

/** Ends this process as the child ended: the same code, or 128 + the number of the signal, as shells report it. */
export const endWith = ({ code, signal }) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1));

/** Starts a program with this terminal and resolves with how it ended. */
export const runChild = (command, words, options) =>
  new Promise((resolve) => {
    current = spawn(command, words, { stdio: 'inherit', ...options });
    current.once('error', (error) => fail(`${command} could not be started: ${error.message}`));
    current.once('exit', (code, signal) => {
      current = undefined;
      resolve({ code, signal });
    });
  });

/** Runs a step of the set-up with its output on stderr, and resolves with its exit code; ends this process if interrupted. */
export const runStep = async (command, words, options) => {
  const end = await runChild(command, words, { stdio: ['ignore', 2, 2], ...options });
  const signal = end.signal ?? [...seen][0];
  if (signal !== undefined) endWith({ code: null, signal });
  return end.code;
};
