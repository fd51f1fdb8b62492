import { gzipSync } from 'node:zlib';
import type { Browser } from '@playwright/test';

export type FirstLoad = {
  /** Scripts and styles, compressed as a web server would. Bytes. */
  readonly code: number;
  readonly fonts: number;
  readonly files: number;
};

/** Everything that is fetched before the queue can be used. */
export const measureFirstLoad = async (browser: Browser, link: string): Promise<FirstLoad> => {
  const page = await browser.newPage();
  const bodies: Promise<{ readonly url: string; readonly body: Buffer }>[] = [];
  let isCounting = true;
  page.on('response', (response) => {
    if (isCounting && response.ok()) bodies.push(response.body().then((body) => ({ url: response.url(), body })));
  });
  await page.goto(link);
  await page.locator('[role="option"]').first().waitFor();
  isCounting = false;
  const all = await Promise.all(bodies);
  const isFont = ({ url }: { readonly url: string }): boolean => /\.woff2?$/.test(new URL(url).pathname);
  const code = all.filter((file) => !isFont(file)).reduce((sum, { body }) => sum + gzipSync(body).length, 0);
  const fonts = all.filter(isFont).reduce((sum, { body }) => sum + body.length, 0);
  await page.close();
  return { code, fonts, files: all.length };
};

/** From the first byte asked for to a queue whose first row and card can be read, each time in a fresh profile. Milliseconds. */
export const measureColdStarts = async (browser: Browser, link: string, times: number): Promise<readonly number[]> => {
  const found: number[] = [];
  for (let i = 0; i < times; i++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const start = performance.now();
    await page.goto(link);
    await page.locator('[role="option"]').first().waitFor();
    await page.locator('.card .headline').waitFor();
    found.push(performance.now() - start);
    await context.close();
  }
  return found;
};
