import { execFile } from 'node:child_process';
import { builtinModules } from 'node:module';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import vm from 'node:vm';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { updateFeedOf } from '../packaging/update-feed.ts';
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

  it('the main process needs Electron, node-notifier, Node and its own files only', () => {
    const files = readdirSync(path.join(folder, 'main')).filter((name) => name.endsWith('.mjs'));
    const known = new Set([
      ...['electron', 'node-notifier', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
      ...files.map((name) => `./${name}`),
    ]);
    for (const file of files) {
      const imported = [...read(`main/${file}`).matchAll(/^import [^;]*?(?:from )?["']([^"']+)["'];?$/gm)].map(
        ([, name = '']) => name,
      );
      expect(
        imported.filter((name) => !known.has(name)),
        file,
      ).toEqual([]);
    }
    expect(read('main/index.mjs')).toMatch(/^import .*from "electron";$/m);
  });

  it('E-24 the updater lies apart, is loaded by nobody at the start, and reaches https only', async () => {
    expect(read('main/index.mjs')).toMatch(/import\("\.\/update-engine\.mjs"\)/);
    const stub = path.join(import.meta.dirname, 'electron-stub.mjs');
    const load = `const { updateEngine } = await import(${JSON.stringify(path.join(folder, 'main/update-engine.mjs'))});
      console.log('checks with', typeof updateEngine().checkForUpdates);`;
    const run = promisify(execFile)(process.execPath, ['--import', stub, '--input-type=module', '--eval', load]);
    expect((await run).stdout.trim().split('\n')).toEqual([
      'session electron-updater',
      'https://updates.example/latest.yml lets pass',
      'http://updates.example/latest.yml is cancelled',
      'file:///etc/passwd is cancelled',
      'checks with function',
    ]);
  });

  it('E-24 a build without a feed has no feed file; one with a feed has what was judged', async () => {
    expect(readdirSync(path.join(folder, 'main'))).not.toContain('update-feed.json');
    const env = { COUNTERSIGN_UPDATE_FEED: 'https://updates.example', COUNTERSIGN_UPDATE_PUBLISHER: 'Example Ltd' };
    expect(updateFeedOf(env)).toMatchObject({ url: 'https://updates.example', publisherName: ['Example Ltd'] });
    expect(updateFeedOf({ COUNTERSIGN_UPDATE_PUBLISHER: 'Example Ltd' })).toBeUndefined();
    expect(() => updateFeedOf({ ...env, COUNTERSIGN_UPDATE_FEED: 'http://updates.example' })).toThrow('https');
    expect(() => updateFeedOf({ COUNTERSIGN_UPDATE_FEED: 'https://updates.example' })).toThrow('publisher');
  });

  it('the main process starts, and hands over to a running instance', async () => {
    const stub = path.join(import.meta.dirname, 'electron-stub.mjs');
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', stub, path.join(folder, 'main/index.mjs')]);
    expect(stdout.trim().split('\n')).toEqual(['asked for the lock', 'quit']);
  });
});
