import { expect, type Page, test } from '@playwright/test';
import { type Desk, openDesk, pressUntil, watchPage } from './desk.ts';
import { disablePointer } from './no-pointer.ts';

/** SPEC T-01 to T-07, UX-50: the whole drill by keys, on a page without a pointer. */
let desk: Desk;
let seen: string[];

test.beforeEach(async ({ context, page }) => {
  test.setTimeout(150_000);
  await disablePointer(context);
  desk = await openDesk();
  seen = watchPage(page, desk.url);
});
test.afterEach(async () => {
  await desk.close();
  expect(seen).toEqual([]);
});

const coach = (page: Page) => page.locator('.coach');
const isCase = (page: Page, n: number): Promise<void> =>
  expect(coach(page)).toContainText(`Case ${n} of 12`, { timeout: 15_000 });
const judged = (page: Page, isRight: boolean) => () =>
  expect(coach(page)).toHaveAttribute('data-right', String(isRight), { timeout: 700 });
const armed = (page: Page) => () => expect(page.locator('.armed-bar')).toBeVisible({ timeout: 400 });

/** Enter on "Next case", which has the focus as soon as all is done. */
const goOn = async (page: Page): Promise<void> => {
  await expect(page.getByRole('button', { name: /Next case/ })).toBeFocused();
  await page.keyboard.press('Enter');
};
const approve = (page: Page): Promise<void> => pressUntil(page, 'a', judged(page, true));
const armAndCommit = async (page: Page, isRight: boolean): Promise<void> => {
  await pressUntil(page, 'a', armed(page));
  await page.keyboard.press('Enter');
  await judged(page, isRight)();
};
const reject = async (page: Page): Promise<void> => {
  await pressUntil(page, 'r', () => expect(page.locator('.reasons-bar')).toBeVisible({ timeout: 400 }));
  await page.keyboard.press('2');
  await judged(page, true)();
};
const typeAndSend = async (page: Page, text: string): Promise<void> => {
  await expect(page.locator('form[data-editor] :is(textarea, input)').first()).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press('ControlOrMeta+Enter');
};
const begin = async (page: Page): Promise<void> => {
  await page.goto(desk.link('Ana'));
  await expect(page.getByText('Twelve made cases, about five minutes.')).toBeVisible({ timeout: 15_000 });
  await pressUntil(page, 'g', async () => {
    await page.keyboard.press('p');
    await expect(coach(page)).toBeVisible({ timeout: 1_500 });
  });
};

/** The system's language changes while the page is open: the screens are made anew in it. */
const speak = (page: Page, language: string): Promise<void> =>
  page.evaluate((to) => {
    Object.defineProperty(navigator, 'languages', { configurable: true, get: () => [to] });
    window.dispatchEvent(new Event('languagechange'));
  }, language);

type Way = { readonly onBad: (page: Page) => Promise<void> };

/** The twelve cases, each with all that it teaches. */
const walk = async (page: Page, { onBad }: Way): Promise<void> => {
  await isCase(page, 1);
  await approve(page);
  await goOn(page);

  await isCase(page, 2);
  await pressUntil(page, 'v', () => expect(page.locator('.agent-view-body')).toBeVisible({ timeout: 400 }));
  await approve(page);
  await goOn(page);

  await isCase(page, 3);
  await page.keyboard.press(']');
  await approve(page);
  await goOn(page);

  await isCase(page, 4);
  await armAndCommit(page, true);
  await goOn(page);

  await isCase(page, 5);
  await onBad(page);
  await goOn(page);

  await isCase(page, 6);
  await pressUntil(page, '1', () => expect(page.locator('[data-lit], [data-lit-all]').first()).toBeVisible({ timeout: 400 }));
  await reject(page);
  await goOn(page);

  await isCase(page, 7);
  await pressUntil(page, 'm', () => expect(page.locator('form[data-editor]')).toBeVisible({ timeout: 700 }));
  await page.getByRole('textbox', { name: 'Amount' }).first().focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('30');
  await page.getByRole('textbox', { name: /why|reason/i }).focus();
  await page.keyboard.type('two lamps, not three');
  await page.keyboard.press('ControlOrMeta+Enter');
  await goOn(page);

  await isCase(page, 8);
  await pressUntil(page, 'c', () => expect(page.locator('textarea')).toBeFocused({ timeout: 400 }));
  await typeAndSend(page, 'Ask which of the two.');
  await goOn(page);

  await isCase(page, 9);
  await pressUntil(page, 't', () => expect(coach(page).locator('li')).toHaveCount(1, { timeout: 700 }));
  await pressUntil(page, 'e', judged(page, true));
  await goOn(page);

  await isCase(page, 10);
  await pressUntil(page, 'h', () => expect(page.locator('.decision-area').getByText(/10 min/i)).toBeVisible({ timeout: 400 }));
  await page.keyboard.press('1');
  await goOn(page);

  await isCase(page, 11);
  await onBad(page);
  await goOn(page);

  await isCase(page, 12);
  await page.keyboard.press('f');
  await typeAndSend(page, 'the sixth');
  await expect(coach(page).locator('li')).toHaveCount(4);
  await approve(page);
  await page.keyboard.press('z');
  await expect(coach(page)).not.toHaveAttribute('data-right', 'true');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await approve(page);
  await goOn(page);
};

test('T-04 twelve cases by keys, the two bad ones stopped; back at the inbox nobody is invited again', async ({ page }) => {
  await begin(page);
  await walk(page, { onBad: reject });
  await expect(page.getByRole('heading', { name: 'That was all twelve' })).toBeFocused();
  await expect(page.getByText('You stopped both')).toBeVisible();
  await expect(page.locator('.drill-summary li[data-right="true"]')).toHaveCount(12);
  await page.keyboard.press('Escape');
  await expect(page.locator('.queue')).toBeVisible();
  await expect(page.getByText('Twelve made cases, about five minutes.')).toBeHidden();
  await page.reload();
  await expect(page.locator('.queue')).toBeVisible();
  await expect(page.getByText('Twelve made cases, about five minutes.')).toBeHidden();
});

test('T-04 who approves everything is told what was missed, right after it and at the end', async ({ page }) => {
  await begin(page);
  await walk(page, { onBad: (there) => armAndCommit(there, false) });
  await expect(page.getByText('You stopped 0 of the 2 cases')).toBeVisible();
  await expect(page.locator('.drill-summary li[data-right="false"]')).toHaveCount(2);
  await expect(page.locator('.drill-summary')).toContainText('the card was added two hours ago');
});

test('T-05 leaving keeps the place, another language too, and a case that ended too soon can be had again', async ({ page }) => {
  await begin(page);
  await isCase(page, 1);
  await approve(page);
  await goOn(page);
  await isCase(page, 2);
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(coach(page)).toBeHidden();
  await expect(page.locator('.queue')).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await isCase(page, 2);
  await speak(page, 'de');
  await expect(coach(page)).toContainText('Fall 2 von 12');
  await speak(page, 'en');
  await isCase(page, 2);
  // Approved before the agent's view was looked at.
  await pressUntil(page, 'a', judged(page, true));
  await expect(page.getByRole('button', { name: /Next case/ })).toBeHidden();
  await page.getByRole('button', { name: 'This case once more' }).focus();
  await page.keyboard.press('Enter');
  await pressUntil(page, 'v', () => expect(page.locator('.agent-view-body')).toBeVisible({ timeout: 400 }));
  await approve(page);
  await goOn(page);
  await isCase(page, 3);
  // Pages of the real desk are not to be had from here.
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await isCase(page, 3);
  await expect(page.locator('main.page')).toHaveCount(0);
});
