import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { EscalationId } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { type AgentClient, type ReviewerClient, connectAgent, connectReviewer, untilReady } from '../load/connect.ts';
import { makeProposal } from '../load/proposal.ts';
import { type Desk, openDesk, watchPage } from './desk.ts';
import { slowNews } from './slow-news.ts';

/** SPEC B-24, B-29 and the two controls that reach beyond the board, on a real hub and in a real browser. */
let desk: Desk;
let agent: AgentClient;
let boss: ReviewerClient;
let ben: ReviewerClient;
let seen: string[];
let contexts: BrowserContext[];

test.beforeEach(async ({ page }) => {
  desk = await openDesk();
  seen = watchPage(page, desk.url);
  contexts = [];
  agent = connectAgent({ url: desk.url, token: desk.tokenOf('billing-agent') });
  boss = connectReviewer({ url: desk.url, token: desk.tokenOf('Sue') });
  ben = connectReviewer({ url: desk.url, token: desk.tokenOf('Ben') });
  await Promise.all([agent, boss, ben].map(untilReady));
});
test.afterEach(async () => {
  for (const client of [agent, boss, ben]) client.close();
  for (const context of contexts) await context.close();
  await desk.close();
  expect(seen).toEqual([]);
});

const must = async <T>(sent: Promise<{ ok: true; value: T } | { ok: false; error: { message: string } }>): Promise<T> => {
  const answer = await sent;
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};
/** Medium risk: it waits in the senior tier. */
const propose = async (key: string): Promise<EscalationId> =>
  (await must(agent.send('escalation:open', makeProposal(key)))).escalationId;
const itemNow = async (escalationId: EscalationId): Promise<QueueItem> =>
  (await must(boss.send('escalation:read', { escalationId }))).item;

const openBoard = async (page: Page): Promise<void> => {
  await page.goto(desk.link('Sue'));
  await expect(page.locator('[role="option"]').first()).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await expect(column(page, 'senior_reviewer')).toBeVisible();
  await expect(page.locator('.person-row').first()).toBeVisible();
};
const column = (page: Page, tier: string) => page.locator(`.board-column[data-tier="${tier}"]`);
const rowIn = (page: Page, tier: string, id: string) => column(page, tier).locator(`[data-id="${id}"]`);
const person = (page: Page, name: string) => page.locator('.person-row', { has: page.getByText(name, { exact: true }) });
const select = async (page: Page, id: string): Promise<void> => {
  await rowIn(page, 'senior_reviewer', id).click();
  await expect(rowIn(page, 'senior_reviewer', id)).toHaveAttribute('aria-selected', 'true');
};

/** Three ways to move the item from senior to manager. */
const INPUTS: Readonly<Record<string, (page: Page, id: string) => Promise<void>>> = {
  drag: async (page, id) => {
    await rowIn(page, 'senior_reviewer', id).dragTo(column(page, 'manager'));
  },
  keyboard: async (page, id) => {
    await select(page, id);
    await page.keyboard.press('Shift+ArrowRight');
  },
  menu: async (page, id) => {
    await rowIn(page, 'senior_reviewer', id).hover();
    await rowIn(page, 'senior_reviewer', id).locator('xpath=..').locator('.board-more').click();
    await page.getByRole('option', { name: /^manager/ }).click();
  },
};

