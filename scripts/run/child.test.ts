import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const FIXTURE = join(import.meta.dirname, 'pass-on.fixture.mjs');

/** A program that says what it is sent, and ends by itself a moment after the first signal. */
const LISTENER = `
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { console.log(signal); setTimeout(() => process.exit(0), 200); });
  setInterval(() => {}, 1000);
  console.log('up');
`;

const start = (...words: string[]): { child: ChildProcess; untilUp: Promise<unknown>; output: () => string } => {
  const child = spawn(process.execPath, [FIXTURE, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  const untilUp = new Promise((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      if (output.includes('up')) resolve(undefined);
    });
  });
  return { child, untilUp, output: () => output };
};

const ended = async (child: ChildProcess): Promise<unknown> => (await once(child, 'close'))[0];

describe('a program run by the bootstrap', () => {
  it.each([0, 1, 7])('passes exit code %i through', async (code) => {
    expect(await ended(start(`process.exit(${code})`).child)).toBe(code);
  });

  it('reports a program that died of a signal as shells do', async () => {
    expect(await ended(start("process.kill(process.pid, 'SIGKILL')").child)).toBe(128 + 9);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'is sent %s once, however often it comes, and may end in its own time',
    async (signal) => {
      const { child, untilUp, output } = start(LISTENER);
      await untilUp;
      const end = ended(child);
      child.kill(signal);
      child.kill(signal);
      expect(await end).toBe(0);
      expect(output()).toBe(`up\n${signal}\n`);
    },
  );

  it('leaves no half-done step behind, whichever way it ends', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'countersign-run-'));
    const half = join(folder, 'half-done');
    writeFileSync(half, '');
    expect(await ended(start('process.exit(3)', half).child)).toBe(3);
    expect(existsSync(half)).toBe(false);
    rmSync(folder, { recursive: true });
  });
});
