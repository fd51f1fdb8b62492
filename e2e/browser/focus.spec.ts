import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { type AgentClient, connectAgent } from '@countersign/agent';
import { expect, type Page, test } from '@playwright/test';
import { type Desk, openDesk, pressUntil } from './desk.ts';

let desk: Desk;
let agent: AgentClient;
test.beforeEach(async () => {
  desk = await openDesk();
  agent = connectAgent({
    url: desk.url,
    token: desk.tokenOf('billing-agent'),
    outbox: mkdtempSync(join(desk.folder, 'outbox-')),
  });
  for (const target of ['ticket 1', 'ticket 2'])
    void agent.propose({ name: 'close_ticket', arguments: {}, target }, { confidence: 0.4 }, { key: target });
});
test.afterEach(async () => {
  await agent.close();
  await desk.close();
});

const signIn = async (page: Page): Promise<void> => {
  await page.goto(desk.link('Ana'));
  await page.getByRole('option').nth(1).waitFor();
};

test('U-16 in a narrow window the keys go on to work when card and queue take turns', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 400 });
  await signIn(page);
  await page.keyboard.press('Enter');
  const headline = page.getByRole('heading', { level: 2 });
  await expect(headline).toContainText('ticket');
  const first = await headline.innerText();
  await page.keyboard.press('j');
  await expect(headline).not.toHaveText(first);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeFocused();
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(headline).toHaveText(first);
  await pressUntil(page, 'r', () => expect(page.getByText(/wrong target/i)).toBeVisible({ timeout: 250 }));
});

test('U-16 a click on a bar that takes no focus leaves the keys alive', async ({ page }) => {
  await signIn(page);
  await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await page.locator('.status-bar').click({ position: { x: 400, y: 5 } });
  await page.keyboard.press('j');
  await expect(page.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true');
});

test('U-13 a sign-in link opened in a tab that shows the page already signs in, and leaves the address bar', async ({ page }) => {
  await signIn(page);
  await page.goto(desk.link('Sue'));
  await expect(page.locator('.top-name')).toHaveText('Sue');
  expect(page.url()).not.toContain('token');
});
