import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

export type ElectronBinary = { readonly path: string } | { readonly reason: string };

const DESKTOP = path.join(import.meta.dirname, '../apps/desktop/package.json');

/** The folder of the electron package. Found without `require('electron')`, which would start a download of its own. */
const installedPackage = (): string => path.dirname(createRequire(DESKTOP).resolve('electron/package.json'));

const PROGRAMS: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** The Electron program of this checkout, when it is there. `ELECTRON_OVERRIDE_DIST_PATH` names another folder to look in. */
export const findElectron = (directory: string = installedPackage()): ElectronBinary => {
  const named = path.join(directory, 'path.txt');
  const program = existsSync(named) ? readFileSync(named, 'utf8').trim() : (PROGRAMS[process.platform] ?? 'electron');
  const folders = [process.env.ELECTRON_OVERRIDE_DIST_PATH, path.join(directory, 'dist')].filter(
    (folder) => folder !== undefined,
  );
  const found = folders.map((folder) => path.join(folder, program)).find((file) => existsSync(file));
  return found === undefined ? { reason: `no Electron program in ${folders.join(' or ')}` } : { path: found };
};

const sizeOf = (folder: string): number => {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
  } catch {
    // Files come and go while they are counted.
    return 0;
  }
};

/** Runs electron's own installer, which checks what it fetched against the checksums of its package. */
const install = (
  directory: string,
  limitMs: number,
  progress: (megabytes: number, seconds: number) => void,
  signal?: AbortSignal,
): Promise<string | undefined> =>
  new Promise((settle) => {
    const scratch = mkdtempSync(path.join(os.tmpdir(), 'electron-fetch-'));
    const started = performance.now();
    const seconds = (): number => Math.round((performance.now() - started) / 1_000);
    const child = spawn(process.execPath, [path.join(directory, 'install.js')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        TMPDIR: scratch,
        TEMP: scratch,
        TMP: scratch,
        ELECTRON_GET_NO_PROGRESS: '1',
        NODE_USE_ENV_PROXY: '1',
      },
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(0, 4_000);
    });
    const ticker = setInterval(() => progress(Math.round(sizeOf(scratch) / 1_000_000), seconds()), 2_000);
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, limitMs);
    const giveUp = (): void => void child.kill('SIGKILL');
    if (signal?.aborted) giveUp();
    signal?.addEventListener('abort', giveUp, { once: true });
    const finish = (failure: string | undefined): void => {
      signal?.removeEventListener('abort', giveUp);
      clearInterval(ticker);
      clearTimeout(timer);
      rmSync(scratch, { recursive: true, force: true });
      settle(failure);
    };
    child.once('error', (error) => finish(error.message));
    child.once('close', (code) => {
      if (signal?.aborted) return finish('given up');
      if (isLate) return finish(`not done after ${seconds()} s`);
      if (code === 0) return finish(undefined);
      const lines = said.split('\n').map((line) => line.trim());
      finish(lines.find((line) => line !== '' && !line.startsWith('at ')) ?? `its installer ended with code ${code}`);
    });
  });

/**
 * Finds the Electron program, or fetches it (about 110 MB). Answers with a reason of one line when it cannot be had; a
 * network that refuses is noticed at once, one that is silent within ten seconds, one that crawls after `limitMs`.
 */
export const ensureElectron = async (options: {
  readonly progress: (line: string) => void;
  readonly directory?: string;
  readonly limitMs?: number;
  /** Gives the fetching up. */
  readonly signal?: AbortSignal;
}): Promise<ElectronBinary> => {
  const directory = options.directory ?? installedPackage();
  const found = findElectron(directory);
  if ('path' in found) return found;
  const { version }: { version: string } = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8'));
  options.progress(`Fetching Electron ${version} (about 110 MB)…`);
  const tell = (megabytes: number, seconds: number): void =>
    options.progress(`Fetching Electron ${version}: ${megabytes} MB in ${seconds} s…`);
  const failure = await install(directory, options.limitMs ?? 600_000, tell, options.signal);
  const fetched = findElectron(directory);
  if (failure === undefined && 'path' in fetched) return fetched;
  return { reason: `Electron ${version} is not here and could not be fetched (${failure ?? 'the installer left no program'})` };
};
