import { EventEmitter } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { AppUpdater } from 'electron-updater';
import type { UpdateState } from '../platform/update-state.ts';
import { judgeUpdateFeed } from './update-feed.ts';
import { isNewerRelease, openUpdates, type UpdateEngine } from './updates.ts';

const FEED = {
  provider: 'generic',
  url: 'https://updates.example/countersign',
  publisherName: ['Example Ltd'],
  updaterCacheDirName: 'countersign-updater',
};

/** electron-updater as its own types have it, doing nothing until the test says so. */
class FakeEngine extends EventEmitter {
  autoDownload = true;
  autoInstallOnAppQuit = true;
  allowDowngrade = true;
  allowPrerelease = true;
  disableWebInstaller = false;
  forceDevUpdateConfig = true;
  updateConfigPath: string | null = null;
  logger: object | null = console;
  offered = '0.2.0';
  checkForUpdates = vi.fn<UpdateEngine['checkForUpdates']>(async () => ({ updateInfo: { version: this.offered } }));
  downloadUpdate = vi.fn<AppUpdater['downloadUpdate']>(async () => ['/tmp/update.exe']);
  quitAndInstall = vi.fn<AppUpdater['quitAndInstall']>();
}

const open = (content: unknown = FEED, change: { platform?: NodeJS.Platform; isPackaged?: boolean } = {}) => {
  const feedFile = path.join(mkdtempSync(path.join(os.tmpdir(), 'updates-')), 'update-feed.json');
  if (content !== null) writeFileSync(feedFile, typeof content === 'string' ? content : JSON.stringify(content));
  const engine = new FakeEngine();
  const load = vi.fn(async (): Promise<UpdateEngine> => engine);
  const states: UpdateState[] = [];
  const quitting = vi.fn<(now: boolean) => void>();
  const updates = openUpdates({
    platform: 'win32',
    isPackaged: true,
    current: '0.1.0',
    feedFile,
    engine: load,
    changed: (state) => states.push(state),
    quitting,
    log: () => undefined,
    ...change,
  });
  return { updates, engine, load, states, quitting, feedFile };
};
/** The three steps in a row, as a person would press them. */
const pressEverything = async ({ updates }: ReturnType<typeof open>): Promise<void> => {
  await updates.check();
  await updates.download();
  updates.install();
  await Promise.resolve();
};

