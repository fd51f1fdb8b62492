import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { assessInvoice } from '@countersign/hub/demo/assess-invoice';
import { caseOf, demoBooks } from '@countersign/hub/demo/books';
import { actionDigest } from '@countersign/shared/domain/digest';
import type { SubmissionKey } from '@countersign/shared/model/ids';
import { openDesk } from './browser/desk.ts';
import { connectAgent } from './load/connect.ts';
import config from './playwright.config.ts';

/** Pictures of the running app with the demo's invoices, for the README and for whoever looks after its looks. */
const FOLDER = join(import.meta.dirname, '../docs/screens');
const SIZES = [
  { width: 900, height: 600 },
  { width: 1280, height: 800 },
] as const;

const fillQueue = async (url: string, token: string): Promise<void> => {
  const client = connectAgent({ url, token });
  const books = demoBooks();
  for (const invoice of books.invoices) {
    const subject = caseOf(books, invoice);
    if (subject === undefined) continue;
    const { key, action, context } = assessInvoice(subject);
    const ack = await client.send('escalation:open', { key: key as SubmissionKey, action, actionDigest: actionDigest(action), context });
    if (!ack.ok) throw new Error(`${key}: ${ack.error.message}`);
  }
  client.close();
};

const picture = async (page: Page, name: string): Promise<void> => {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
  process.stdout.write(`docs/screens/${name}.png\n`);
};

mkdirSync(FOLDER, { recursive: true });
const desk = await openDesk();
const browser = await chromium.launch(config.use?.launchOptions ?? {});
try {
  await fillQueue(desk.url, desk.tokenOf('billing-agent'));
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const viewport of SIZES) {
      const page = await browser.newPage({ viewport, colorScheme });
      await page.goto(desk.link('Ana'));
      await page.locator('.panel').waitFor();
      await page.locator('[role="option"]').nth(1).waitFor();
      await page.keyboard.press('j');
      await page.locator('.panel').waitFor();
      const size = `${viewport.width}x${viewport.height}`;
      await picture(page, `inbox-${colorScheme}-${size}`);
      await page.locator('body').press('?');
      await page.getByRole('dialog').waitFor();
      await picture(page, `keys-${colorScheme}-${size}`);
      await page.close();
    }
  }
} finally {
  await browser.close();
  await desk.close();
}
