import { mkdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { openDesk } from '../browser/desk.ts';
import { connectAgent, untilReady } from '../load/connect.ts';
import config from '../playwright.config.ts';
import { fillQueue } from './fill-queue.ts';
import { type Frame, writeGif } from './gif.ts';

/** Half a minute of work by keyboard, as a picture that moves: `npm run record`. */
const FILE = join(import.meta.dirname, '../../docs/screens/main-flow.gif');
const EVERY_MS = 160;

/** One step: what is pressed, and how long a reader of the picture needs. */
const STEPS: readonly (readonly [keys: readonly string[], ms: number])[] = [
  [[], 1_800],
  [['j'], 1_800],
  [['1'], 1_800],
  [['v'], 1_800],
  [['v', 'a'], 1_800],
  [['Enter'], 2_200],
  [['j', 'j'], 1_400],
  [['r'], 1_600],
  [['3'], 1_800],
  [['z'], 1_800],
  [['j'], 900],
  [['m'], 2_400],
  [['Escape'], 900],
  [['Control+k'], 1_200],
  [['s', 'n', 'o', 'o'], 1_400],
  [['Escape'], 700],
  [['?'], 1_800],
  [['Escape'], 1_200],
];

const film = async (page: Page, run: () => Promise<void>): Promise<readonly Frame[]> => {
  const frames: Frame[] = [];
  const start = performance.now();
  let isOver = false;
  const camera = (async () => {
    while (!isOver) {
      const at = performance.now() - start;
      frames.push({ png: await page.screenshot({ caret: 'hide' }), at });
      await wait(Math.max(0, EVERY_MS - (performance.now() - start - at)));
    }
  })();
  await run();
  isOver = true;
  await camera;
  return frames;
};

mkdirSync(join(FILE, '..'), { recursive: true });
const desk = await openDesk('held-desk-process.ts');
const browser = await chromium.launch(config.use?.launchOptions ?? {});
try {
  const client = connectAgent({ url: desk.url, token: desk.tokenOf('billing-agent') });
  await untilReady(client);
  await fillQueue(client);
  const page = await browser.newPage({ viewport: { width: 900, height: 600 }, colorScheme: 'light' });
  // Somebody who has been here before: the drill is offered once per machine.
  await page.addInitScript(() => localStorage.setItem('countersign.settings', JSON.stringify({ offersPractice: false })));
  await page.goto(desk.link('Ana'));
  await page.locator('[role="option"]').nth(1).waitFor();
  await page.evaluate(() => document.fonts.ready);
  const frames = await film(page, async () => {
    for (const [keys, ms] of STEPS) {
      for (const key of keys) {
        await page.keyboard.press(key);
        await wait(keys.length > 2 ? 120 : 450);
      }
      await wait(ms);
    }
  });
  const { pictures, ms } = await writeGif(FILE, frames);
  const { size } = await stat(FILE);
  process.stdout.write(
    `docs/screens/main-flow.gif: ${pictures} pictures, ${(ms / 1_000).toFixed(0)} s, ${(size / 2 ** 20).toFixed(1)} MiB\n`,
  );
  client.close();
} finally {
  await browser.close();
  await desk.close();
}
