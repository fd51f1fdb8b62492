import { assessInvoice } from '@countersign/hub/demo/assess-invoice';
import { caseOf, demoBooks } from '@countersign/hub/demo/books';
import { actionDigest } from '@countersign/shared/domain/digest';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { SubmissionKey } from '@countersign/shared/model/ids';
import { makeBundles } from '@countersign/shared/testing/made-bundles';
import { expect, type Page, test } from '@playwright/test';
import { connectAgent } from '../load/connect.ts';
import { type Desk, openDesk, pressUntil } from './desk.ts';

const SEED = 20_261_122;
const SLOTS = ['meta', 'action', 'why', 'odd', 'calm', 'checks', 'evidence', 'decision'] as const;
/** As many as the eye would call the same place. CSS pixels. */
const SAME_PX = 2;

type Box = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
type Boxes = Readonly<Record<(typeof SLOTS)[number], Box>>;

const invoices = (): readonly { action: ProposedAction; context: ContextBundle }[] => {
  const books = demoBooks();
  return books.invoices.flatMap((invoice) => {
    const subject = caseOf(books, invoice);
    return subject === undefined ? [] : [assessInvoice(subject)];
  });
};

/** Arguments that are not what their schema says: nothing of them is put into a sentence. */
const UNINSPECTABLE: { readonly action: ProposedAction; readonly context: ContextBundle } = {
  action: { name: 'wire_out', arguments: { x: 1 }, argumentsSchema: { type: 'object', required: ['to'] } },
  context: { facts: [{ label: 'Account', value: 'never seen before', odd: true }] },
};

const propose = async (desk: Desk, bundles: readonly { action: ProposedAction; context: ContextBundle }[]): Promise<void> => {
  const client = connectAgent({ url: desk.url, token: desk.tokenOf('billing-agent') });
  for (const [i, { action, context }] of bundles.entries()) {
    const key = `card-${i}` as SubmissionKey;
    const ack = await client.send('escalation:open', { key, action, actionDigest: actionDigest(action), context });
    if (!ack.ok) throw new Error(`${action.name}: ${ack.error.message}`);
  }
  client.close();
};

const openInbox = async (page: Page, desk: Desk): Promise<void> => {
  await page.goto(desk.link('Ana'));
  await page.locator('[role=option]').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
};

/** Some card is on the glass. */
const settle = (page: Page): Promise<void> => page.locator('.card-scroll').waitFor();

/** The next card is on the glass instead of this one. */
const goOn = async (page: Page): Promise<void> => {
  const id = await page.locator('.card-scroll').getAttribute('data-id');
  await page.keyboard.press('j');
  await page.locator(`.card-scroll:not([data-id="${id}"])`).waitFor();
};

const boxesOf = (page: Page): Promise<Boxes> =>
  page.evaluate(
    (slots) =>
      Object.fromEntries(
        slots.map((slot) => {
          const element = document.querySelector(`.card [data-slot=${slot}]`);
          if (element === null) throw new Error(`no slot ${slot}`);
          const { top, bottom, left, right } = element.getBoundingClientRect();
          return [slot, { top, bottom, left, right }];
        }),
      ) as Boxes,
    SLOTS,
  );

/** Boxes of every card of the queue, in the order of the queue. */
const walk = async (page: Page, count: number): Promise<readonly { readonly name: string; readonly boxes: Boxes }[]> => {
  const seen: { name: string; boxes: Boxes }[] = [];
  await settle(page);
  for (let i = 0; i < count; i++) {
    if (i > 0) await goOn(page);
    seen.push({ name: await page.locator('.headline').innerText(), boxes: await boxesOf(page) });
  }
  return seen;
};

let desk: Desk;
test.beforeEach(async () => {
  desk = await openDesk();
});
test.afterEach(async () => desk.close());

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
])
  test(`U-19 slots stand at the same places on every card, ${viewport.width} × ${viewport.height}`, async ({ page }) => {
    test.setTimeout(300_000);
    const bundles = [...makeBundles(SEED, viewport.width === 1280 ? 12 : 4), ...invoices(), UNINSPECTABLE];
    await propose(desk, bundles);
    await page.setViewportSize(viewport);
    await openInbox(page, desk);
    const count = Number(await page.locator('[role=option]').first().getAttribute('aria-setsize'));
    expect(count).toBeGreaterThan(viewport.width === 1280 ? 200 : 60);
    const cards = await walk(page, count);
    const [first] = cards;
    if (first === undefined) throw new Error('no card');
    const moved = cards.flatMap(({ name, boxes }) =>
      SLOTS.flatMap((slot) =>
        (['top', 'bottom', 'left', 'right'] as const)
          .filter((side) => Math.abs(boxes[slot][side] - first.boxes[slot][side]) > SAME_PX)
          .map((side) => `${slot}.${side} ${first.boxes[slot][side]} → ${boxes[slot][side]}: ${name}`),
      ),
    );
    expect(moved).toEqual([]);
  });

