import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AgentClient, connectAgent } from '@countersign/agent';
import { expect, type Page, test } from '@playwright/test';
import { type Desk, openDesk, pressUntil, watchPage } from './desk.ts';

// Nothing in here uses a pointer: only keys, and the focus that they move.

let desk: Desk;
let agent: AgentClient;
let seen: string[];
test.beforeEach(async ({ page }) => {
  desk = await openDesk();
  seen = watchPage(page, desk.url);
  agent = connectAgent({
    url: desk.url,
    token: desk.tokenOf('billing-agent'),
    outbox: mkdtempSync(join(desk.folder, 'outbox-')),
  });
});
test.afterEach(async () => {
  await agent.close();
  await desk.close();
  expect(seen).toEqual([]);
});

const propose = (target: string) =>
  agent.propose({ name: 'close_ticket', arguments: {}, target, reversible: true }, { confidence: 0.4 }, { key: target });

const signIn = async (page: Page, rows: number): Promise<void> => {
  await page.goto(desk.link('Ana'));
  await expect(page.getByRole('option')).toHaveCount(rows);
  await expect(page.getByRole('heading', { level: 2 })).toContainText('ticket');
};
const chord = async (page: Page, second: string): Promise<void> => {
  await page.keyboard.press('g');
  await page.keyboard.press(second);
};
/** Tab, until what has the focus is called so. */
const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  for (let i = 0; i < 120; i++) {
    const called = await page.evaluate(() => {
      const element = document.activeElement;
      // What is hidden from screen readers is no part of the name.
      const spoken = element?.cloneNode(true) as Element | undefined;
      for (const silent of spoken?.querySelectorAll('[aria-hidden="true"]') ?? []) silent.remove();
      return element?.getAttribute('aria-label') ?? spoken?.textContent?.trim() ?? '';
    });
    if (name.test(called)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${String(name)}`);
};
const hasFocus = (page: Page) => page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body);
const settled = (page: Page) => page.locator('.status-bar');

test('K-05 K-06 a key is remapped, saved, reset, loaded and used', async ({ page }, info) => {
  const outcome = propose('ticket 1');
  await signIn(page, 1);
  await chord(page, 's');
  await tabTo(page, /^Appearance$/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, /^Record a key for Approve: A$/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('y');
  await expect(page.getByRole('button', { name: 'Record a key for Approve: Y' })).toBeVisible();

  const save = page.getByRole('button', { name: 'Save as a file' });
  await save.focus();
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  const saved = join(info.outputDir, 'keys.json');
  await download.saveAs(saved);
  expect(JSON.parse(readFileSync(saved, 'utf8'))).toMatchObject({ keys: { 'decide.approve': ['y'] } });

  await page.getByRole('button', { name: 'Reset all keys' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Record a key for Approve: A' })).toBeVisible();
  const edited = { ...JSON.parse(readFileSync(saved, 'utf8')), extra: 1 };
  edited.keys['decide.teleport'] = ['q'];
  writeFileSync(saved, JSON.stringify(edited));
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page
      .getByRole('button', { name: 'Load from a file' })
      .focus()
      .then(() => page.keyboard.press('Enter')),
  ]);
  await chooser.setFiles(saved);
  await expect(page.getByText('decide.teleport')).toBeVisible();

  await page.keyboard.press('Escape');
  await page.reload();
  await expect(page.getByRole('button', { name: /^Approve/ })).toContainText('Y');
  await page.keyboard.press('a');
  await pressUntil(page, 'y', () => expect(page.getByText(/Approved/).first()).toBeVisible({ timeout: 250 }));
  expect((await outcome).kind).toBe('run');
});

test('K-02 with single keys off A is inert, and Tab and Enter reach every decision', async ({ page }) => {
  const outcome = propose('ticket 1');
  await signIn(page, 1);
  await chord(page, 's');
  await tabTo(page, /^Appearance$/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('radio', { name: 'Off' })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeFocused();
  for (const key of ['a', 'r', 'e', '?']) await page.keyboard.press(key);
  await expect(page.getByRole('heading', { level: 2 })).toContainText('ticket 1');
  await expect(page.locator('.decision-bar kbd')).toHaveCount(0);
  await tabTo(page, /^Reject/);
  await pressUntil(page, 'Enter', () => expect(page.getByText('Wrong target')).toBeVisible({ timeout: 250 }));
  await tabTo(page, /^Against policy/);
  await page.keyboard.press('Enter');
  expect(await outcome).toMatchObject({ kind: 'refuse', reasonCode: 'against_policy' });
  expect(await hasFocus(page)).toBe(true);
});

test('K-08 the palette decides, finds items, and gives the focus back', async ({ page }) => {
  const outcome = propose('ticket 1');
  void propose('ticket 2');
  await signIn(page, 2);
  const first = await page.getByRole('heading', { level: 2 }).innerText();
  const other = first.includes('ticket 1') ? 'ticket 2' : 'ticket 1';
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(other);
  await page
    .getByRole('dialog')
    .getByRole('option', { name: new RegExp(other) })
    .waitFor();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2 })).toContainText(other);
  if (other === 'ticket 2') await page.keyboard.press('k');
  await expect(page.getByRole('heading', { level: 2 })).toContainText('ticket 1');
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeFocused();
  await expect(async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('approve');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/Approved/).first()).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 15_000 });
  expect((await outcome).kind).toBe('run');
  expect(await hasFocus(page)).toBe(true);
});

test('K-10 K-11 K-12 snooze by digit, raise to a tier, flag with a note', async ({ page }) => {
  for (const n of [1, 2, 3]) void propose(`ticket ${n}`);
  await signIn(page, 3);
  const menu = (name: string) => page.getByRole('group', { name });
  await pressUntil(page, 'h', () => expect(menu('Snooze')).toBeFocused({ timeout: 250 }));
  await page.keyboard.press('1');
  await expect(page.getByText(/^Snoozed until/).first()).toBeVisible();
  expect(await hasFocus(page)).toBe(true);

  await pressUntil(page, 'Shift+E', () => expect(menu('Raise to')).toBeFocused({ timeout: 250 }));
  await page.keyboard.press('1');
  await expect(page.getByText('Raised to the manager tier.').first()).toBeVisible();
  expect(await hasFocus(page)).toBe(true);

  await page.keyboard.press('f');
  await expect(page.getByPlaceholder('What is odd? (optional)')).toBeFocused();
  await page.keyboard.type('a regards nobody');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Flagged as odd.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Unflag/ })).toBeVisible();
  expect(await hasFocus(page)).toBe(true);
});

test('K-13 a search narrows the queue, says what it found, and Escape brings all back', async ({ page }) => {
  for (const n of [1, 2, 3]) void propose(`ticket ${n}`);
  await signIn(page, 3);
  await page.keyboard.press('/');
  await page.keyboard.type('ticket 2');
  await expect(page.getByRole('option')).toHaveCount(1);
  await expect(page.getByText('1 item found')).toBeVisible();
  await expect(settled(page)).toContainText('3 items waiting');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2 })).toContainText('ticket 2');
  await page.keyboard.press('/');
  await page.keyboard.type('nobody');
  await expect(page.getByText('Nothing in the queue is like that')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option')).toHaveCount(3);
  await expect(page.getByRole('listbox')).toBeFocused();
});

test('K-17 my history has the decision that was just made, with what was measured', async ({ page }) => {
  const outcome = propose('ticket 1');
  await signIn(page, 1);
  await page.keyboard.press(']');
  await pressUntil(page, 'r', () => expect(page.getByText('Wrong target')).toBeVisible({ timeout: 250 }));
  await page.keyboard.press('1');
  expect(await outcome).toMatchObject({ kind: 'refuse' });
  await chord(page, 'h');
  const row = page.getByRole('listbox', { name: 'Decisions' }).getByRole('option');
  await expect(row).toHaveCount(1);
  await expect(row).toContainText(/ticket 1.*rejected/i);
  await page.keyboard.press('j');
  await expect(row).toBeFocused();
  const details = page.getByRole('region', { name: 'Details' });
  await expect(details).toContainText('wrong target');
  await expect(details).toContainText(/To the first evidence\s*\d/);
  await expect(details).toContainText(/Panels opened\s*Actions/);
  await page.keyboard.press('Escape');
  expect(await hasFocus(page)).toBe(true);
});

test('K-16 in a narrow window a decision key first shows the card', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 500 });
  const outcome = propose('ticket 1');
  await page.goto(desk.link('Ana'));
  await expect(page.getByRole('option')).toHaveCount(1);
  const headline = page.getByRole('heading', { level: 2 });
  await expect(headline).toBeHidden();
  await page.keyboard.press('r');
  await expect(headline).toBeVisible();
  await expect(page.getByText('Wrong target')).toBeHidden();
  await pressUntil(page, 'r', () => expect(page.getByText('Wrong target')).toBeVisible({ timeout: 250 }));
  await page.keyboard.press('1');
  expect(await outcome).toMatchObject({ kind: 'refuse', reasonCode: 'wrong_target' });
});
