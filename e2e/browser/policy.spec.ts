import { expect, type Page, test } from '@playwright/test';
import { actionDigest } from '@countersign/shared/domain/digest';
import type { DecisionId } from '@countersign/shared/model/ids';
import type { JsonObject } from '@countersign/shared/model/json';
import { type AgentClient, type ReviewerClient, connectAgent, connectReviewer, untilReady } from '../load/connect.ts';
import { makeProposal } from '../load/proposal.ts';
import { type Desk, openDesk, watchPage } from './desk.ts';
import { disablePointer } from './no-pointer.ts';

/** SPEC Y-30 and Z-10: a supervisor changes who must look by keys alone, and the next proposal follows. */
let desk: Desk;
let agent: AgentClient;
let boss: ReviewerClient;
let ben: ReviewerClient;
let seen: string[];

test.beforeEach(async ({ page, context }) => {
  await disablePointer(context);
  desk = await openDesk();
  seen = watchPage(page, desk.url);
  agent = connectAgent({ url: desk.url, token: desk.tokenOf('billing-agent') });
  boss = connectReviewer({ url: desk.url, token: desk.tokenOf('Sue') });
  ben = connectReviewer({ url: desk.url, token: desk.tokenOf('Ben') });
  await Promise.all([agent, boss, ben].map(untilReady));
});
test.afterEach(async () => {
  for (const client of [agent, boss, ben]) client.close();
  await desk.close();
  expect(seen).toEqual([]);
});

const must = async <T>(sent: Promise<{ ok: true; value: T } | { ok: false; error: { message: string } }>): Promise<T> => {
  const answer = await sent;
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};

/** Nobody has to look at this one: small, sure of itself, and it can be undone. */
const harmless = (key: string) => {
  const proposal = makeProposal(key, 1_024, { confidence: 0.99 });
  const action = { ...proposal.action, name: 'get_order' };
  return { ...proposal, action, actionDigest: actionDigest(action) };
};

/** One decided item, so that there is a history with an answer. */
const decideOne = async (): Promise<void> => {
  const { escalationId } = await must(agent.send('escalation:open', makeProposal('decided')));
  const read = await must(ben.send('escalation:read', { escalationId }));
  const { fence } = await must(ben.send('escalation:claim', { escalationId }));
  await must(
    ben.send('escalation:decide', {
      escalationId,
      fence,
      decisionId: '018f0000-0000-7000-8000-000000000001' as DecisionId,
      actionDigest: read.actionDigest,
      verdict: { kind: 'reject', reasonCode: 'wrong_amount' },
    }),
  );
};

const RULE = {
  id: 'look-at-lookups',
  actions: ['get_*'],
  why: 'Look-ups are looked at this week.',
  route: 'escalate',
};

const openPolicy = async (page: Page): Promise<void> => {
  await page.goto(desk.link('Sue'));
  await expect(page.locator('.top-name')).toHaveText('Sue');
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await expect(page.locator('.policy-list [role=option]').first()).toBeVisible();
};

test('Y-30 a bad policy is mended, tried on history, published and used by keys alone; the next proposal follows it', async ({
  page,
}) => {
  await decideOne();
  const before = await must(boss.send('policy:list', {}));
  const { source } = await must(boss.send('policy:read', { version: before.live }));
  const live = JSON.parse(source) as JsonObject;
  const text = JSON.stringify({ ...live, version: 'desk-2', rules: [RULE] }, null, 2);
  const bad = text.replace('"route": "escalate"', '"route": "approve"');
  const line = bad.split('\n').findIndex((each) => each.includes('"route": "approve"')) + 1;

  await openPolicy(page);
  await page.keyboard.press('n');
  const editor = page.getByRole('textbox', { name: 'Text of the new version' });
  await expect(editor).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(bad);
  await expect(page.locator('.policy-issue')).toHaveCount(1);
  await expect(page.locator('.policy-issue')).toContainText(`Line ${line},`);
  await expect(page.locator('.policy-gutter [data-wrong]')).toHaveText(String(line));

  await page.keyboard.press('Control+Home');
  await page.keyboard.press('F8');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.insertText('      "route": "escalate"');
  await expect(page.locator('.policy-fine')).toHaveText('Nothing is wrong with this text.');

  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.policy-table thead bdi')).toHaveText(['desk-2', before.live]);
  await expect(page.locator('.policy-summary').first()).toContainText(/\d decisions, \d with a known answer/);

  await page.keyboard.press('[');
  await expect(page.locator('.policy-part')).toHaveAttribute('data-part', 'write');
  await page.keyboard.press('d');
  await expect(page.locator('.diff-lines ins', { hasText: 'look-at-lookups' })).toBeVisible();
  await page.keyboard.press('p');
  await expect(page.getByRole('dialog')).toContainText('Publish desk-2?');
  await page.keyboard.press('Enter');
  await expect(page.locator('.policy-said')).toContainText('desk-2 is published. It is not in use');
  const published = await must(boss.send('policy:list', {}));
  expect(published.live).toBe(before.live);
  expect(published.versions.map(({ version }) => version)).toContain('desk-2');
  expect((await must(agent.send('escalation:open', harmless('still-alone')))).routing.route).toBe('autonomous');

  await page.keyboard.press('u');
  await expect(page.getByRole('dialog')).toContainText(`routed by desk-2 instead of ${before.live}`);
  await page.keyboard.press('Enter');
  await expect(page.locator('.policy-said')).toContainText('desk-2 takes effect at');
  await expect(page.locator('.policy-list [data-version="desk-2"]')).toContainText('● live', { timeout: 15_000 });

  const { escalationId } = await must(agent.send('escalation:open', harmless('looked-at')));
  const { item } = await must(boss.send('escalation:read', { escalationId }));
  expect(item.routing).toMatchObject({
    route: 'escalate',
    rule: 'look-at-lookups',
    policyVersion: 'desk-2',
    why: 'Look-ups are looked at this week.',
  });
});
