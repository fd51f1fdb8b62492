import { expect, type Page, test } from '@playwright/test';
import { pressUntil, watchPage } from './desk.ts';
import { disablePointer } from './no-pointer.ts';
import { invoice, openCard, openTaskDesk, payment, tabTo, type TaskDesk } from './task-desk.ts';

/**
 * UX-01: fourteen things that reviewers and supervisors do all day, on a page that no pointer reaches. What counts
 * is what the hub and the agent know afterwards, not only what the screen says.
 *
 * A reviewer
 *  1. approves a high-risk payment: A arms, Enter commits
 *  2. rejects with a reason
 *  3. modifies an amount and sends it with a reason
 *  4. raises to a chosen tier
 *  5. answers the agent
 *  6. takes over, does it by hand, and hands back
 *  7. snoozes for ten minutes
 *  8. claims and releases
 *  9. takes a decision back while it is held, and decides otherwise
 * 10. looks at the source of a fact, at more evidence and at the agent's view, then approves
 * 11. flags with a note, and finds a page in the palette
 * 12. decides three alike low-risk items together
 *
 * A supervisor
 * 13. moves an item to another tier on the board, takes that back, and gives the item to a person
 * 14. pauses an agent, whose next proposal then waits for a person, and lets it go on
 */
let desk: TaskDesk;
let seen: string[];

test.beforeEach(async ({ context, page }) => {
  await disablePointer(context);
  desk = await openTaskDesk();
  seen = watchPage(page, desk.url);
});
test.afterEach(async () => {
  await desk.close();
  expect(seen).toEqual([]);
});

/** Presses a key until the text is on screen: a key within the guard only shows a hint. */
const pressForText = (page: Page, key: string, text: RegExp | string): Promise<void> =>
  pressUntil(page, key, () => expect(page.getByText(text).first()).toBeVisible({ timeout: 400 }));

const armed = (page: Page) => () => expect(page.locator('.armed-bar')).toBeVisible({ timeout: 400 });

