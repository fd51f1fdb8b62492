import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { connectAgent, type Outcome } from '@countersign/agent';
import { expect, type Page, test } from '@playwright/test';
import { type Desk, openDesk, pressUntil, watchPage } from './desk.ts';

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

const anAgent = () =>
  connectAgent({ url: desk.url, token: desk.tokenOf('billing-agent'), outbox: mkdtempSync(join(desk.folder, 'outbox-')) });

const refund = {
  name: 'issue_refund',
  arguments: { orderId: '8812', amount: { minor: 248_000, currency: 'USD' }, method: 'new card' },
  argumentsSchema: {
    type: 'object',
    required: ['orderId', 'amount', 'method'],
    properties: {
      orderId: { type: 'string' },
      amount: {
        type: 'object',
        required: ['minor', 'currency'],
        properties: { minor: { type: 'integer', minimum: 1, maximum: 500_000 }, currency: { const: 'USD' } },
      },
      method: { enum: ['new card', 'original card'] },
    },
    additionalProperties: false,
  },
  target: 'card ending 1881',
  amount: { minor: 248_000, currency: 'USD' },
  reversible: false,
};
const context = {
  conversation: [
    { role: 'customer' as const, text: 'The order never came. I want my money back.' },
    { role: 'agent' as const, text: 'I am sorry. I can refund the full amount.' },
    { role: 'customer' as const, text: 'Good. Please send it to my new card, not the old one.' },
  ],
  currentGoal: 'Settle order 8812',
  confidence: 0.62,
};

const modifyByKeys = async (page: Page): Promise<void> => {
  await pressUntil(page, 'm', () => expect(page.getByRole('textbox', { name: 'orderId' })).toBeFocused({ timeout: 1_000 }));
  // Order, amount, method, reason: what is in a field is replaced from the keyboard. The declared amount follows.
  await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('500.00');
  await page.keyboard.press('Tab');
  await page.keyboard.press('o');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('goodwill limit, original card');
  await page.keyboard.press('ControlOrMeta+Enter');
};

const expectModified = (outcome: Outcome): void => {
  expect(outcome.kind).toBe('run-modified');
  if (outcome.kind !== 'run-modified') return;
  expect(outcome.args).toEqual({ orderId: '8812', amount: { minor: 50_000, currency: 'USD' }, method: 'original card' });
  expect(outcome.action.amount).toEqual({ minor: 50_000, currency: 'USD' });
};

test('an agent proposes, the card is painted, keys only, the agent resumes with the modified arguments', async ({ page }) => {
  await page.goto(desk.link('Ana'));
  expect(page.url()).not.toContain('token');
  const agent = anAgent();
  const outcome = agent.propose(refund, context, { key: 'refund-8812' });
  await expect(page.getByRole('heading', { level: 2 })).toContainText('US$2,480.00');
  await modifyByKeys(page);
  const result = await outcome;
  expectModified(result);
  const ran: unknown[] = [];
  if (result.kind === 'run-modified') await result.run(async (args) => void ran.push(args));
  expect(ran).toEqual([{ orderId: '8812', amount: { minor: 50_000, currency: 'USD' }, method: 'original card' }]);
  await agent.close();
});

test('the same across a SIGKILL of the hub between proposal and decision', async ({ page }) => {
  await page.goto(desk.link('Ana'));
  const agent = anAgent();
  const outcome = agent.propose(refund, context, { key: 'refund-8812' });
  await expect(page.getByRole('heading', { level: 2 })).toContainText('US$2,480.00');
  await desk.hub.kill();
  await expect(page.getByText(/trying again|reconnecting/i).first()).toBeVisible();
  await desk.hub.start();
  await expect(page.getByText(/^connected$/i).first()).toBeVisible({ timeout: 40_000 });
  await modifyByKeys(page);
  expectModified(await outcome);
  await agent.close();
});

test('UX-04 high risk: A arms and shows the sentence, A again does nothing, Enter commits; the agent runs it as it was', async ({
  page,
}) => {
  await page.goto(desk.link('Ana'));
  const agent = anAgent();
  const outcome = agent.propose(refund, context, { key: 'refund-8812' });
  await expect(page.getByRole('heading', { level: 2 })).toContainText('US$2,480.00');
  const armed = page.getByRole('group', { name: /approve/i });
  await pressUntil(page, 'a', () => expect(armed).toBeFocused({ timeout: 250 }));
  await expect(armed).toContainText('US$2,480.00');
  await page.keyboard.press('a');
  await expect(armed).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(armed).toBeHidden();
  await pressUntil(page, 'a', () => expect(armed).toBeFocused({ timeout: 250 }));
  await page.keyboard.press('Enter');
  expect(await outcome).toMatchObject({ kind: 'run', args: refund.arguments });
  await agent.close();
});

test('a reject with a reason reaches the agent, and nothing runs', async ({ page }) => {
  await page.goto(desk.link('Ana'));
  const agent = anAgent();
  const outcome = agent.propose(refund, context, { key: 'refund-8812' });
  await expect(page.getByRole('heading', { level: 2 })).toContainText('US$2,480.00');
  await pressUntil(page, 'r', () => expect(page.getByText(/wrong target/i).first()).toBeVisible({ timeout: 250 }));
  await page.keyboard.press('1');
  expect(await outcome).toMatchObject({ kind: 'refuse', reasonCode: 'wrong_target' });
  await agent.close();
});

test('X1 two reviewers on one item: one wins, the other is told by whom', async ({ page, browser }) => {
  const other = await (await browser.newContext()).newPage();
  await Promise.all([page.goto(desk.link('Ana')), other.goto(desk.link('Ben'))]);
  const agent = anAgent();
  const outcome = agent.propose(refund, context, { key: 'refund-8812' });
  for (const each of [page, other]) await expect(each.getByRole('heading', { level: 2 })).toContainText('US$2,480.00');
  await pressUntil(page, 'r', () => expect(page.getByText(/wrong target/i).first()).toBeVisible({ timeout: 250 }));
  await page.keyboard.press('2');
  expect(await outcome).toMatchObject({ kind: 'refuse', reasonCode: 'wrong_amount' });
  await expect(other.getByText(/Ana/).first()).toBeVisible();
  await other.context().close();
  await agent.close();
});