describe('E-24 updates', () => {
  it('look, download and install in three steps, and set the engine so that it does nothing by itself', async () => {
    const run = open();
    expect(run.load).not.toHaveBeenCalled();
    await run.updates.check();
    expect(run.engine).toMatchObject({
      autoDownload: false,
      autoInstallOnAppQuit: false,
      allowDowngrade: false,
      allowPrerelease: false,
      disableWebInstaller: true,
      forceDevUpdateConfig: false,
      updateConfigPath: run.feedFile,
      logger: null,
    });
    expect(run.engine.downloadUpdate).not.toHaveBeenCalled();
    run.engine.downloadUpdate.mockImplementationOnce(async () => {
      run.engine.emit('download-progress', { percent: 41.7 });
      return [];
    });
    await run.updates.download();
    expect(run.engine.quitAndInstall).not.toHaveBeenCalled();
    run.updates.install();
    await vi.waitFor(() => expect(run.engine.quitAndInstall).toHaveBeenCalledOnce());
    expect(run.quitting).toHaveBeenCalledExactlyOnceWith(true);
    expect(run.states).toEqual([
      { kind: 'checking' },
      { kind: 'available', version: '0.2.0' },
      { kind: 'downloading', version: '0.2.0', percent: 0 },
      { kind: 'downloading', version: '0.2.0', percent: 41 },
      { kind: 'ready', version: '0.2.0' },
    ]);
  });

  it('a bad signature is shown, and nothing is ever installed', async () => {
    const run = open();
    const bad = Object.assign(new Error('New version 0.2.0 is not signed by\n the application owner'), {
      code: 'ERR_UPDATER_INVALID_SIGNATURE',
    });
    run.engine.downloadUpdate.mockImplementation(async () => {
      run.engine.emit('error', bad);
      throw bad;
    });
    await pressEverything(run);
    await pressEverything(run);
    expect(run.engine.downloadUpdate).toHaveBeenCalledTimes(2);
    expect(run.engine.quitAndInstall).not.toHaveBeenCalled();
    expect(run.updates.state()).toEqual({ kind: 'failed', reason: 'New version 0.2.0 is not signed by the application owner' });
  });

  it('a failure that comes by event only, even after the download, ends it as well', async () => {
    const during = open();
    during.engine.downloadUpdate.mockImplementationOnce(async () => {
      during.engine.emit('error', new Error('code signature did not pass'));
      return [];
    });
    await pressEverything(during);
    expect(during.engine.quitAndInstall).not.toHaveBeenCalled();
    const after = open();
    await after.updates.check();
    await after.updates.download();
    after.engine.emit('error', new Error('code signature did not pass'));
    after.updates.install();
    await Promise.resolve();
    expect(after.engine.quitAndInstall).not.toHaveBeenCalled();
    expect(after.updates.state().kind).toBe('failed');
  });

  it('an installation that the system refuses leaves the program running as before', async () => {
    const run = open();
    await pressEverything(run);
    await vi.waitFor(() => expect(run.quitting).toHaveBeenCalledWith(true));
    run.engine.emit('error', new Error('code signature did not pass'));
    expect(run.quitting).toHaveBeenLastCalledWith(false);
    expect(run.updates.state().kind).toBe('failed');
  });

  it.each(['0.1.0', '0.0.9', '0.2.0-beta.1', '0.2', 'v0.2.0', '0.2.0+build', '', '../0.2.0'])(
    'an offer of %j is no update, whatever the feed says',
    async (version) => {
      const run = open();
      run.engine.offered = version;
      await pressEverything(run);
      expect(run.updates.state()).toEqual({ kind: 'idle' });
      expect(run.engine.downloadUpdate).not.toHaveBeenCalled();
    },
  );

  it.each([
    ['0.10.0', '0.9.0', true],
    ['1.0.0', '0.99.99', true],
    ['0.1.1', '0.1.0', true],
    ['0.9.0', '0.10.0', false],
    ['0.2.0', '0.2.0-beta.1', false],
    ['0.2.0', 'dev', false],
  ])('%s over %s: %s', (offered, current, expected) => {
    expect(isNewerRelease(offered, current)).toBe(expected);
  });

  it.each([
    ['plain http', { ...FEED, url: 'http://updates.example' }, 'not an https address'],
    ['another scheme', { ...FEED, url: 'file:///tmp/updates' }, 'not an https address'],
    ['credentials', { ...FEED, url: 'https://me:secret@updates.example' }, 'user name'],
    ['no publisher', { ...FEED, publisherName: undefined }, 'no publisher'],
    ['an empty list of publishers', { ...FEED, publisherName: [] }, 'no publisher'],
    ['another provider', { ...FEED, provider: 'github' }, 'not readable'],
    ['options beside', { ...FEED, requestHeaders: { authorization: 'x' } }, 'not readable'],
    ['half a file', '{"provider":', 'not readable'],
  ])('a feed with %s is refused before electron-updater is even loaded', async (_name, content, reason) => {
    const run = open(content);
    expect(run.updates.state()).toEqual({ kind: 'failed', reason: expect.stringContaining(reason) });
    await pressEverything(run);
    expect(run.load).not.toHaveBeenCalled();
  });

  it.each([
    ['a build without a feed', open(null)],
    ['a run from sources', open(FEED, { isPackaged: false })],
    ['Linux, where the package manager updates', open(FEED, { platform: 'linux' })],
  ])('%s never looks', async (_name, run) => {
    await pressEverything(run);
    expect(run.updates.state()).toEqual({ kind: 'unsupported' });
    expect(run.load).not.toHaveBeenCalled();
    expect(run.states).toEqual([]);
  });

  it('on macOS the system compares signatures, so no publisher is named', () => {
    expect(judgeUpdateFeed({ ...FEED, publisherName: undefined }, 'darwin').ok).toBe(true);
  });

  it('a check that fails says why and can be made again', async () => {
    const run = open();
    run.engine.checkForUpdates.mockRejectedValueOnce(new Error(`net::ERR_INTERNET_DISCONNECTED\u202e ${'x'.repeat(500)}`));
    await run.updates.check();
    const state = run.updates.state();
    expect(state.kind === 'failed' && state.reason).toMatch(/^net::ERR_INTERNET_DISCONNECTED x+$/);
    expect(state.kind === 'failed' && state.reason.length).toBe(200);
    await run.updates.check();
    expect(run.updates.state().kind).toBe('available');
  });
});
