import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { serveApp } from '../../apps/desktop/src/host/app-protocol.ts';
import { contentPolicy } from '../../apps/desktop/src/host/content-policy.ts';

const FOLDER = path.join(import.meta.dirname, '../../apps/desktop/dist/gallery');
const ADDRESS = 'https://gallery.test/';

export type Look = { readonly theme: 'light' | 'dark'; readonly language: 'en' | 'de' | 'ar' };
export const LOOKS: readonly Look[] = [
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'en' },
  { theme: 'light', language: 'ar' },
  { theme: 'dark', language: 'ar' },
];

/** Answers the gallery's address from its folder, with the content policy of the product. */
export const routeGallery = async (page: Page): Promise<void> => {
  if (!existsSync(path.join(FOLDER, 'index.html')))
    throw new Error('apps/desktop/dist/gallery is missing: run "npm run gallery"');
  const serve = serveApp(FOLDER, () => contentPolicy(''));
  await page.route(`${ADDRESS}**`, async (route) => {
    const url = new URL(route.request().url());
    const answer = await serve({ url: `app://countersign${url.pathname}`, method: 'GET' });
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
};

/** The names of all states, from the gallery itself: a state that is added there is looked at here. */
export const stateNames = async (page: Page): Promise<readonly string[]> => {
  await page.goto(ADDRESS);
  await page.locator('.gallery figcaption').first().waitFor();
  return page.locator('.gallery figcaption').allTextContents();
};

/** Shows one state and waits until it stands. In the same look the page stays and only what is in it is made anew. */
export const showState = async (page: Page, name: string, { theme, language }: Look): Promise<void> => {
  await page.goto(`${ADDRESS}?${new URLSearchParams({ theme, language }).toString()}#${name}`);
  await page.locator(`html[data-state="${name}"]`).waitFor({ timeout: 20_000 });
  await page.evaluate(() => document.fonts.ready);
};
