import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { type Spread, spreadOf } from './percentiles.ts';
import { type Mark, press } from './probe.ts';

/** The guard after paint, and a little: a key before it only shows a hint. Milliseconds. */
const AFTER_GUARD_MS = 400;

const WIDE = { width: 1280, height: 800 };
/** Queue or card, not both: here Enter opens. */
const NARROW = { width: 700, height: 800 };

/** Between two keys, so that they meet the frames and the news of the queue in every phase. Milliseconds. */
const pause = (i: number): Promise<void> => wait(30 + ((i * 37) % 60));

type Round = { readonly times: number; readonly run: (i: number) => Promise<readonly (number | null)[]> };

/** What came of each of the rounds' effects; a key that had none, since its item just left, does not count. */
const measure = async ({ times, run }: Round): Promise<readonly Spread[]> => {
  const found: number[][] = [];
  for (let i = 0; i < times; i++) {
    for (const [place, ms] of (await run(i)).entries()) {
      const row = (found[place] ??= []);
      if (ms !== null) row.push(ms);
    }
    await pause(i);
  }
  return found.map(spreadOf);
};

const once = async (page: Page, times: number, key: string, mark: Mark, back: () => Promise<void>): Promise<Spread> => {
  const [spread = spreadOf([])] = await measure({
    times,
    run: async () => {
      const found = await press(page, key, mark);
      await back();
      return found;
    },
  });
  return spread;
};

/** Key → paint for what a reviewer does all day. */
export const measureKeys = async (page: Page, times: number): Promise<Readonly<Record<string, Spread>>> => {
  // High risk stands first, and only that arms; the first one stays selected.
  const few = Math.ceil(times / 4);
  const arm = await once(page, few, 'a', 'armed', async () => {
    await page.keyboard.press('Escape');
    await wait(AFTER_GUARD_MS / 4);
  });
  const [move = spreadOf([]), card = spreadOf([])] = await measure({
    times,
    run: () => press(page, 'j', 'row', 'card'),
  });
  const panel = await once(page, few, ']', 'panel', () => Promise.resolve());
  const palette = await once(page, few, 'Control+k', 'palette', async () => {
    await page.keyboard.press('Escape');
    await page.locator('[cmdk-root]').waitFor({ state: 'detached' });
  });
  await page.setViewportSize(NARROW);
  await wait(AFTER_GUARD_MS);
  const open = await once(page, few, 'Enter', 'face', async () => {
    await page.keyboard.press('Escape');
    await wait(AFTER_GUARD_MS / 4);
  });
  await page.setViewportSize(WIDE);
  await wait(AFTER_GUARD_MS);
  return {
    'move (`j`)': move,
    'open: the whole next card (`j`)': card,
    'open (`Enter`, narrow window)': open,
    'arm (`a`)': arm,
    'palette (`Ctrl K`)': palette,
    'evidence panel (`]`)': panel,
  };
};

/** From the key that decides to the next card on the glass, while the hub is a slow line away. */
export const measureDecisions = async (page: Page, times: number): Promise<Spread> => {
  const [spread = spreadOf([])] = await measure({
    times,
    run: async () => {
      await wait(AFTER_GUARD_MS);
      return press(page, 'a', 'card');
    },
  });
  return spread;
};
