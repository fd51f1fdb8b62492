import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import { actionDigest } from '@countersign/shared/domain/digest';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { SubmissionKey } from '@countersign/shared/model/ids';
import { connectAgent } from '../load/connect.ts';
import { type Desk, openDesk, watchPage } from './desk.ts';

const FILE = join(import.meta.dirname, '../../../shared/data/bad-input/blns.base64.json');
const isThere = existsSync(FILE);
const STRINGS = isThere
  ? (JSON.parse(readFileSync(FILE, 'utf8')) as string[]).map((text) => Buffer.from(text, 'base64').toString('utf8'))
  : [];
test.skip(!isThere, `${FILE} is not there`);

let desk: Desk;
let seen: string[];
test.beforeEach(async ({ page }) => {
  desk = await openDesk();
  seen = watchPage(page, desk.url);
});
test.afterEach(() => desk.close());

const propose = async (proposals: readonly { readonly action: ProposedAction; readonly context: ContextBundle }[]) => {
  const client = connectAgent({ url: desk.url, token: desk.tokenOf('billing-agent') });
  for (const [i, { action, context }] of proposals.entries()) {
    const ack = await client.send('escalation:open', {
      key: `k${i}` as SubmissionKey,
      action,
      actionDigest: actionDigest(action),
      context,
    });
    expect(ack).toMatchObject({ ok: true });
  }
  client.close();
};

/** Nothing sticks out sideways, nothing covers the decision bar, nothing runs. */
const expectContained = async (page: Page, what: string): Promise<void> => {
  const escapes = await page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth) found.push(`page is ${root.scrollWidth} wide in ${innerWidth}`);
    if (root.scrollHeight > innerHeight) found.push(`page is ${root.scrollHeight} high in ${innerHeight}`);
    const card = document.querySelector('.card')?.getBoundingClientRect();
    const bar = document.querySelector('.decision-bar')?.getBoundingClientRect();
    if (card === undefined || bar === undefined) return [...found, 'no card or no decision bar'];
    for (const element of document.querySelectorAll('.foreign, .headline, .fact, .agent-wrote')) {
      const box = element.getBoundingClientRect();
      if (box.left < card.left - 1 || box.right > card.right + 1) found.push(`${element.className} leaves the card sideways`);
    }
    const { x, y, width, height } = bar;
    const top = document.elementFromPoint(x + width / 4, y + height / 2);
    if (top?.closest('.decision-bar') === null) found.push(`${top.className} covers the decision bar`);
    if (
      document.querySelectorAll('.card script, .card iframe, .card img, .card a, .card object, .card embed, .card svg').length > 0
    )
      found.push('markup in the card');
    return found;
  });
  expect(escapes, what).toEqual([]);
};

/** Without half a surrogate pair at the end, which is no text. */
const cut = (text: string, length: number): string => text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
const shown = (text: string): string => cleanText(text, { multiline: true }).replace(/\s+/g, ' ').trim();
const textOf = async (page: Page, selector: string): Promise<string> =>
  (await page.locator(selector).allTextContents()).join('\n').replace(/\s+/g, ' ');

/** So many strings, five times over, stay below the 2,000 keys of one packet. */
const GROUP = 90;
const groupsOf = (texts: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(texts.length / GROUP) }, (_, i) => texts.slice(i * GROUP, (i + 1) * GROUP));

test(`S3 UX-25 all ${STRINGS.length} strings stand in every evidence panel as text`, async ({ page }) => {
  test.setTimeout(240_000);
  const groups = groupsOf(STRINGS.filter((text) => text !== ''));
  await propose(
    groups.map((texts) => {
      const record = Object.fromEntries(texts.map((text, i) => [`field ${i}`, text]));
      return {
        action: { name: 'issue_refund', arguments: { all: [...texts] }, reversible: false },
        context: {
          conversation: texts.map((text, i) => ({ role: i % 2 === 0 ? ('customer' as const) : ('agent' as const), text })),
          actionsAttempted: texts.map((text) => ({
            name: 'look_up',
            arguments: { q: text },
            outcome: 'failed' as const,
            result: text,
          })),
          policyContext: texts.map((text) => ({ id: cut(text, 100), title: text, text })),
          customer: record,
          transaction: record,
        },
      };
    }),
  );
  await page.goto(desk.link('Ana'));
  const option = page.locator('[role="option"][aria-selected="true"]');
  await expect(page.locator('[role="option"]')).toHaveCount(groups.length);
  for (const [i, texts] of groups.entries()) {
    await expect(page.locator('.panel')).toBeVisible();
    for (const panel of ['conversation', 'actions', 'policy', 'transaction', 'customer']) {
      await page.locator(`[data-panel="${panel}"]`).click();
      await expect(page.locator('#panel')).toHaveAttribute('aria-labelledby', `tab-${panel}`);
      // Of a long conversation the last turns are shown; the earlier ones are one press away.
      const earlier = page.locator('.turn-earlier button');
      if ((await earlier.count()) > 0) await earlier.click();
      await expectContained(page, `${panel} of card ${i}`);
      const text = await textOf(page, '#panel');
      const missing = texts.filter((value) => !text.includes(shown(value).slice(0, 200)));
      expect(missing, `${panel} of card ${i}: strings that are not on the screen as text`).toEqual([]);
    }
    await page.locator('[data-panel="raw"]').click();
    await expectContained(page, `raw of card ${i}`);
    const before = await option.getAttribute('data-id');
    await page.locator('[data-panel="conversation"]').click();
    await page.locator('[role="option"]').nth(i).click();
    await page.keyboard.press('j');
    if (i < groups.length - 1) await expect(option).not.toHaveAttribute('data-id', before ?? '');
  }
  expect(seen).toEqual([]);
});

test(`S3 UX-25 all ${STRINGS.length} strings go through every single text field, card by card`, async ({ page }) => {
  test.setTimeout(300_000);
  const filled = STRINGS.filter((text) => text.trim() !== '');
  await propose(
    filled.map((text) => ({
      action: {
        name: 'issue_refund',
        arguments: { [`x${cut(text, 40)}`]: text, orderId: text },
        target: cut(text, 500),
        domain: cut(text, 60),
        reversible: false,
      },
      context: {
        conversation: [{ role: 'customer', text }],
        failureReason: text,
        currentGoal: text,
        pendingDecision: text,
        recommendation: { text },
        alternatives: [{ summary: text }],
        assumptions: [text],
        facts: [{ label: cut(text, 40), value: cut(text, 80), baseline: cut(text, 80), odd: true }],
        customer: { name: text },
        confidence: 0.3,
      },
    })),
  );
  await page.goto(desk.link('Ana'));
  await page.setViewportSize({ width: 900, height: 600 });
  await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
  const option = page.locator('[role="option"][aria-selected="true"]');
  const all = new Set<string>();
  let cards = 0;
  for (let id = await option.getAttribute('data-id'); id !== null && !all.has(id); id = await option.getAttribute('data-id')) {
    all.add(id);
    cards++;
    await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
    // What the agent thinks stays open from card to card or not; either way it is text.
    await page.keyboard.press('v');
    await expect(page.locator('.agent-view-body')).toBeVisible();
    await expectContained(page, `card ${cards}`);
    const before = id;
    await page.keyboard.press('j');
    if (cards < filled.length) await expect(option).not.toHaveAttribute('data-id', before);
  }
  expect(cards).toBe(filled.length);
  expect(seen).toEqual([]);
});