test.describe('UX-01 a reviewer without a pointer', () => {
  test('UX-01 task 1: approves a high-risk payment, which arms first', async ({ page }) => {
    const { outcome } = await openCard(page, desk, 'Ana', payment);
    await pressUntil(page, 'a', armed(page));
    // Arming alone is no decision.
    expect((await desk.find('Nordwind GmbH'))?.status.kind).not.toBe('holding');
    await page.keyboard.press('Enter');
    expect(await outcome).toMatchObject({ kind: 'run', args: payment.arguments });
  });

  test('UX-01 task 2: rejects with a reason', async ({ page }) => {
    const { outcome } = await openCard(page, desk, 'Ana', payment);
    await pressForText(page, 'r', /wrong amount/i);
    await page.keyboard.press('2');
    expect(await outcome).toMatchObject({ kind: 'refuse', reasonCode: 'wrong_amount' });
  });

  test('UX-01 task 3: modifies an amount and sends it with a reason', async ({ page }) => {
    const { outcome } = await openCard(page, desk, 'Ana', invoice('INV-1', 40));
    await pressUntil(page, 'm', () =>
      expect(page.getByRole('textbox', { name: 'invoiceNumber' })).toBeFocused({ timeout: 1_000 }),
    );
    await tabTo(page, page.getByRole('textbox', { name: 'total' }));
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('35');
    await tabTo(page, page.getByRole('textbox', { name: /why|reason/i }));
    await page.keyboard.type('the order says thirty-five');
    await page.keyboard.press('ControlOrMeta+Enter');
    expect(await outcome).toMatchObject({ kind: 'run-modified', args: { invoiceNumber: 'INV-1', total: 35 } });
  });

  test('UX-01 task 4: raises to a chosen tier', async ({ page }) => {
    await openCard(page, desk, 'Ana', invoice('INV-2', 40));
    await pressForText(page, 'Shift+E', /manager/i);
    await page.keyboard.press('2');
    await desk.untilItem('INV-2', (item) => item.reviewTier === 'manager' && item.status.kind === 'pending');
  });

  test('UX-01 task 5: answers the agent', async ({ page }) => {
    const { outcome } = await openCard(page, desk, 'Ana', invoice('INV-3', 40));
    await pressUntil(page, 'c', () => expect(page.locator('textarea')).toBeFocused({ timeout: 400 }));
    await page.keyboard.type('Which order is this for?');
    await page.keyboard.press('ControlOrMeta+Enter');
    expect(await outcome).toMatchObject({ kind: 'respond', message: 'Which order is this for?' });
  });

  test('UX-01 task 6: takes over, does it by hand, and hands back', async ({ page }) => {
    const { outcome } = await openCard(page, desk, 'Ana', invoice('INV-4', 40));
    await pressUntil(page, 'o', () => desk.soonItem('INV-4', (item) => item.status.decision?.kind === 'take_over'));
    await desk.untilItem('INV-4', (item) => item.status.kind === 'decided');
    expect(await outcome).toMatchObject({ kind: 'taken-over' });
    // It waits among what is hers to finish.
    await pressUntil(page, 'j', () => expect(page.getByRole('option', { selected: true })).toBeVisible({ timeout: 400 }));
    await pressUntil(page, 'o', () => expect(page.locator('textarea')).toBeFocused({ timeout: 700 }));
    await page.keyboard.type('Posted by hand.');
    await page.keyboard.press('ControlOrMeta+Enter');
    await desk.untilItem('INV-4', (item) => item.status.kind === 'handed_back');
  });

  test('UX-01 task 7: snoozes for ten minutes', async ({ page }) => {
    await openCard(page, desk, 'Ana', invoice('INV-5', 40));
    await pressForText(page, 'h', /10 min/i);
    await page.keyboard.press('1');
    await desk.untilItem('INV-5', (item) => item.status.kind === 'snoozed' && item.status.byName === 'Ana');
  });

  test('UX-01 task 8: claims and releases', async ({ page }) => {
    await openCard(page, desk, 'Ana', invoice('INV-6', 40));
    await page.keyboard.press('t');
    await desk.untilItem('INV-6', (item) => item.status.kind === 'claimed' && item.status.byName === 'Ana');
    await page.keyboard.press('t');
    await desk.untilItem('INV-6', (item) => item.status.kind === 'pending');
  });

  test('UX-01 task 9: takes a decision back while it is held, and decides otherwise', async ({ page }) => {
    const { outcome } = await openCard(page, desk, 'Ana', invoice('INV-7', 40));
    await pressUntil(page, 'a', () => desk.soonItem('INV-7', (item) => item.status.kind === 'holding'));
    await page.keyboard.press('z');
    await desk.untilItem('INV-7', (item) => item.status.kind === 'claimed' && item.status.byName === 'Ana');
    await pressForText(page, 'r', /wrong amount/i);
    await page.keyboard.press('2');
    // The approval never reached the agent.
    expect(await outcome).toMatchObject({ kind: 'refuse', reasonCode: 'wrong_amount' });
  });

  test('UX-01 task 10: looks at the source of a fact, at more evidence and at the agent’s view, then approves', async ({
    page,
  }) => {
    const { outcome } = await openCard(page, desk, 'Ana', payment);
    await pressUntil(page, '2', () => expect(page.locator('[data-lit], [data-lit-all]').first()).toBeVisible({ timeout: 400 }));
    await page.getByRole('tab', { selected: true }).waitFor();
    const before = await page.getByRole('tab', { selected: true }).textContent();
    await page.keyboard.press(']');
    await expect(page.getByRole('tab', { selected: true })).not.toHaveText(before ?? '');
    await page.keyboard.press('v');
    await expect(page.locator('.agent-view-body')).toBeVisible();
    await pressUntil(page, 'a', armed(page));
    await page.keyboard.press('Enter');
    expect(await outcome).toMatchObject({ kind: 'run' });
    expect(await desk.panelsOfLast()).toContain('agent-view');
  });

  test('UX-01 task 11: flags with a note, and finds a page in the palette', async ({ page }) => {
    await openCard(page, desk, 'Ana', invoice('INV-8', 40));
    await page.keyboard.press('f');
    await expect(page.locator('form[data-editor] :is(input, textarea)')).toBeFocused();
    await page.keyboard.type('the third this week');
    await page.keyboard.press('ControlOrMeta+Enter');
    await desk.untilItem('INV-8', (item) => item.flagged === true);
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('history');
    await expect(page.getByRole('option', { name: /my history/i })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.locator('main[data-page="history"]')).toBeFocused();
  });

  test('UX-01 task 12: decides three alike low-risk items together', async ({ page }) => {
    const outcomes = [11, 12, 13].map((n) => desk.propose(invoice(`INV-${n}`, n), `b-${n}`, { confidence: 0.3 }));
    await page.goto(desk.link('Ana'));
    await expect(page.getByRole('option')).toHaveCount(3, { timeout: 20_000 });
    await pressUntil(page, 'b', () =>
      expect(page.getByRole('heading', { name: /3 items alike/i })).toBeVisible({ timeout: 700 }),
    );
    const drawn = page.locator('tr[data-drawn="true"]');
    await expect(async () => {
      await page.keyboard.press('j');
      await expect(drawn).toBeFocused({ timeout: 200 });
    }).toPass({ timeout: 20_000 });
    await page.keyboard.press('Enter');
    await expect(page.locator('.batch-card')).toBeFocused();
    await page.keyboard.press('Escape');
    await pressUntil(page, 'a', armed(page));
    await page.keyboard.press('Enter');
    for (const outcome of await Promise.all(outcomes)) expect(outcome).toMatchObject({ kind: 'run' });
  });
});

