import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { connectAgent } from '@countersign/agent';
import { openDirectory } from '@countersign/hub/directory-access';
import type { ReviewTier } from '@countersign/shared/model/vocabulary';
import { chromium, expect, type Page, test } from '@playwright/test';
import { type Desk, openDesk, pressUntil, watchPage } from './desk.ts';

let desk: Desk;
test.beforeEach(async () => {
  desk = await openDesk();
});
test.afterEach(() => desk.close());

const anAgent = () =>
  connectAgent({ url: desk.url, token: desk.tokenOf('billing-agent'), outbox: mkdtempSync(join(desk.folder, 'outbox-')) });

/** Whoever takes part besides the usual ones. */
const linkFor = async (name: string, tiers: readonly ReviewTier[]): Promise<string> => {
  const { directory, close } = await openDirectory({ dataFolder: desk.folder, database: join(desk.folder, 'hub.sqlite') });
  const { token } = await directory.createToken('reviewer', name, [...tiers]);
  await close();
  return `${desk.url}/#token=${token}`;
};

const refund = {
  name: 'issue_refund',
  arguments: { amount: { minor: 10_000, currency: 'USD' }, method: 'new card', memo: 'order 8812 never came', attempts: 1 },
  argumentsSchema: {
    type: 'object',
    required: ['amount', 'method'],
    properties: {
      amount: {
        type: 'object',
        required: ['minor', 'currency'],
        properties: { minor: { type: 'integer', minimum: 1, maximum: 500_000 }, currency: { const: 'USD' } },
      },
      method: { enum: ['new card', 'original card', 'store credit'] },
      memo: { type: 'string', maxLength: 140 },
      attempts: { type: 'integer', minimum: 0, maximum: 5 },
    },
    additionalProperties: false,
  },
  target: 'card ending 1881',
  amount: { minor: 10_000, currency: 'USD' },
  reversible: true,
};
const context = {
  currentGoal: 'Settle order 8812',
  confidence: 0.62,
  alternatives: [
    { summary: 'wait for the parcel' },
    { summary: 'original card', arguments: { ...refund.arguments, method: 'original card' } },
    {
      summary: 'store credit, half of it',
      arguments: { ...refund.arguments, method: 'store credit', amount: { minor: 5_000, currency: 'USD' } },
    },
  ],
};