for (const [input, move] of Object.entries(INPUTS)) {
  test(`B-24 ${input}, free: moved, said, and taken back with Z`, async ({ page }) => {
    const id = await propose('free');
    await openBoard(page);
    await move(page, id);
    await expect(rowIn(page, 'manager', id)).toBeVisible();
    await expect(
      page.getByText(/^Moved Update reservation flights, r\. f\., to manager, position 1 of 1\. Z to undo\.$/),
    ).toBeAttached();
    expect((await itemNow(id)).reviewTier).toBe('manager');
    await page.keyboard.press('z');
    await expect(rowIn(page, 'senior_reviewer', id)).toBeVisible();
    await expect.poll(async () => (await itemNow(id)).reviewTier).toBe('senior_reviewer');
  });

  test(`B-24 ${input}, claimed by somebody else: asks, Escape leaves it, Enter takes it away`, async ({ page }) => {
    const id = await propose('claimed');
    await openBoard(page);
    await must(ben.send('escalation:claim', { escalationId: id }));
    await expect(rowIn(page, 'senior_reviewer', id)).toContainText('Ben');
    const question = page.getByRole('dialog', { name: 'Ben has this open. Move anyway?' });
    await move(page, id);
    await expect(question).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(question).toBeHidden();
    expect(await itemNow(id)).toMatchObject({ reviewTier: 'senior_reviewer', status: { kind: 'claimed', byName: 'Ben' } });
    await move(page, id);
    await expect(question).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(rowIn(page, 'manager', id)).toBeVisible();
    await expect.poll(async () => (await itemNow(id)).reviewTier).toBe('manager');
    expect((await itemNow(id)).status.kind).toBe('pending');
  });

  test(`B-24 ${input}, changed meanwhile: not moved, and shown as it is now`, async ({ page }) => {
    const news = await slowNews(page);
    const id = await propose('changed');
    await openBoard(page);
    news.hold();
    const { fence } = await itemNow(id);
    await must(boss.send('escalation:assign', { escalationId: id, fence, reviewTier: 'junior_reviewer' }));
    await move(page, id);
    await expect(page.getByRole('alert').getByText(/changed meanwhile, so it was not moved/)).toBeAttached();
    news.release();
    await expect(rowIn(page, 'junior_reviewer', id)).toBeVisible();
    await expect(page.locator('.board-toasts')).toContainText('It is in junior.');
    expect((await itemNow(id)).reviewTier).toBe('junior_reviewer');
  });
}

test('B-16 drag to a person gives it to them; the open card is found and left by keys (B-28)', async ({ page }) => {
  const id = await propose('person');
  await openBoard(page);
  await rowIn(page, 'senior_reviewer', id).dragTo(person(page, 'Ana'));
  await expect(rowIn(page, 'senior_reviewer', id)).toContainText('for Ana');
  expect(await itemNow(id)).toMatchObject({ assigneeName: 'Ana', reviewTier: 'senior_reviewer' });
  await select(page, id);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2 })).toContainText('reservation');
  await page.keyboard.press('Escape');
  await expect(rowIn(page, 'senior_reviewer', id)).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('[data-board-column="senior_reviewer"]')).toBeFocused();
});

/** Opens and withdraws proposals until it is stopped: fifty changes of the queue a second. */
const startLoad = (): { readonly stop: () => Promise<number> } => {
  const BATCH = 5;
  const EVERY_MS = 200;
  let open: EscalationId[] = [];
  let changes = 0;
  let isOn = true;
  const started = performance.now();
  const work = (async () => {
    for (let round = 0; isOn; round++) {
      const gone = open;
      open = await Promise.all(Array.from({ length: BATCH }, (_, i) => propose(`load-${round}-${i}`)));
      await Promise.all(gone.map((escalationId) => must(agent.send('escalation:withdraw', { escalationId, reason: 'load' }))));
      changes += BATCH + gone.length;
      const due = started + (round + 1) * EVERY_MS;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    }
  })();
  return {
    stop: async () => {
      isOn = false;
      await work;
      return (changes * 1_000) / (performance.now() - started);
    },
  };
};

