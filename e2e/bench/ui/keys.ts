import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { type Spread, spreadOf } from './percentiles.ts';
import { takeSamples } from './probe.ts';

/** The guard after paint, and a little: a key before it only shows a hint. Milliseconds. */
const AFTER_GUARD_MS = 420;

const press = async (page: Page, key: string, times: number, between: () => Promise<void>): Promise<Spread> => {
  await takeSamples(page);
  for (let i = 0; i < times; i++) {
    await page.keyboard.press(key);
    await between();
  }
  const last = key.split('+').at(-1);
  return spreadOf(
    (await takeSamples(page)).filter((sample) => sample.key.toLowerCase() === last?.toLowerCase()).map(({ ms }) => ms),
  );
};

const pause = (ms: number) => (): Promise<void> => wait(ms);

/** Key → paint for the four things a reviewer does all day. */
export const measureKeys = async (page: Page, times: number): Promise<Readonly<Record<string, Spread>>> => {
  const move = await press(page, 'j', times, pause(60));
  const open = await press(page, 'Enter', times, async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await wait(60);
  });
  // High risk first: only those arm.
  await page.keyboard.press('Escape');
  const arm = await press(page, 'a', Math.ceil(times / 4), async () => {
    await page.keyboard.press('Escape');
    await wait(40);
  });
  const palette = await press(page, 'Control+k', Math.ceil(times / 4), async () => {
    await page.locator('[cmdk-root]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[cmdk-root]').waitFor({ state: 'detached' });
  });
  return { move, open, arm, palette };
};

/** From the key that decides to the next card on the glass, while the hub is a slow line away. */
export const measureDecisions = async (page: Page, times: number): Promise<Spread> => {
  const found: number[] = [];
  for (let i = 0; i < times; i++) {
    await wait(AFTER_GUARD_MS);
    await takeSamples(page);
    await page.keyboard.press('a');
    await wait(AFTER_GUARD_MS);
    const sample = (await takeSamples(page)).find(({ key }) => key === 'a');
    if (sample?.card !== null && sample !== undefined) found.push(sample.card);
  }
  return spreadOf(found);
};
