import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, expect, type Page } from '@playwright/test';
import { assessInvoice } from '@countersign/hub/demo/assess-invoice';
import { caseOf, demoBooks } from '@countersign/hub/demo/books';
import { actionDigest } from '@countersign/shared/domain/digest';
import type { SubmissionKey } from '@countersign/shared/model/ids';
import { openDesk, pressUntil } from './browser/desk.ts';
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
    const ack = await client.send('escalation:open', {
      key: key as SubmissionKey,
      action,
      actionDigest: actionDigest(action),
      context,
    });
    if (!ack.ok) throw new Error(`${key}: ${ack.error.message}`);
  }
  client.close();
};

const picture = async (page: Page, name: string): Promise<void> => {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
  process.stdout.write(`docs/screens/${name}.png\n`);
};

/** Opens the second card of the queue and waits until its decision keys count. */
const openCard = async (page: Page, link: string): Promise<void> => {
  await page.goto(link);
  await page.locator('[role="option"]').nth(1).waitFor();
  await page.keyboard.press('j');
  await page.locator('.panel').waitFor();
  await page.waitForFunction(() => document.fonts.status === 'loaded');
};

/** A state of the screen and how to get there. */
const STATES: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['inbox', async () => undefined],
  ['armed', (page) => pressUntil(page, 'a', () => expect(page.locator('.armed-bar')).toBeVisible({ timeout: 250 }))],
  [
    'reasons',
    (page) => pressUntil(page, 'r', () => expect(page.getByText(/wrong target/i).first()).toBeVisible({ timeout: 250 })),
  ],
  ['modify', (page) => pressUntil(page, 'm', () => expect(page.locator('.editor-json')).toBeFocused({ timeout: 250 }))],
  [
    'agent-view',
    async (page) => {
      await page.keyboard.press('v');
      await page.locator('.agent-view-body').waitFor();
    },
  ],
  [
    'keys',
    async (page) => {
      await page.locator('body').press('?');
      await page.getByRole('dialog').waitFor();
    },
  ],
];

mkdirSync(FOLDER, { recursive: true });
const desk = await openDesk();
const browser = await chromium.launch(config.use?.launchOptions ?? {});
try {
  await fillQueue(desk.url, desk.tokenOf('billing-agent'));
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const viewport of SIZES) {
      for (const [state, reach] of STATES) {
        const page = await browser.newPage({ viewport, colorScheme });
        await openCard(page, desk.link('Ana'));
        await reach(page);
        await picture(page, `${state}-${colorScheme}-${viewport.width}x${viewport.height}`);
        await page.keyboard.press('Escape');
        await page.close();
      }
    }
  }
} finally {
  await browser.close();
  await desk.close();
}
