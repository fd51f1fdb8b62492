import type { UpdateState } from '../platform/update-state.ts';
import { readUpdateFeed } from './update-feed.ts';

/** The part of electron-updater's `AppUpdater` that is used. */
export type UpdateEngine = {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  allowDowngrade: boolean;
  allowPrerelease: boolean;
  disableWebInstaller: boolean;
  forceDevUpdateConfig: boolean;
  updateConfigPath: string | null;
  logger: object | null;
  checkForUpdates(): Promise<{ readonly updateInfo: { readonly version: string } } | null>;
  downloadUpdate(): Promise<unknown>;
  quitAndInstall(): void;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'download-progress', listener: (progress: { readonly percent: number }) => void): unknown;
};

export type Updates = {
  state(): UpdateState;
  check(): Promise<void>;
  download(): Promise<void>;
  install(): void;
};

const numbersOf = (version: string): readonly number[] | undefined =>
  /^\d{1,6}\.\d{1,6}\.\d{1,6}$/.test(version) ? version.split('.').map(Number) : undefined;

/** A plain release above the running one. Pre-releases, equal and older versions are not, whatever a feed says. */
export const isNewerRelease = (offered: string, current: string): boolean => {
  const next = numbersOf(offered);
  const now = numbersOf(current.replace(/[-+].*$/, ''));
  if (next === undefined || now === undefined) return false;
  const index = next.findIndex((part, at) => part !== now[at]);
  return index >= 0 && (next[index] ?? 0) > (now[index] ?? 0);
};

/** What a feed or a server said may be long and hold anything; one plain line of it is shown. */
const reasonOf = (error: unknown): string => {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
};

const NO_UPDATES: Updates = {
  state: () => ({ kind: 'unsupported' }),
  check: async () => undefined,
  download: async () => undefined,
  install: () => undefined,
};

/** A feed that is not to be trusted: says why, and nothing is ever fetched. */
const refusedUpdates = (reason: string): Updates => ({ ...NO_UPDATES, state: () => ({ kind: 'failed', reason }) });

type UpdatesPort = {
  readonly current: string;
  readonly feedFile: string;
  /** Loaded at the first use. */
  readonly engine: () => Promise<UpdateEngine>;
  readonly changed: (state: UpdateState) => void;
  /** The program is about to quit (or, after all, not): windows must not hide instead of closing. */
  readonly quitting: (isQuitting: boolean) => void;
  readonly log: (line: string) => void;
};

/**
 * Updates that fail closed: looked for, downloaded and installed in three steps, the last two only when asked. A step that
 * fails (a bad signature above all) ends in `failed`, from which nothing can be installed before a new download held.
 */
const createUpdates = (port: UpdatesPort): Updates => {
  let state: UpdateState = { kind: 'idle' };
  let configured: Promise<UpdateEngine> | undefined;
  const become = (next: UpdateState): void => {
    state = next;
    port.changed(next);
  };
  const is = (kind: UpdateState['kind']): boolean => state.kind === kind;
  /** The engine tells of most failures twice: by event and by its promise. */
  const fail = (error: unknown): void => {
    if (is('failed')) return;
    port.log(`update: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    port.quitting(false);
    become({ kind: 'failed', reason: reasonOf(error) });
  };
  const configure = async (): Promise<UpdateEngine> => {
    const engine = await port.engine();
    Object.assign(engine, {
      autoDownload: false,
      autoInstallOnAppQuit: false,
      allowDowngrade: false,
      allowPrerelease: false,
      disableWebInstaller: true,
      forceDevUpdateConfig: false,
      updateConfigPath: port.feedFile,
      // It would write to a terminal that may be gone.
      logger: null,
    } satisfies Partial<UpdateEngine>);
    engine.on('error', fail);
    engine.on('download-progress', ({ percent }) => {
      if (state.kind === 'downloading') become({ ...state, percent: Math.min(100, Math.max(0, Math.floor(percent))) });
    });
    return engine;
  };
  const ready = (): Promise<UpdateEngine> => (configured ??= configure());

  return {
    state: () => state,
    check: async () => {
      if (!is('idle') && !is('failed') && !is('available')) return;
      become({ kind: 'checking' });
      try {
        const found = await (await ready()).checkForUpdates();
        const version = found?.updateInfo.version;
        if (!is('checking')) return;
        become(
          version !== undefined && isNewerRelease(version, port.current) ? { kind: 'available', version } : { kind: 'idle' },
        );
      } catch (error) {
        fail(error);
      }
    },
    download: async () => {
      if (state.kind !== 'available') return;
      const { version } = state;
      become({ kind: 'downloading', version, percent: 0 });
      try {
        await (await ready()).downloadUpdate();
        // An error may have been told of by event while the promise was kept.
        if (is('downloading')) become({ kind: 'ready', version });
      } catch (error) {
        fail(error);
      }
    },
    install: () => {
      if (state.kind !== 'ready') return port.log(`update: nothing to install while ${state.kind}`);
      void ready().then((engine) => {
        port.quitting(true);
        engine.quitAndInstall();
      }, fail);
    },
  };
};

/** What this build may do: nothing without a feed, nothing with one that does not hold, nothing unless it is packaged. */
export const openUpdates = (
  port: UpdatesPort & { readonly platform: NodeJS.Platform; readonly isPackaged: boolean },
): Updates => {
  const feed = port.isPackaged ? readUpdateFeed(port.feedFile, port.platform) : undefined;
  if (feed === undefined) return NO_UPDATES;
  if (feed.ok) return createUpdates(port);
  port.log(`no updates: ${feed.error}`);
  return refusedUpdates(feed.error);
};
