/**
 * Runs one program of this repository on a machine that has only Node 20 or newer and npm.
 *
 *   node scripts/run.mjs [--quiet] [--here] FILE [arguments…]
 *
 * It fetches the pinned pnpm, installs the locked dependencies when the lockfile, the platform or Node changed, and starts
 * FILE on Node 24 as a direct child: no package runner stands between the terminal and the program, so Ctrl-C and exit codes
 * pass through unchanged. Everything it says itself goes to stderr.
 *
 *   --quiet   say nothing but the names of long steps; stdout carries only the program's output
 *   --here    run in the folder the user typed the command in, so that relative file arguments mean what they say
 *
 * This file and those in scripts/run/ are plain JavaScript because they must run before anything is installed.
 */
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endWith, runChild, watchSignals } from './run/child.mjs';
import { preparedEnvironment } from './run/environment.mjs';
import { ensureDependencies } from './run/install.mjs';
import { canBringNode24, findNode24, linkNode24 } from './run/node24.mjs';
import { ensurePnpm } from './run/pnpm.mjs';
import { fail, setQuiet } from './run/say.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const words = process.argv.slice(2);
const flags = new Set();
while (words[0]?.startsWith('--')) flags.add(words.shift());
const [file, ...rest] = words;
if (file === undefined) fail('usage: node scripts/run.mjs [--quiet] [--here] FILE [arguments…]');
setQuiet(flags.has('--quiet'));
watchSignals();

if (!canBringNode24()) {
  fail(
    `Countersign needs Node 24 or newer and this is Node ${process.versions.node}; for ${process.platform}-${process.arch} ` +
      'it cannot be installed along with the project, so please install it yourself (nodejs.org) and run the command again.',
  );
}

const folder = flags.has('--here') ? (process.env.INIT_CWD ?? process.cwd()) : root;
const environment = preparedEnvironment(process.env);
const pnpm = await ensurePnpm(root, environment);
await ensureDependencies(root, pnpm, environment);
const node = findNode24(root);
if (node === undefined) {
  fail(
    `Countersign needs Node 24 or newer, this is Node ${process.versions.node}, and the Node 24 that comes with the project ` +
      'does not run on this machine: please install Node 24 (nodejs.org) and run the command again.',
  );
}
linkNode24(root);

const path = [dirname(node), join(root, 'node_modules', '.bin'), dirname(pnpm.bin), environment.PATH];
endWith(await runChild(node, [resolve(root, file), ...rest], { cwd: folder, env: preparedEnvironment(environment, path) }));
