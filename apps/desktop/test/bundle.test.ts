import { execFile } from 'node:child_process';
import { builtinModules } from 'node:module';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import vm from 'node:vm';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { callNames, eventNames } from '../src/ipc/channels.ts';

const root = path.join(import.meta.dirname, '..');
// Inside the package, so that the bundle finds node-notifier as the real one does.
const folder = mkdtempSync(path.join(root, 'node_modules/.bundle-'));
const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

beforeAll(async () => {
  for (const part of ['main', 'preload']) {
    const configFile = path.join(root, `vite.${part}.config.ts`);
    await build({ root, configFile, logLevel: 'error', build: { outDir: path.join(folder, part), emptyOutDir: true } });
  }
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('E-20 what is shipped', () => {
  it('the preload is one small CommonJS file that needs electron only and puts `shell` on the page', () => {
    expect(readdirSync(path.join(folder, 'preload'))).toEqual(['index.cjs']);
    const code = read('preload/index.cjs');
    expect(code.length).toBeLessThan(4_000);
    const exposeInMainWorld = vi.fn();
    const require = vi.fn(() => ({ contextBridge: { exposeInMainWorld }, ipcRenderer: {} }));
    vm.runInNewContext(code, { require, module: {}, exports: {} });
    expect(require.mock.calls).toEqual([['electron']]);
    const [name, api] = exposeInMainWorld.mock.calls[0] ?? [];
    expect([name, Object.keys(api.call), Object.keys(api.listen)]).toEqual(['shell', [...callNames], [...eventNames]]);
  });

  it('the main process is one module that needs Electron, node-notifier and Node only', () => {
    const imported = [...read('main/index.mjs').matchAll(/^import [^;]*?from ["']([^"']+)["'];?$/gm)].map(
      ([, name = '']) => name,
    );
    const known = new Set(['electron', 'node-notifier', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);
    expect(imported).toContain('electron');
    expect(imported.filter((name) => !known.has(name))).toEqual([]);
  });

  it('the main process starts, and hands over to a running instance', async () => {
    const stub = path.join(import.meta.dirname, 'electron-stub.mjs');
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', stub, path.join(folder, 'main/index.mjs')]);
    expect(stdout.trim().split('\n')).toEqual(['asked for the lock', 'quit']);
  });
});
