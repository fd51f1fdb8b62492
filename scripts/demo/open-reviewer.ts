import path from 'node:path';
import { ensureElectron } from '../electron-binary.ts';
import { buildReviewer } from './build-reviewer.ts';
import type { Children } from './children.ts';
import { DESKTOP } from './folders.ts';

export type ReviewerLink = { readonly hub: string; readonly token: string; readonly page: string };

type Parts = {
  readonly link: ReviewerLink;
  readonly dataFolder: string;
  readonly children: Children;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
};

/** An Electron that ends this soon never showed a window: there is no display, or a library is missing. */
const SHOWN_AFTER_MS = 8_000;

const OPENERS: Partial<Record<NodeJS.Platform, readonly [command: string, ...words: string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

const openBrowser = async ({ link, children, signal, say }: Parts): Promise<void> => {
  const [command, ...words] = OPENERS[process.platform] ?? ['xdg-open'];
  const code = await children.run(command, [...words, link.page], { stdio: 'ignore' });
  if (code !== 0 && !signal.aborted) say(`No browser could be opened here. Open the reviewer yourself: ${link.page}`);
};

/** Shows the reviewer in Electron, or in the browser where Electron cannot be had. Resolves when there is nothing left to try. */
export const openReviewer = async (parts: Parts): Promise<void> => {
  const { link, dataFolder, children, signal, say } = parts;
  const electron = await ensureElectron({ progress: say, signal });
  if (signal.aborted) return;
  if ('reason' in electron) {
    say(`${electron.reason}. Opening the same reviewer in the browser.`);
    return openBrowser(parts);
  }
  await buildReviewer(['main', 'preload'], children, signal, say);
  const started = performance.now();
  // The token goes through the environment: arguments can be listed by everybody on the machine.
  const code = await children.run(electron.path, ['.', `--hub=${link.hub}`, `--profile=${path.resolve(dataFolder, 'desktop')}`], {
    cwd: DESKTOP,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, COUNTERSIGN_DEMO_TOKEN: link.token },
  });
  if (signal.aborted) return;
  if (code !== 0 && performance.now() - started < SHOWN_AFTER_MS) {
    say('Electron could not show a window. Opening the same reviewer in the browser.');
    return openBrowser(parts);
  }
  say('The reviewer was closed. The demo goes on; Ctrl-C ends it.');
};
