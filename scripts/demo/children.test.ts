import { once } from 'node:events';
import { expect, it } from 'vitest';
import { createChildren } from './children.ts';

const isAlive = (pid: number | undefined): boolean => {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
};
const node = (source: string): readonly [string, readonly string[]] => [process.execPath, ['-e', source]];

it('ends what it started: with a request, then by force, and nothing can be started afterwards', {
  timeout: 20_000,
}, async () => {
  const children = createChildren();
  const gentle = children.start(...node('console.log(1); setInterval(() => {}, 1000)'), { stdio: 'pipe' });
  const stubborn = children.start(...node('process.on("SIGTERM", () => {}); console.log(1); setInterval(() => {}, 1000)'), {
    stdio: 'pipe',
  });
  await Promise.all([gentle, stubborn].map((child) => once(child.stdout ?? child, 'data')));
  await children.end();
  expect([gentle.signalCode, stubborn.signalCode]).toEqual(['SIGTERM', 'SIGKILL']);
  expect([gentle.pid, stubborn.pid].map(isAlive)).toEqual([false, false]);
  expect(await children.run(...node('setInterval(() => {}, 1000)'), { stdio: 'ignore' })).not.toBe(0);
});

it('answers with the exit code, also of a program that is not there', async () => {
  const children = createChildren();
  expect(await children.run(...node('process.exit(3)'), { stdio: 'ignore' })).toBe(3);
  expect(await children.run('no-such-program-anywhere', [], { stdio: 'ignore' })).not.toBe(0);
  await children.end();
});