const SIZES = [
  { name: '1280 × 800', width: 1280, height: 800, scale: 1, evidence: 150 },
  { name: '900 × 600', width: 900, height: 600, scale: 1, evidence: 150 },
  { name: '1280 × 800 at 200 %', width: 640, height: 400, scale: 2, evidence: null },
  { name: '900 × 600 at 200 %', width: 450, height: 300, scale: 2, evidence: null },
  { name: '320 wide', width: 320, height: 640, scale: 1, evidence: null },
] as const;

for (const size of SIZES)
  test(`U-19 ${size.name}: nothing overlaps, nothing scrolls sideways, headline and decisions are in sight`, async ({
    browser,
  }) => {
    await propose(desk, [UNINSPECTABLE, ...makeBundles(SEED, 1), ...invoices().slice(0, 8)]);
    const page = await browser.newPage({
      viewport: { width: size.width, height: size.height },
      deviceScaleFactor: size.scale,
    });
    await openInbox(page, desk);
    await page.keyboard.press('Enter');
    await settle(page);
    for (let i = 0; i < 12; i++) {
      if (i > 0) await goOn(page);
      const name = await page.locator('.headline').innerText();
      const boxes = await boxesOf(page);
      const spilled = await page
        .locator('.facts-row')
        .evaluateAll((rows) => rows.filter((row) => row.scrollHeight > row.clientHeight + 1).map((row) => row.textContent));
      expect(spilled, name).toEqual([]);
      for (const [one, next] of SLOTS.slice(0, -2).map((slot, at) => [slot, SLOTS[at + 1] ?? slot] as const))
        expect(boxes[next].top - boxes[one].bottom, `${name}: ${one} over ${next}`).toBeGreaterThanOrEqual(-0.5);
      const sideways = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('.reviewer, .top-bar, .card, .card-scroll, .decision-bar')]
          .filter((element) => element.scrollWidth > element.clientWidth + 1)
          .map((element) => element.className || element.tagName),
      );
      expect(sideways, name).toEqual([]);
      expect(boxes.action.top, name).toBeGreaterThanOrEqual(0);
      expect(Math.min(boxes.action.bottom, boxes.action.top + 24), name).toBeLessThanOrEqual(boxes.decision.top);
      expect(boxes.decision.bottom, name).toBeLessThanOrEqual(size.height + 0.5);
      if (size.evidence !== null)
        expect(Math.min(boxes.evidence.bottom, boxes.decision.top) - boxes.evidence.top, name).toBeGreaterThanOrEqual(
          size.evidence,
        );
    }
    await page.close();
  });

test('UX-40 decisions are big enough, far enough apart, and the toast that holds Undo is never over Approve', async ({
  page,
}) => {
  await propose(desk, invoices().slice(0, 12));
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 900, height: 600 },
    { width: 640, height: 400 },
  ]) {
    await page.setViewportSize(viewport);
    await openInbox(page, desk);
    await page.keyboard.press('Enter');
    await settle(page);
    const buttons = await page.locator('.decision-bar .bar-button').evaluateAll((all) =>
      all.map((button) => {
        const { top, bottom, left, right } = button.getBoundingClientRect();
        return { top, bottom, left, right };
      }),
    );
    expect(buttons.length).toBe(5);
    for (const { top, bottom } of buttons) expect(bottom - top).toBeGreaterThanOrEqual(32);
    for (const [i, button] of buttons.entries()) {
      const next = buttons[i + 1];
      if (next !== undefined && next.top === button.top) expect(next.left - button.right).toBeGreaterThanOrEqual(6);
    }
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button')]
        .filter((button) => button.getClientRects().length > 0)
        .filter((button) => button.offsetHeight < 24 || button.offsetWidth < 24)
        .map((button) => button.outerHTML.slice(0, 80)),
    );
    expect(small).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await openInbox(page, desk);
  await settle(page);
  const approve = await page.locator('[data-command="decide.approve"]').first().boundingBox();
  await pressUntil(page, 'r', () => expect(page.locator('.reasons-bar')).toBeVisible({ timeout: 250 }));
  await page.keyboard.press('1');
  const toast = await page.locator('.toast').first().boundingBox();
  if (approve === null || toast === null) throw new Error('no Approve or no toast');
  expect(toast.x + toast.width).toBeLessThan(approve.x);
});

test('U-18 a digit leads to the line of the fact, and the panel alone scrolls', async ({ page }) => {
  await propose(desk, [
    {
      action: { name: 'issue_refund', arguments: { to: 'Dana K.', zone: 'x' }, amount: { minor: 248_000, currency: 'USD' } },
      context: {
        conversation: Array.from({ length: 40 }, (_, i) => ({ role: 'customer' as const, text: `This is turn number ${i}.` })),
        facts: [{ label: 'Early', value: 'turn number 3.', odd: true }],
        confidence: 0.4,
      },
    },
  ]);
  await openInbox(page, desk);
  await settle(page);
  const headline = await page.locator('.headline').boundingBox();
  await page.getByRole('button', { name: /Early/ }).click();
  await expect(page.locator('[data-lit]')).toContainText('turn number 3.');
  await expect(page.locator('[data-lit]')).toBeInViewport();
  expect(await page.locator('.headline').boundingBox()).toEqual(headline);
});
