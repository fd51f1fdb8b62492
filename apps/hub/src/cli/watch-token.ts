import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { readToken } from '../config.ts';
import { CommandFailure } from './failure.ts';

/** Takes what is typed, and shows none of it. */
const silent = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

/**
 * The reviewer's token: from COUNTERSIGN_TOKEN, else asked for without an echo, or read as the first line of what is piped
 * in. Never an argument, where every program on the machine could read it.
 */
export const watchToken = async (input: NodeJS.ReadStream, output: NodeJS.WriteStream): Promise<string> => {
  const known = readToken();
  if (known !== undefined) return known;
  const asks = input.isTTY;
  if (asks) output.write('Access token (it is not shown): ');
  const lines = createInterface({ input, ...(asks ? { output: silent(), terminal: true } : {}) });
  const stop = new AbortController();
  lines.once('SIGINT', () => stop.abort());
  const line = await new Promise<string>((resolve) => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(''));
    stop.signal.addEventListener('abort', () => resolve(''));
  });
  lines.close();
  if (asks) output.write('\n');
  if (line.trim() === '')
    throw new CommandFailure('A token is needed: set COUNTERSIGN_TOKEN, or pipe the token in, or type it when asked.', 2);
  return line.trim();
};
