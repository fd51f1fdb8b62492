import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { type AgentClient, connectAgent, type Outcome } from '@countersign/agent';
import { createQueueFollower } from '@countersign/shared/client/queue-follower';
import type { EscalationId } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { expect, type Page } from '@playwright/test';
import { connectReviewer, type ReviewerClient, untilReady } from '../load/connect.ts';
import { openDesk } from './desk.ts';

/** A machine that has other work takes its time; nothing here waits longer than it has to. Milliseconds. */
const PATIENCE_MS = 20_000;
/** How long a key that was pressed within the guard is given to have no effect, before it is pressed again. */
const STROKE_MS = 700;

export type Action = Parameters<AgentClient['propose']>[0];

/** Low risk, can be undone, and waits for a person: its agent is unsure. */
export const invoice = (number: string, total: number) =>
  ({
    name: 'post_invoice',
    arguments: { invoiceNumber: number, supplier: 'Harbour Foods', total },
    argumentsSchema: {
      type: 'object',
      required: ['invoiceNumber', 'supplier', 'total'],
      additionalProperties: false,
      properties: {
        invoiceNumber: { type: 'string' },
        supplier: { type: 'string' },
        total: { type: 'number', maximum: 500 },
      },
    },
    target: number,
    reversible: true,
  }) satisfies Action;

/** High risk: approving it arms first. */
export const payment: Action = {
  name: 'pay_invoice',
  arguments: { invoiceNumber: 'INV-9', supplier: 'Nordwind GmbH', total: 1240 },
  target: 'Nordwind GmbH',
  amount: { minor: 124_000, currency: 'EUR' },
  reversible: false,
};

const unsure = {
  conversation: [{ role: 'customer' as const, text: 'Is this the right amount?', trigger: true }],
  recommendation: { kind: 'approve' as const, text: 'The amount is that of the order.' },
  confidence: 0.3,
  facts: [{ label: 'Total', value: '40.00', baseline: 'usual 35.00', odd: true }],
};

/** A hub that holds decisions, one agent on the published SDK, and two people who only look at what the hub knows. */
export const openTaskDesk = async () => {
  const desk = await openDesk('held-desk-process.ts');
  const agent = connectAgent({
    url: desk.url,
    token: desk.tokenOf('billing-agent'),
    outbox: mkdtempSync(join(desk.folder, 'outbox-')),
  });
  const look = (name: string): ReviewerClient => connectReviewer({ url: desk.url, token: desk.tokenOf(name) });
  const watcher = look('Sue');
  const ana = look('Ana');
  await Promise.all([watcher, ana].map(untilReady));
  const queue = createQueueFollower(watcher);
  const ids = new Map<string, EscalationId>();
  queue.onChange(() => {
    for (const { id, target } of queue.view().items.values()) if (target !== undefined) ids.set(target, id);
  });
  /** The item with this target as the hub has it now, decided ones too. */
  const find = async (target: string): Promise<QueueItem | undefined> => {
    const id = ids.get(target);
    const answer = id === undefined ? undefined : await watcher.send('escalation:read', { escalationId: id });
    return answer?.ok === true ? answer.value.item : undefined;
  };

  /** Waits until the hub has the item as expected. */
  const untilItem = async (target: string, isSo: (item: QueueItem) => boolean, timeout = PATIENCE_MS): Promise<void> =>
    expect
      .poll(
        async () => {
          const item = await find(target);
          return item !== undefined && isSo(item);
        },
        { timeout, intervals: [50, 100, 200] },
      )
      .toBe(true);

  return {
    ...desk,
    agent,
    find,
    untilItem,
    /** For `pressUntil`: the hub has it so, soon after the key. */
    soonItem: (target: string, isSo: (item: QueueItem) => boolean) => untilItem(target, isSo, STROKE_MS),
    /** Not every task lets it end; what nobody waits for must not fail the run when the agent closes. */
    propose: (action: Action, key: string, context: Parameters<AgentClient['propose']>[1] = unsure): Promise<Outcome> => {
      const outcome = agent.propose(action, context, { key });
      outcome.catch(() => undefined);
      return outcome;
    },
    /** What was measured of Ana's newest decision: which panels she opened. */
    panelsOfLast: async (): Promise<readonly string[]> => {
      const answer = await ana.send('history:read', { limit: 1 });
      return (answer.ok ? answer.value.entries[0]?.telemetry?.panelsOpened : undefined) ?? [];
    },
    close: async () => {
      queue.stop();
      watcher.close();
      ana.close();
      await agent.close();
      await desk.close();
    },
  };
};
export type TaskDesk = Awaited<ReturnType<typeof openTaskDesk>>;

/** Goes to the page as somebody, proposes, and waits until the card is there and the keys reach it. */
export const openCard = async (
  page: Page,
  desk: TaskDesk,
  who: string,
  action: Action,
): Promise<{ readonly outcome: Promise<Outcome> }> => {
  await page.goto(desk.link(who));
  const outcome = desk.propose(action, 'k1');
  await expect(page.locator('.headline')).toBeVisible({ timeout: PATIENCE_MS });
  await expect(page.getByRole('listbox')).toBeFocused();
  return { outcome };
};

/** Tab after Tab until the element has the focus, as somebody without a pointer gets there. */
export const tabTo = async (page: Page, target: ReturnType<Page['locator']>): Promise<void> => {
  const most = 60;
  for (let i = 0; i < most; i++) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to it with ${most} presses of Tab`);
};
