import { randomUUID } from 'node:crypto';
import type { JsonObject } from '@countersign/shared/model/json';
import type { DecisionId, EscalationId } from '@countersign/shared/model/ids';
import type { Verdict } from '@countersign/shared/model/decision';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { below } from '@countersign/shared/testing/random';
import type { ReviewerClient } from '../load/connect.ts';
import type { Journal } from './journal.ts';

export type ReviewerLoad = {
  readonly client: ReviewerClient;
  readonly journal: Journal;
  readonly random: () => number;
};

/** Commands that a racing reviewer may be refused with, through no fault of the hub. */
const LOST = ['ALREADY_DECIDED', 'ALREADY_CLAIMED', 'STALE_FENCE', 'NOT_CLAIMED', 'NOT_ALLOWED', 'WITHDRAWN'];
/** Items that one reviewer works on at the same time. */
const HANDS = 4;
const forever = { retry: 'forever' } as const;

const verdictOf = (random: () => number, args: JsonObject): Verdict => {
  const kind = below(random, 4);
  if (kind === 0) return { kind: 'reject', reasonCode: 'wrong_amount', reason: 'not this one' };
  if (kind === 1) return { kind: 'modify', arguments: { ...args, price: 99 } };
  return { kind: 'approve' };
};

/** Decides whatever is open, some of it after a claim; several reviewers race for the same items on purpose. */
export const runReviewer = ({ client, journal, random }: ReviewerLoad): void => {
  const open = new Map<EscalationId, QueueItem>();
  let hands = 0;

  const decide = async (item: QueueItem): Promise<void> => {
    const { id: escalationId } = item;
    const reading = await client.send('escalation:read', { escalationId }, forever);
    if (!reading.ok) return;
    let { fence } = item;
    if (random() < 0.5) {
      const claimed = await client.send('escalation:claim', { escalationId }, forever);
      if (claimed.ok) ({ fence } = claimed.value);
      else if (!LOST.includes(claimed.error.code)) journal.complain(`claim: ${claimed.error.code}`);
      else return;
    }
    const decisionId = randomUUID() as DecisionId;
    const { actionDigest, action } = reading.value;
    const verdict = verdictOf(random, action.arguments);
    const decided = await client.send('escalation:decide', { escalationId, fence, actionDigest, decisionId, verdict }, forever);
    if (decided.ok) journal.decide(escalationId, decisionId);
    else if (!LOST.includes(decided.error.code)) journal.complain(`decide: ${decided.error.code} ${decided.error.message}`);
  };

  const work = (): void => {
    while (hands < HANDS && open.size > 0) {
      const items = [...open.values()];
      const item = items[below(random, items.length)];
      if (item === undefined) return;
      open.delete(item.id);
      hands++;
      void decide(item).finally(() => {
        hands--;
        work();
      });
    }
  };

  const see = (items: readonly QueueItem[]): void => {
    for (const item of items) {
      if (item.status.kind === 'pending') open.set(item.id, item);
      else open.delete(item.id);
    }
    work();
  };

  const syncAll = async (afterId?: EscalationId): Promise<void> => {
    const page = await client.send('queue:sync', afterId === undefined ? {} : { afterId }, forever);
    if (!page.ok) return;
    see(page.value.items);
    const last = page.value.items.at(-1);
    if (page.value.more && last !== undefined) await syncAll(last.id);
  };

  client.on('queue:changed', ({ items }) => see(items));
  client.onState(({ kind }) => {
    if (kind === 'ready') void syncAll();
  });
  if (client.state().kind === 'ready') void syncAll();
};
