import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createTestClock } from '@countersign/hub/test/harness';
import type { OnDeadline } from '@countersign/shared/model/vocabulary';
import type { EventReads } from '@countersign/hub/store/event-store';
import { below, createRandom } from '@countersign/shared/testing/random';
import { createDesk, type Opened } from './desk.ts';
import { sayHowToRepeat, seed } from './seed.ts';

const DAY_MS = 86_400_000;
const ITEMS = 300;
const OUTCOMES: readonly OnDeadline[] = ['reject', 'raise', 'wait'];
const AFTER: Readonly<Record<OnDeadline, string>> = { reject: 'expired', raise: 'raised', wait: 'overdue' };

type Item = Opened & { readonly deadlineMs: number; readonly onDeadline: OnDeadline };

const historyOf = async (events: EventReads, item: Item): Promise<string> =>
  (await events.historyOf(item.escalationId)).map(({ type }) => type).join(' ');

test(`R-20 H-11 (X7): after a day without a hub ${ITEMS} overdue escalations are met in the order of their deadlines, none approved`, async () => {
  sayHowToRepeat();
  const random = createRandom(seed);
  const clock = createTestClock();
  const folder = await mkdtemp(join(tmpdir(), 'countersign-overdue-'));
  const config = { dataFolder: folder, database: join(folder, 'hub.sqlite') };
  try {
    const before = await createDesk(0, { clock, config });
    const items: Item[] = [];
    for (let i = 0; i < ITEMS; i++) {
      const onDeadline = OUTCOMES[i % OUTCOMES.length] ?? 'reject';
      const deadlineMs = 60_000 + below(random, 1_000_000);
      items.push({ ...(await before.open(`item ${i}`, { deadlineMs, onDeadline })), deadlineMs, onDeadline });
    }
    const head = await before.hub.events.head();
    await before.close();

    clock.advance(DAY_MS);
    const after = await createDesk(0, { clock, config });
    await after.hub.timers.runOnce();
    for (const item of items) expect(await historyOf(after.hub.events, item)).toBe(`opened ${AFTER[item.onDeadline]}`);
    const order = (await after.hub.events.changedSince(['junior_reviewer', 'senior_reviewer', 'manager'], head, ITEMS * 2)).map(
      ({ id }) => items.find(({ escalationId }) => escalationId === id)?.deadlineMs ?? 0,
    );
    expect(order).toHaveLength(ITEMS);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    await after.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
