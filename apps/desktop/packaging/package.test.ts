import { extractFile, listPackage, statFile } from '@electron/asar';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build as pack, Platform } from 'electron-builder';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { configuration, DESKTOP, stageRuntime } from './configuration.ts';
import { writeStubElectron } from './stub-electron.ts';

/**
 * The whole of packing but what needs the real Electron: bundles, archive, what is in it and what is not. The network is not
 * used; a stub stands in for Electron.
 */
const folder = mkdtempSync(path.join(os.tmpdir(), 'countersign-package-'));
const archiveOf = (system: 'linux' | 'win'): string => path.join(folder, 'release', `${system}-unpacked`, 'resources/app.asar');
const filesOf = (system: 'linux' | 'win'): string[] =>
  listPackage(archiveOf(system), { isPack: false })
    .map((name) => name.replaceAll('\\', '/').slice(1))
    .filter((name) => !('files' in statFile(archiveOf(system), name, false)));
const sizeOf = (directory: string): number =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
const MB = 1_000_000;

beforeAll(async () => {
  const log = vi.spyOn(console, 'log').mockReturnValue(undefined);
  // The test runner's own value would make development bundles, with the paths of our files in them.
  vi.stubEnv('NODE_ENV', 'production');
  vi.stubEnv('COUNTERSIGN_UPDATE_FEED', '');
  const parts = { 'vite.config.ts': 'dist/web', 'vite.main.config.ts': 'out/main', 'vite.preload.config.ts': 'out/preload' };
  for (const [configFile, outDir] of Object.entries(parts)) {
    const output = { outDir: path.join(folder, outDir), emptyOutDir: true };
    await build({ root: DESKTOP, configFile: path.join(DESKTOP, configFile), logLevel: 'error', build: output });
  }
  stageRuntime(folder);
  const electronDist = writeStubElectron(path.join(folder, 'electron'));
  for (const platform of [Platform.LINUX, Platform.WINDOWS]) {
    // Made anew each time, because electron-builder changes what it is given. Left out: the fuses, which are switches in the real
    // program, and the icon and name of the Windows program, whose editor would be downloaded.
    const { electronFuses: _real, ...offline } = configuration(undefined, folder);
    const config = {
      ...offline,
      electronDist,
      directories: { ...offline.directories, output: path.join(folder, 'release') },
      win: { ...offline.win, signAndEditExecutable: false },
    };
    await pack({ projectDir: DESKTOP, publish: 'never', targets: platform.createTarget('dir'), config });
  }
  vi.unstubAllEnvs();
  log.mockRestore();
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(['linux', 'win'] as const)('E-25 what is packed for %s', (system) => {
  it('is the page, the two bundles, the icons, and node-notifier with what it needs', () => {
    const files = filesOf(system);
    for (const needed of [
      'package.json',
      'out/main/index.mjs',
      'out/preload/index.cjs',
      'dist/web/index.html',
      'assets/icon.png',
    ])
      expect(files).toContain(needed);
    const packages = new Set(files.filter((name) => name.startsWith('node_modules/')).map((name) => name.split('/')[1]));
    expect([...packages].toSorted()).toEqual(
      ['growly', 'is-docker', 'is-wsl', 'isexe', 'node-notifier', 'semver', 'shellwords', 'uuid', 'which'].toSorted(),
    );
    const ours = files.filter((name) => !name.startsWith('node_modules/'));
    const expected = /^(package\.json|out\/main\/[\w-]+\.mjs|out\/preload\/index\.cjs|assets\/[\w@-]+\.png|dist\/web\/.+)$/;
    expect(ours.filter((name) => !expected.test(name))).toEqual([]);
    const page = ours.filter((name) => name.startsWith('dist/web/'));
    expect(page.filter((name) => !/\.(html|js|css|woff2|svg|png|json|mp3|ogg|wav)$/.test(name))).toEqual([]);
  });

  it('holds no source, test, map, hidden file or declaration', () => {
    const unwanted =
      /\.(ts|tsx|map|flow|tsbuildinfo)$|(^|\/)(test|tests|__tests__|src\/renderer)\/|\.(test|spec)\.|(^|\/)\.[^/]+$/;
    expect(filesOf(system).filter((name) => unwanted.test(name))).toEqual([]);
  });

  it('holds no secret, no path of the machine that built it, and no update feed unless one was asked for', () => {
    const files = filesOf(system);
    expect(files.filter((name) => /\.(pem|key|p12|pfx|env)$|update-feed|app-update/.test(name))).toEqual([]);
    const root = path.join(DESKTOP, '../..');
    for (const name of files.filter((file) => /\.(m?js|cjs|json|html)$/.test(file) && !file.startsWith('node_modules/'))) {
      const text = extractFile(archiveOf(system), name, false).toString('utf8');
      expect(text, name).not.toContain(root);
      expect(text, name).not.toMatch(/-----BEGIN [A-Z ]*PRIVATE KEY|\bcs_(?:usr|agt)_[A-Za-z0-9]{16,}|sourceMappingURL=data:/);
    }
  });

  it('says who it is: by this name Electron names its folders, and a Linux desktop its window and links', () => {
    const manifest: unknown = JSON.parse(extractFile(archiveOf(system), 'package.json').toString('utf8'));
    expect(manifest).toMatchObject({
      productName: 'Countersign',
      desktopName: 'countersign.desktop',
      main: 'out/main/index.mjs',
    });
    expect(manifest).not.toHaveProperty('devDependencies');
    expect(manifest).not.toHaveProperty('scripts');
  });

  it('stays within its size: archive 8 MB, beside it 6 MB', () => {
    expect(statSync(archiveOf(system)).size).toBeLessThan(8 * MB);
    const beside = `${archiveOf(system)}.unpacked`;
    expect(system === 'linux' ? 0 : sizeOf(beside)).toBeLessThan(6 * MB);
  });
});

describe('E-25 programs of node-notifier', () => {
  it('lie beside the archive where the system can start them, and only those of that system', () => {
    const beside = (system: 'linux' | 'win'): string[] =>
      filesOf(system).filter((name) => {
        const entry = statFile(archiveOf(system), name, false);
        return 'unpacked' in entry && entry.unpacked === true;
      });
    expect(beside('linux')).toEqual([]);
    expect(filesOf('linux').filter((name) => name.includes('/vendor/'))).toEqual([]);
    const windows = filesOf('win').filter((name) => name.includes('/vendor/'));
    expect(windows.filter((name) => name.endsWith('.exe'))).toHaveLength(4);
    expect(windows.filter((name) => name.includes('mac.noindex'))).toEqual([]);
    expect(beside('win').toSorted()).toEqual(windows.toSorted());
    for (const name of windows) expect(statSync(path.join(`${archiveOf('win')}.unpacked`, name)).isFile()).toBe(true);
  });

  it('the Windows program carries the checksum of the archive', () => {
    const program = readFileSync(path.join(folder, 'release/win-unpacked/countersign.exe'));
    expect(program.includes(Buffer.from('"alg":"SHA256"', 'utf8'))).toBe(true);
  });
});
