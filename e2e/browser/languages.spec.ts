import { type BrowserContext, type Page, expect, test } from '@playwright/test';
import { type Desk, openDesk, pressUntil, watchPage } from './desk.ts';
import { MIXED_SCRIPTS, propose } from './made-queue.ts';
import { readByEye } from './reading-order.ts';
import { cutOff } from './whole-text.ts';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
  { width: 320, height: 640 },
] as const;

let desk: Desk;
let seen: string[] = [];
test.beforeAll(async () => {
  desk = await openDesk();
  await propose(desk, MIXED_SCRIPTS);
});
test.afterAll(() => desk.close());
test.afterEach(() => expect(seen).toEqual([]));

const open = async (context: BrowserContext, name: string): Promise<Page> => {
  const page = await context.newPage();
  seen = watchPage(page, desk.url);
  await page.goto(desk.link(name));
  await page.locator('[role="option"]').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  return page;
};

const isThere = (page: Page, selector: string) => () => expect(page.locator(selector).first()).toBeVisible({ timeout: 250 });
const openCard = (page: Page): Promise<void> => pressUntil(page, 'Enter', isThere(page, '.headline'));

/** A state of the screen, how to get there from the inbox, and what shows that it is there. */
const STATES: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['inbox', async () => undefined],
  ['card', openCard],
  [
    'armed',
    async (page) => {
      await openCard(page);
      await pressUntil(page, 'a', isThere(page, '.armed-bar'));
    },
  ],
  [
    'reasons',
    async (page) => {
      await openCard(page);
      await pressUntil(page, 'r', isThere(page, '.reasons-bar'));
    },
  ],
  [
    'modify',
    async (page) => {
      await openCard(page);
      await pressUntil(page, 'm', isThere(page, '.modify-form, .modify'));
    },
  ],
  [
    'settings',
    async (page) => {
      await page.keyboard.press('g');
      await page.keyboard.press('s');
      await page.getByRole('radio', { name: 'Deutsch' }).waitFor();
    },
  ],
];

for (const [name, locale] of [
  ['pseudo', 'en-XA'],
  ['German', 'de-DE'],
  ['Arabic', 'ar-EG'],
] as const)
  test(`L-08 UX-46 ${name}: nothing that must be read is cut, nothing scrolls sideways`, async ({ browser }, info) => {
    test.setTimeout(180_000);
    const look = async (page: Page, state: string): Promise<void> => {
      for (const size of SIZES) {
        await page.setViewportSize(size);
        await page.screenshot({ path: info.outputPath(`${state}-${size.width}.png`) });
        expect.soft(await cutOff(page), `${state} at ${size.width}×${size.height}`).toEqual([]);
      }
      await page.setViewportSize(SIZES[0]);
    };
    const context = await browser.newContext({ viewport: SIZES[0], locale });
    const page = await open(context, 'Ana');
    await expect(page.locator('html')).toHaveAttribute('lang', name === 'pseudo' ? 'en-XA' : locale.slice(0, 2));
    for (const [state, reach] of STATES) {
      await page.reload();
      await page.locator('[role="option"]').first().waitFor();
      await reach(page);
      await look(page, state);
    }
    await context.close();
    const board = await browser.newContext({ viewport: SIZES[0], locale });
    const supervisor = await open(board, 'Sue');
    await supervisor.keyboard.press('g');
    await supervisor.keyboard.press('b');
    await supervisor.locator('.board').first().waitFor();
    await look(supervisor, 'board');
    await supervisor.keyboard.press('g');
    await supervisor.keyboard.press('r');
    await supervisor.locator('.policy-list [role="option"]').first().waitFor();
    for (const part of ['versions', 'write', 'trial', 'shadow', 'learning']) {
      await supervisor.locator(`.policy-part[data-part="${part}"]`).waitFor();
      await look(supervisor, `policy-${part}`);
      await supervisor.keyboard.press(']');
    }
    await board.close();
  });

test('L-09 UX-47 from right to left the page is mirrored, and amounts, numbers and names read as they were written', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ar-EG' });
  const page = await open(context, 'Ana');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  const place = async (selector: string) => (await page.locator(selector).first().boundingBox()) ?? { x: 0, width: 0 };
  await page.locator('.headline').waitFor();
  const [queue, card] = [await place('[role="listbox"]'), await place('.headline')];
  expect(queue.x, 'the queue stands at the start, on the right').toBeGreaterThan(card.x + card.width - 1);

  const read: string[] = [];
  for (const option of await page.locator('[role="option"]').all()) {
    await option.click();
    await expect(option).toHaveAttribute('aria-selected', 'true');
    await page.locator('.headline .value-amount').first().waitFor();
    for (const value of await page.locator('.headline bdi, [data-slot="odd"] bdi, [data-slot="calm"] bdi').all()) {
      const { logical, visual } = await readByEye(value);
      if (/\p{Script=Arabic}|\p{Script=Hebrew}/u.test(logical)) continue;
      expect(visual).toBe(logical);
      read.push(logical);
    }
  }
  for (const shown of [
    '1,240.00 €',
    '2,480.00 US$',
    '61,400.00 ₪',
    '1.240 KWD',
    '-480.50 €',
    '24.00 CA$',
    'INV-2026/11-0042',
    'Nordwind GmbH',
  ])
    expect(read).toContain(shown);
  for (const row of await page.locator('.row-title bdi').all()) {
    const { logical, visual } = await readByEye(row);
    if (!/\p{Script=Arabic}|\p{Script=Hebrew}/u.test(logical)) expect(visual).toBe(logical);
  }
  await context.close();
});

test('L-01 L-03 a language is chosen while working: its file is read then, nothing is loaded anew, the draft and the selection stay', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  const catalogues: string[] = [];
  context.on('request', (request) => {
    if (/\/(?:ar|de|pseudo)-[^/]*\.js$/.test(request.url())) catalogues.push(request.url().replace(/.*\/(\w+)-.*/, '$1'));
  });
  const page = await open(context, 'Ana');
  await page.evaluate(() => Object.assign(window, { stillTheSamePage: true }));
  await page.keyboard.press('j');
  const chosen = await page.locator('[role="option"][aria-selected="true"]').getAttribute('data-id');
  await openCard(page);
  const editor = page.locator('textarea').first();
  await pressUntil(page, 'c', () => expect(editor).toBeFocused({ timeout: 250 }));
  await page.keyboard.insertText('Half of it, please');
  await page.keyboard.press('Escape');

  const choose = async (name: string): Promise<void> => {
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('radio', { name }).click();
  };
  const html = page.locator('html');
  expect(catalogues).toEqual([]);
  const refuse = '**/assets/de-*.js';
  await page.route(refuse, (route) => route.abort());
  await choose('Deutsch');
  await expect(html).toHaveAttribute('lang', 'en');
  await page.unroute(refuse);
  await choose('العربية');
  await expect(html).toHaveAttribute('dir', 'rtl');
  await expect(page.getByText('المظهر').first()).toBeVisible();
  expect(catalogues).toEqual(['de', 'ar']);
  await choose('English');
  await expect(html).toHaveAttribute('dir', 'ltr');
  await page.keyboard.press('g');
  await page.keyboard.press('i');

  await expect(page.locator('[role="option"][aria-selected="true"]')).toHaveAttribute('data-id', chosen ?? '');
  await openCard(page);
  await pressUntil(page, 'c', () => expect(editor).toBeFocused({ timeout: 250 }));
  await expect(editor).toHaveValue('Half of it, please');
  expect(await page.evaluate(() => 'stillTheSamePage' in window)).toBe(true);
  await context.close();
});
