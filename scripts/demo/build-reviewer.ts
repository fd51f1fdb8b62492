import path from 'node:path';
import type { Children } from './children.ts';
import { DemoFailure } from './failure.ts';
import { DESKTOP, ROOT, WEB_FOLDER } from './folders.ts';
import { isStale } from './is-stale.ts';

const shared = [path.join(ROOT, 'packages/shared/src'), path.join(DESKTOP, 'package.json')];

/** What each part of the reviewer is built into, and from what. */
const PARTS = {
  web: {
    built: path.join(WEB_FOLDER, 'index.html'),
    sources: [...shared, ...['src', 'public', 'index.html', 'vite.config.ts'].map((name) => path.join(DESKTOP, name))],
    words: [] as readonly string[],
  },
  main: {
    built: path.join(DESKTOP, 'out/main/index.mjs'),
    sources: [...shared, ...['src', 'vite.main.config.ts'].map((name) => path.join(DESKTOP, name))],
    words: ['-c', 'vite.main.config.ts'],
  },
  preload: {
    built: path.join(DESKTOP, 'out/preload/index.cjs'),
    sources: [...shared, ...['src', 'vite.preload.config.ts'].map((name) => path.join(DESKTOP, name))],
    words: ['-c', 'vite.preload.config.ts'],
  },
} as const;
export type Part = keyof typeof PARTS;

const VITE = path.join(DESKTOP, 'node_modules/vite/bin/vite.js');

/** Builds what is missing or older than its sources. */
export const buildReviewer = async (
  parts: readonly Part[],
  children: Children,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<void> => {
  const stale = parts.filter((part) => isStale(PARTS[part].built, PARTS[part].sources));
  if (stale.length === 0) return;
  say(stale.includes('web') ? 'Building the reviewer (a few seconds)…' : 'Building the desktop shell…');
  for (const part of stale) {
    const words = [VITE, 'build', '--logLevel', 'error', ...PARTS[part].words];
    const code = await children.run(process.execPath, words, { cwd: DESKTOP, stdio: ['ignore', 'ignore', 'inherit'] });
    if (signal.aborted) return;
    if (code !== 0) throw new DemoFailure(`The reviewer could not be built (${part}); the lines above say why.`);
  }
};
