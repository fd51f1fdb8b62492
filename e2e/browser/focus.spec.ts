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

test('U-16 Tab alone comes round to every control of the page, those above the queue too', async ({ page }) => {
  await signIn(page);
  await expect(page.getByRole('listbox')).toBeFocused();
  const settings = page.getByRole('button', { name: 'Settings', exact: true });
  let presses = 0;
  while (!(await settings.evaluate((element) => element === document.activeElement))) {
    expect(++presses, 'presses of Tab').toBeLessThan(60);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('U-16 the focus has a place while the drill is on its way', async ({ page }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/practice-view.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await signIn(page);
  await expect(page.getByRole('listbox')).toBeFocused();
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.locator('.page-loading')).toBeFocused();
  release();
  await expect(page.getByRole('listbox')).toBeFocused();
});

test('M-08 a text that was begun goes on at its end', async ({ page }) => {
  await signIn(page);
  const text = page.getByRole('textbox', { name: 'Your answer' });
  await pressUntil(page, 'c', () => expect(text).toBeFocused({ timeout: 250 }));
  await page.keyboard.type('half');
  await page.keyboard.press('Escape');
  await pressUntil(page, 'c', () => expect(text).toBeFocused({ timeout: 250 }));
  await page.keyboard.type(' done');
  await expect(text).toHaveValue('half done');
});
