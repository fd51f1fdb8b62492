import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureElectron, findElectron } from './electron-binary.ts';

/** An electron package without its program, and with an installer that does what the test says. */
const packageWith = (installer: string): string => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'electron-package-'));
  writeFileSync(path.join(directory, 'package.json'), '{"version":"1.2.3"}');
  writeFileSync(path.join(directory, 'install.js'), installer);
  return directory;
};
const ensure = async (installer: string, limitMs = 20_000) => {
  const lines: string[] = [];
  const directory = packageWith(installer);
  return { directory, lines, binary: await ensureElectron({ directory, limitMs, progress: (line) => lines.push(line) }) };
};

describe('the Electron program', () => {
  it('is found where the package names it, without a download', async () => {
    const directory = packageWith('throw new Error("must not run")');
    mkdirSync(path.join(directory, 'dist'));
    writeFileSync(path.join(directory, 'path.txt'), 'electron');
    writeFileSync(path.join(directory, 'dist/electron'), '');
    expect(findElectron(directory)).toEqual({ path: path.join(directory, 'dist/electron') });
    expect(await ensureElectron({ directory, progress: () => expect.unreachable() })).toEqual({
      path: path.join(directory, 'dist/electron'),
    });
  });

  it('is fetched by the installer of the package', async () => {
    const installer = `const fs = require('fs'); fs.mkdirSync(__dirname + '/dist'); fs.writeFileSync(__dirname + '/dist/electron', '');
      fs.writeFileSync(__dirname + '/path.txt', 'electron');`;
    const { binary, directory, lines } = await ensure(installer);
    expect(binary).toEqual({ path: path.join(directory, 'dist/electron') });
    expect(lines[0]).toContain('Fetching Electron 1.2.3');
  });

  it.each([
    ['the network refuses', 'console.error(new TypeError("fetch failed").stack); process.exit(1);', 'TypeError: fetch failed'],
    ['the installer says nothing', 'process.exit(3);', 'ended with code 3'],
    ['the installer leaves no program', '', 'left no program'],
  ])('is given up in one line when %s', async (_case, installer, reason) => {
    const { binary } = await ensure(installer);
    expect(binary).toEqual({ reason: expect.stringContaining(reason) });
    expect('reason' in binary && binary.reason).not.toContain('\n');
  });

  it('is given up after the time limit, and the installer is ended', async () => {
    const { binary } = await ensure('setInterval(() => {}, 1000)', 300);
    expect(binary).toEqual({ reason: expect.stringContaining('not done after') });
  });

  it('is given up at once when nobody waits for it any more', async () => {
    const directory = packageWith('setInterval(() => {}, 1000)');
    const stop = new AbortController();
    const binary = ensureElectron({ directory, progress: () => undefined, signal: stop.signal });
    stop.abort();
    expect(await binary).toEqual({ reason: expect.stringContaining('given up') });
  });

  it('is named as missing without a download by the mere look', () => {
    expect(findElectron(packageWith('throw new Error("must not run")'))).toEqual({
      reason: expect.stringContaining('no Electron program'),
    });
  });
});