test.describe('UX-01 a supervisor without a pointer', () => {
  test('UX-01 task 13: moves an item to another tier, takes that back, and gives it to a person', async ({ page }) => {
    await openCard(page, desk, 'Sue', invoice('INV-20', 40));
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    const column = page.locator('[data-board-column="junior_reviewer"]');
    await tabTo(page, column);
    await pressUntil(page, 'j', () =>
      expect(page.getByRole('option', { name: /Post invoice/ })).toHaveAttribute('aria-selected', 'true', { timeout: 700 }),
    );
    await page.keyboard.press('Shift+ArrowRight');
    await desk.untilItem('INV-20', (item) => item.reviewTier === 'senior_reviewer');
    await page.keyboard.press('z');
    await desk.untilItem('INV-20', (item) => item.reviewTier === 'junior_reviewer');
    await page.keyboard.press('t');
    await expect(page.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('Ben');
    await page.keyboard.press('Enter');
    await desk.untilItem('INV-20', (item) => item.assigneeName === 'Ben');
  });

  test('UX-01 task 14: pauses an agent, whose next proposal then waits for a person, and lets it go on', async ({ page }) => {
    await openCard(page, desk, 'Sue', invoice('INV-21', 40));
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('board');
    await expect(page.getByRole('option', { name: /go to the board/i })).toBeVisible();
    await page.keyboard.press('Enter');
    const pause = page.getByRole('button', { name: /^Pause billing-agent/ });
    await pause.waitFor();
    await tabTo(page, pause);
    await page.keyboard.press('Enter');
    await expect(page.locator('#pause-reason')).toBeFocused();
    await page.keyboard.type('sends everything twice');
    await page.keyboard.press('Enter');
    const resume = page.getByRole('button', { name: /billing-agent/ });
    await expect(resume).not.toHaveText(/pause/i);
    void desk.propose(invoice('INV-22', 40), 'while-paused', { confidence: 0.99 });
    await desk.untilItem('INV-22', (item) => item.routing.reasons.includes('agent_stopped') === true);
    await tabTo(page, resume);
    await page.keyboard.press('Enter');
    await expect(pause).toBeVisible();
    // As sure as before, and let through again.
    expect(await desk.propose(invoice('INV-23', 40), 'after', { confidence: 0.99 })).toMatchObject({ kind: 'run' });
  });
});
