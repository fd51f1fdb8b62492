import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { openDatabase } from '@countersign/hub/store/database';
import { fillDecisions } from '@countersign/hub/test/fill-decisions';
import type { MeasureName } from '@countersign/shared/model/measures';
import { type ReviewerClient, connectReviewer, untilReady } from '../load/connect.ts';
import { type Desk, openDesk, watchPage } from './desk.ts';
import { disablePointer } from './no-pointer.ts';

/** SPEC Y-40 to Y-42 and Y-60: a supervisor reads the figures of a real hub by keys alone. */
let desk: Desk;
let boss: ReviewerClient;
let seen: string[];

/** A hub that is started on three months of made decisions. */
const openFilledDesk = async (): Promise<Desk> => {
  const opened = await openDesk();
  await opened.hub.kill();
  const database = await openDatabase(join(opened.folder, 'hub.sqlite'), randomUUID);
  await fillDecisions(database.db, { count: 4_000, days: 90, now: Date.now() });
  await database.close();
  await opened.hub.start();
  return opened;
};

test.beforeEach(async ({ page, context }) => {
  await disablePointer(context);
  desk = await openFilledDesk();
  seen = watchPage(page, desk.url);
  boss = connectReviewer({ url: desk.url, token: desk.tokenOf('Sue') });
  await untilReady(boss);
});
test.afterEach(async () => {
  boss.close();
  await desk.close();
  expect(seen).toEqual([]);
});

const must = async <T>(sent: Promise<{ ok: true; value: T } | { ok: false; error: { message: string } }>): Promise<T> => {
  const answer = await sent;
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};
const go = async (page: Page, key: string): Promise<void> => {
  await page.keyboard.press('g');
  await page.keyboard.press(key);
};
const openMeasures = async (page: Page): Promise<void> => {
  await page.goto(desk.link('Sue'));
  await expect(page.locator('.page-nav [aria-current="page"]')).toBeVisible();
  await go(page, 'm');
  await expect(page.locator('.measure-card').first()).toBeVisible();
};
const percent = (share: number): string =>
  new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 }).format(share);
const SHARES = [
  'escalation_rate',
  'precision',
  'recall',
  'override_frequency',
  'task_success',
] as const satisfies readonly MeasureName[];

/** Every share on the page is the hub's, with its interval. */
const expectFigures = async (page: Page, days: number): Promise<void> => {
  const { measures, daily } = await must(boss.send('measures:read', { days }));
  expect(daily).toHaveLength(days);
  for (const name of SHARES) {
    const { value, low, high } = measures.by[name];
    if (value === null || low === null || high === null) throw new Error(`${name} has no value`);
    const shown = page.locator(`[data-measure="${name}"]`);
    await expect(shown.locator('.measure-value')).toHaveText(percent(value));
    await expect(shown.locator('.measure-span')).toHaveText(`95%: ${percent(low)} to ${percent(high)}`);
  }
};

test('Y-40 Y-41 the figures are those of the hub, in each period', async ({ page }) => {
  await openMeasures(page);
  await expectFigures(page, 28);
  await page.keyboard.press('.');
  await expect(page.getByRole('radio', { name: '90 days' })).toBeChecked();
  await expectFigures(page, 90);
  await page.keyboard.press(',');
  await page.keyboard.press(',');
  await expect(page.getByRole('radio', { name: '7 days', exact: true })).toBeChecked();
  await expectFigures(page, 7);
});

test('Y-42 Y-43 every part by keys: signs, charts and their tables, calibration, suggestions, and back', async ({ page }) => {
  await openMeasures(page);
  await page.keyboard.press(']');
  await expect(page.locator('[data-sign]')).toHaveCount(5);
  await page.keyboard.press(']');
  await expect(page.locator('.measures-charts .recharts-surface').first()).toBeVisible();
  const { daily } = await must(boss.send('measures:read', { days: 28 }));
  await page.keyboard.press('v');
  await expect(page.locator('[data-chart="routes"] tbody tr')).toHaveCount(28);
  await expect(page.locator('[data-chart="routes"] tbody tr').nth(9).locator('td').first()).toHaveText(String(daily[9]?.opened));
  await page.keyboard.press(']');
  await expect(page.locator('[data-chart="reliability"] tbody tr').first()).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByLabel('Reviews a day that people can do')).toBeFocused();
  await expect(page.getByText('No thresholds are suggested.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.measures-page')).toBeHidden();
});

test('Y-42 from the palette, and not for a reviewer', async ({ page }) => {
  await openMeasures(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('longer period');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: '90 days' })).toBeChecked();
  await page.goto('about:blank');
  await page.goto(desk.link('Ana'));
  await expect(page.locator('.page-nav [aria-current="page"]')).toBeVisible();
  await go(page, 'm');
  await expect(page.locator('.page-nav')).not.toContainText('Measures');
  await expect(page.locator('.measures-page')).toBeHidden();
});

test('Y-60 Y-61 the checklist says what the hub found, and leads on', async ({ page }) => {
  await openMeasures(page);
  await go(page, 'c');
  await expect(page.locator('.checklist-box')).toHaveCount(16);
  const { items } = await must(boss.send('checklist:read', {}));
  for (const { item, state } of items) await expect(page.locator(`[data-item="${item}"]`)).toHaveAttribute('data-state', state);
  const ticked = items.filter(({ state }) => state === 'ticked').length;
  await expect(page.locator('.checklist-done')).toHaveText(`${ticked} of 16 boxes are ticked`);
  const next = page.locator('[data-item="thresholds_calibrated"]').getByRole('button');
  await next.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.policy-page, main.card, .queue').first()).toBeVisible();
  await expect(page.locator('.checklist-page')).toBeHidden();
});
