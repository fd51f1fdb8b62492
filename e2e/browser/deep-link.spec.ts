import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { connectAgent } from '@countersign/agent';
import { expect, type Page, test } from '@playwright/test';
import { type Desk, openDesk, watchPage } from './desk.ts';

/** Links into the desk, in a browser. What Electron adds to this, the `countersign:` scheme, is tested with the shell. */
let desk: Desk;
let seen: string[];
test.beforeEach(async ({ page }) => {
  desk = await openDesk();
  seen = watchPage(page, desk.url);
});
test.afterEach(async () => {
  await desk.close();
  expect(seen).toEqual([]);
});

const propose = async (...orders: string[]): Promise<void> => {
  const outbox = mkdtempSync(join(desk.folder, 'outbox-'));
  const agent = connectAgent({ url: desk.url, token: desk.tokenOf('billing-agent'), outbox });
  for (const order of orders)
    void agent.propose(
      { name: 'issue_refund', arguments: { order }, target: `order ${order}`, reversible: false },
      { currentGoal: `Settle ${order}`, confidence: 0.4 },
      { key: `refund-${order}` },
    );
};
const selected = (page: Page) => page.getByRole('option', { selected: true });
/** Ids of the rows, by the order they are about; a row is the only place where the page shows which is which. */
const idOf = async (page: Page, order: string): Promise<string> => {
  const row = page.getByRole('option', { name: new RegExp(order) });
  await row.click();
  const id = await row.getAttribute('data-id');
  return id ?? '';
};

test('E-21 a link selects its item, in an open page and in a fresh one, and decides nothing', async ({ page }) => {
  await page.goto(desk.link('Ana'));
  await propose('8811', '8812');
  await expect(page.getByRole('option')).toHaveCount(2);
  const [first, second] = [await idOf(page, '8811'), await idOf(page, '8812')];
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `item=${first}&decision=approve`);
  await expect(selected(page)).toHaveAccessibleName(/8811/);
  expect(new URL(page.url()).hash).toBe('');

  // A new document in the tab that is signed in.
  await page.goto(`${desk.url}/?link#item=${second}`);
  await expect(selected(page)).toHaveAccessibleName(/8812/);
  await expect(page.getByRole('option')).toHaveCount(2);
});

test('E-21 a link to an item that is not in the queue says so and changes nothing', async ({ page }) => {
  await page.goto(desk.link('Ana'));
  await propose('8811');
  await expect(selected(page)).toHaveAccessibleName(/8811/);
  await page.evaluate(() => {
    location.hash = 'item=0199c0de-0000-7000-8000-000000000001';
  });
  await expect(page.getByText('not in your queue').first()).toBeVisible();
  await expect(selected(page)).toHaveAccessibleName(/8811/);
});