test('B-29 a reassigned item reaches the other reviewer’s open app at 50 events a second', async ({ page, browser }) => {
  const { people } = await must(boss.send('board:read', {}));
  const ana = people.find(({ name }) => name === 'Ana');
  if (ana === undefined) throw new Error('no Ana');
  await must(boss.send('reviewer:set-tiers', { principalId: ana.id, tiers: ['manager'] }));
  const ids: EscalationId[] = [];
  for (let i = 0; i < 10; i++) ids.push(await propose(`reach-${i}`));
  const context = await browser.newContext();
  contexts.push(context);
  const other = await context.newPage();
  await other.addInitScript(() => {
    const arrived: Record<string, number> = {};
    Object.assign(window, { arrived });
    new MutationObserver(() => {
      for (const row of document.querySelectorAll<HTMLElement>('[role="option"][data-id]'))
        arrived[row.dataset.id ?? ''] ??= Date.now();
    }).observe(document, { childList: true, subtree: true });
  });
  await other.goto(desk.link('Ana'));
  await expect(other.getByText('Nothing waits for you').filter({ visible: true }).first()).toBeVisible();
  await openBoard(page);
  await page.evaluate(() => {
    const pressed: number[] = [];
    Object.assign(window, { pressed });
    window.addEventListener('keydown', (event) => event.shiftKey && event.key === 'ArrowRight' && pressed.push(Date.now()), true);
  });
  const load = startLoad();
  const times: number[] = [];
  for (const [n, id] of ids.entries()) {
    await rowIn(page, 'senior_reviewer', id).click();
    await page.keyboard.press('Shift+ArrowRight');
    await expect(other.locator(`[role="option"][data-id="${id}"]`)).toBeVisible();
    const pressed = await page.evaluate((i) => (window as unknown as { pressed: number[] }).pressed[i] ?? 0, n);
    const arrived = await other.evaluate(
      (key) => (window as unknown as { arrived: Record<string, number> }).arrived[key] ?? 0,
      id,
    );
    times.push(arrived - pressed);
  }
  const rate = await load.stop();
  times.sort((a, b) => a - b);
  process.stdout.write(
    `reassign → other app: median ${times[4]} ms, slowest of ${times.length} ${times.at(-1)} ms, at ${rate.toFixed(0)} changes/s\n`,
  );
  expect(times).toHaveLength(ids.length);
});

test('B-21 a changed tier moves the reviewer’s queue; the last reviewer of a tier is asked for', async ({ page, browser }) => {
  const id = await propose('tier');
  const context = await browser.newContext();
  contexts.push(context);
  const other = await context.newPage();
  await other.goto(desk.link('Ana'));
  await expect(other.locator(`[role="option"][data-id="${id}"]`)).toBeVisible();
  await openBoard(page);
  const take = async (name: string): Promise<void> => {
    await person(page, name).click();
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog', { name: `Tiers of ${name}` });
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
  };
  await take('Ana');
  await expect(other.locator(`[role="option"][data-id="${id}"]`)).toBeHidden();
  await expect(person(page, 'Ana')).toContainText('junior and manager');
  await take('Ben');
  const question = page.getByRole('dialog', { name: 'Ben is the last reviewer of senior' });
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await page.keyboard.press('z');
  await expect(other.locator(`[role="option"][data-id="${id}"]`)).toBeVisible();
});

test('B-25 a paused agent’s next harmless proposal waits for a person', async ({ page }) => {
  const harmless = (key: string) => {
    const proposal = makeProposal(key, 1_024, { confidence: 0.99 });
    return agent.send('escalation:open', proposal);
  };
  expect((await must(harmless('before'))).routing.route).toBe('autonomous');
  await propose('shown');
  await openBoard(page);
  await page.getByRole('button', { name: 'Pause billing-agent' }).first().click();
  await page.keyboard.type('double payouts');
  await page.keyboard.press('Enter');
  await expect(page.locator('.agent-row', { hasText: 'billing-agent' })).toContainText('paused by Sue: double payouts');
  const after = await must(harmless('after'));
  expect(after.routing).toMatchObject({ route: 'escalate' });
  expect(after.routing.reasons).toContain('agent_stopped');
  await expect(
    column(page, 'senior_reviewer')
      .getByText(/agent paused/)
      .first(),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Resume billing-agent' }).click();
  await expect(page.locator('.agent-row', { hasText: 'billing-agent' })).not.toContainText('paused by');
  expect((await must(harmless('later'))).routing.route).toBe('autonomous');
});