const amount = (page: Page) => page.getByRole('textbox', { name: 'amount' });
const openEditor = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading', { level: 2 })).toContainText('US$100.00');
  await pressUntil(page, 'm', () => expect(amount(page)).toBeFocused({ timeout: 1_000 }));
};
const type = async (page: Page, text: string): Promise<void> => {
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
};
/** Tab, until the focus is there: fields → presets → reason → send. */
const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  for (let i = 0; i < 30; i++) {
    const label = await page.evaluate(() => {
      const element = document.activeElement;
      const labels = (element?.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent);
      const own =
        element instanceof HTMLSelectElement || element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : '';
      return [element?.getAttribute('aria-label'), ...labels, own, element?.tagName === 'BUTTON' ? element.textContent : ''].join(
        ' ',
      );
    });
    if (name.test(label)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${name}`);
};

test('M-10 field by field without a mouse: errors first, reason needed, then the agent resumes with typed values', async ({
  page,
}) => {
  const seen = watchPage(page, desk.url);
  await page.goto(desk.link('Ana'));
  const agent = anAgent();
  const outcome = agent.propose(refund, context, { key: 'refund-8812' });
  await openEditor(page);
  await type(page, '9000');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(amount(page)).toBeFocused();
  await expect(page.getByText('Must be ≤ US$5,000.00.')).toBeVisible();
  await type(page, '25.50');
  await expect(page.getByText('1 of 4 changed', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Will happen' })).toContainText('Refund US$25.50');

  await tabTo(page, /attempts/);
  await type(page, '3');
  await page.keyboard.press('Alt+Backspace');
  await expect(page.getByRole('textbox', { name: 'attempts' })).toHaveValue('1');
  await tabTo(page, /method/);
  await page.keyboard.press('o');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText(/Say why/)).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Reason' })).toBeFocused();
  await page.keyboard.press('2');
  await page.keyboard.press('ControlOrMeta+Enter');

  const result = await outcome;
  expect(result.kind).toBe('run-modified');
  if (result.kind === 'run-modified') {
    expect(result.args).toEqual({ ...refund.arguments, amount: { minor: 2_550, currency: 'USD' }, method: 'original card' });
    expect(result.action.amount).toEqual({ minor: 2_550, currency: 'USD' });
  }
  expect(seen).toEqual([]);
  await agent.close();
});

test('M-06 a preset by its digit, outside of a field, and sent', async ({ page }) => {
  await page.goto(desk.link('Ana'));
  const agent = anAgent();
  const outcome = agent.propose(refund, context, { key: 'refund-8812' });
  await openEditor(page);
  await tabTo(page, /Preset 1/);
  await page.keyboard.press('2');
  await expect(amount(page)).toHaveValue('50.00');
  await expect(page.getByText('2 of 4 changed', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Will happen' })).toContainText('Refund US$50.00');
  await tabTo(page, /Reason in words/);
  await page.keyboard.insertText('half is what the customer paid');
  await page.keyboard.press('ControlOrMeta+Enter');
  const result = await outcome;
  expect(result).toMatchObject({ kind: 'run-modified', args: context.alternatives[2]?.arguments });
  await agent.close();
});

test('M-08 half a draft outlives a SIGKILL of the browser and of the hub', async ({ launchOptions, page: later }) => {
  const server = await chromium.launchServer(launchOptions);
  const browser = await chromium.connect(server.wsEndpoint());
  const page = await browser.newPage();
  await page.goto(desk.link('Ana'));
  const agent = anAgent();
  const outcome = agent.propose(refund, context, { key: 'refund-8812' });
  await openEditor(page);
  await type(page, '12.');
  await tabTo(page, /memo/);
  await type(page, 'order 8812 came late');
  await expect(page.getByText('Draft saved')).toBeVisible();
  await server.kill();
  await desk.hub.kill();

  await desk.hub.start();
  await later.goto(desk.link('Ana'));
  await expect(later.getByText(/^connected$/i).first()).toBeVisible({ timeout: 40_000 });
  await openEditor(later);
  // What was half typed is as half typed as it was.
  await expect(amount(later)).toHaveValue('12.');
  await expect(later.getByRole('textbox', { name: 'memo' })).toHaveValue('order 8812 came late');
  await expect(later.getByText('Your draft is back.')).toBeVisible();
  await type(later, '12.50');
  await tabTo(later, /Reason in words/);
  await later.keyboard.insertText('it came, only late');
  await later.keyboard.press('ControlOrMeta+Enter');
  expect(await outcome).toMatchObject({
    kind: 'run-modified',
    args: { ...refund.arguments, amount: { minor: 1_250, currency: 'USD' }, memo: 'order 8812 came late' },
  });
  await agent.close();
});

test('M-10 an edit that policy puts above this person moves the item up, with its draft', async ({ page, browser }) => {
  await page.goto(await linkFor('Jo', ['junior_reviewer', 'senior_reviewer']));
  const agent = anAgent();
  const outcome = agent.propose(refund, context, { key: 'refund-8812' });
  await openEditor(page);
  await type(page, '900');
  await expect(page.getByRole('button', { name: /Send to manager/ })).toBeVisible();
  await expect(page.getByText('Policy sends this to manager')).toBeVisible();
  await tabTo(page, /Reason in words/);
  await page.keyboard.insertText('nine times the trouble');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText(/It moved there with your draft/).first()).toBeVisible();

  const manager = await (await browser.newContext()).newPage();
  await manager.goto(desk.link('Ben'));
  await openEditor(manager);
  await expect(manager.getByText('Jo’s draft, 1 of 4 changed')).toBeVisible();
  await manager.keyboard.press('Shift+Tab');
  await expect(manager.getByRole('button', { name: 'Load' })).toBeFocused();
  await manager.keyboard.press('Enter');
  await expect(amount(manager)).toHaveValue('900.00');
  await tabTo(manager, /Reason in words/);
  await manager.keyboard.press('ControlOrMeta+Enter');
  expect(await outcome).toMatchObject({ kind: 'run-modified', args: { amount: { minor: 90_000, currency: 'USD' } } });
  await manager.context().close();
  await agent.close();
});
