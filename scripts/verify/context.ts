import { join } from 'node:path';
import type { RunCommand } from './command.ts';

/** What every step of a run is given. */
export type Context = {
  readonly root: string;
  /** A folder for results, removed at the end. */
  readonly temporary: string;
  readonly run: RunCommand;
  /** Passed to the tests: where the peers are. */
  readonly env: Readonly<Record<string, string>>;
  /** A program's script inside an installed package of the root, to be run by this very Node. */
  readonly tool: (name: string, file: string) => string;
};

export const toolIn =
  (root: string): Context['tool'] =>
  (name, file) =>
    join(root, 'node_modules', name, file);
