import { expect, type Page, test } from '@playwright/test';
import type { ReviewerClient } from '../load/connect.ts';
import { connectReviewer, untilReady } from '../load/connect.ts';
import { randomUUID } from 'node:crypto';
import type { DecisionId } from '@countersign/shared/model/ids';
import { pressUntil, watchPage } from './desk.ts';
import { slowNews } from './slow-news.ts';
import { disablePointer } from './no-pointer.ts';
import { type Action, invoice, openTaskDesk, type TaskDesk } from './task-desk.ts';

/** SPEC T-10 to T-16, UX d2.13: alike low-risk items on a real hub, by keys. */
let desk: TaskDesk;
let ben: ReviewerClient;
let seen: string[];

test.beforeEach(async ({ context, page }) => {
  await disablePointer(context);
  desk = await openTaskDesk();
  seen = watchPage(page, desk.url);
  ben = connectReviewer({ url: desk.url, token: desk.tokenOf('Ben') });
  await untilReady(ben);
});
test.afterEach(async () => {
  ben.close();
  await desk.close();
  expect(seen).toEqual([]);
});

const calm = { confidence: 0.3 };
const numbers = Array.from({ length: 12 }, (_, n) => `INV-${101 + n}`);
const ODD = 'INV-103';
const OTHER = 'INV-105';
const { argumentsSchema: _strict, ...alike } = invoice(OTHER, 40);
const other: Action = { ...alike, arguments: { ...alike.arguments, costCentre: 'K-7' } };

/** Twelve that look alike in the queue: one has an odd fact, one has other fields. In the order of the numbers. */
const proposeTwelve = async (): Promise<readonly Promise<unknown>[]> => {
  const outcomes: Promise<unknown>[] = [];
  for (const [n, number] of numbers.entries()) {
    const context =
      number === ODD ? { ...calm, facts: [{ label: 'Total', value: '900', baseline: 'usual 40', odd: true }] } : calm;
    outcomes.push(desk.propose(number === OTHER ? other : invoice(number, 30 + n), number, context));
    await desk.untilItem(number, () => true);
  }
  return outcomes;
};

const heading = (page: Page, n: number) => page.getByRole('heading', { name: `${n} items alike: Post invoice` });
const openBatch = async (page: Page): Promise<void> => {
  await page.goto(desk.link('Ana'));
  await expect(page.getByRole('option')).toHaveCount(12, { timeout: 20_000 });
  await pressUntil(page, 'b', () => expect(page.locator('.batch')).toBeVisible({ timeout: 1_500 }));
};
const openDrawn = async (page: Page): Promise<void> => {
  const drawn = page.locator('tr[data-drawn="true"]');
  await expect(drawn).toHaveCount(1);
  await expect(async () => {
    await page.keyboard.press('j');
    await expect(drawn).toBeFocused({ timeout: 200 });
  }).toPass({ timeout: 20_000 });
  await page.keyboard.press('Enter');
  await expect(page.locator('.batch-card')).toBeFocused();
  await expect(page.locator('.batch-card .headline')).toBeVisible();
  await expect(drawn).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.locator('.batch-card')).toBeHidden();
};
const arm = (page: Page): Promise<void> =>
  pressUntil(page, 'a', () => expect(page.locator('.armed-bar')).toBeFocused({ timeout: 400 }));
const rowOf = (page: Page, number: string) => page.locator('tbody tr', { has: page.getByText(number, { exact: true }) });

test('T-14 of twelve ten are taken, the odd ones leave with a reason, one is read, all are sent and all come back', async ({
  page,
}) => {
  void (await proposeTwelve());
  await openBatch(page);
  await expect(heading(page, 8)).toBeVisible();
  await expect(page.locator('.batch-out li', { hasText: ODD })).toContainText('a fact is odd');
  await expect(page.locator('.batch-out li', { hasText: OTHER })).toContainText('has other fields');
  await expect(page.locator('.batch-same')).toContainText('Harbour Foods');
  await expect(page.locator('thead')).toContainText('total');
  await expect(rowOf(page, 'INV-101')).toContainText('30');

  // Before one was opened nothing can be armed.
  await page.keyboard.press('a');
  await expect(page.locator('.armed-bar')).toBeHidden();
  await openDrawn(page);
  await expect(page.locator('.batch-drawn')).toHaveText(/read/);
  await arm(page);
  await expect(page.locator('.armed-bar')).toContainText('APPROVE 8 items: Post invoice');
  await page.keyboard.press('Enter');

  await expect(page.getByText('8 items approved together.').first()).toBeVisible();
  const sent = numbers.slice(0, 10).filter((number) => number !== ODD && number !== OTHER);
  for (const number of sent) await desk.untilItem(number, (item) => item.status.kind === 'holding');
  // Reading goes on at the first of those that were not in it.
  await expect(page.getByRole('listbox')).toBeFocused();
  await expect(page.getByRole('option', { selected: true })).toContainText(/INV-1(03|05|11|12)/);
  await page.keyboard.press('z');
  for (const number of sent)
    await desk.untilItem(number, (item) => item.status.kind === 'claimed' && item.status.byName === 'Ana');
  await expect(page.getByText('8 items taken back').first()).toBeVisible();
});

const rejectElsewhere = async (number: string): Promise<void> => {
  const escalationId = (await desk.find(number))?.id;
  if (escalationId === undefined) throw new Error(`no ${number}`);
  const read = await ben.send('escalation:read', { escalationId });
  if (!read.ok) throw new Error(read.error.message);
  const answer = await ben.send('escalation:decide', {
    escalationId,
    fence: read.value.item.fence,
    actionDigest: read.value.actionDigest,
    decisionId: randomUUID() as DecisionId,
    verdict: { kind: 'reject', reasonCode: 'wrong_amount' },
  });
  if (!answer.ok) throw new Error(answer.error.message);
};

test('T-15 one that is decided elsewhere leaves the table; one that was decided unseen is told of, and the others go through', async ({
  page,
}) => {
  const news = await slowNews(page);
  const outcomes = await proposeTwelve();
  await openBatch(page);
  await expect(heading(page, 8)).toBeVisible();
  await rejectElsewhere('INV-101');
  await expect(heading(page, 7)).toBeVisible();
  await expect(page.locator('.batch-out li', { hasText: 'INV-101' })).toContainText('changed meanwhile');

  await openDrawn(page);
  news.hold();
  await rejectElsewhere('INV-102');
  await arm(page);
  await page.keyboard.press('Enter');
  await expect(page.getByText('6 of 7 items approved.', { exact: false }).first()).toBeVisible();
  await expect(page.locator('.band-problem')).toHaveCount(1);
  await expect(page.locator('.band-problem')).toContainText('Ben');
  news.release();
  for (const n of [0, 1]) expect(await outcomes[n]).toMatchObject({ kind: 'refuse', reasonCode: 'wrong_amount' });
  for (const n of [3, 5, 6, 7, 8, 9]) expect(await outcomes[n]).toMatchObject({ kind: 'run' });
});
