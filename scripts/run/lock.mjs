import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { undoneBy } from './child.mjs';
import { say } from './say.mjs';

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const take = (file) => {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
};

const holder = (file) => {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10);
  } catch {
    return Number.NaN;
  }
};

/** Runs `work` while no other process of this checkout does the like. A lock whose process is gone is taken over. */
export const withLock = async (file, work) => {
  let hasSaid = false;
  while (!take(file)) {
    const pid = holder(file);
    if (Number.isInteger(pid) && !isAlive(pid)) rmSync(file, { force: true });
    else {
      if (!hasSaid) say(`waiting for process ${pid}, which is installing the dependencies`);
      hasSaid = true;
      await wait(200);
    }
  }
  const release = () => rmSync(file, { force: true });
  try {
    return await undoneBy(release, work);
  } finally {
    release();
  }
};
