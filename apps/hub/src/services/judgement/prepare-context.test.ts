import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PreparedContext } from '@countersign/shared/protocol/judgement';
import { connect, decideInput, propose, REFUND, valueOf } from '../../../test/connect.ts';
import { createDesk, type Desk, HARMLESS } from '../../../test/judgement.ts';
import { CUSTOMER_FIELDS, customerOf } from './customer-of.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await createDesk();
});
afterEach(() => desk.close());

const open = async (key: string, customer: string, action = REFUND): Promise<string> => {
  desk.clock.advance(1_000);
  return (await propose(desk.agent, key, action, { confidence: 0.9, customer: { id: customer } })).escalationId;
};
const decide = async (escalationId: string, verdict: object): Promise<void> => {
  desk.clock.advance(1_000);
  valueOf(await desk.sue.call('escalation:decide', decideInput({ escalationId }, verdict)));
};
const prepared = async (escalationId: string, client = desk.sue) =>
  valueOf(await client.call<{ prepared?: PreparedContext }>('escalation:read', { escalationId })).prepared;

test('Z-30 earlier decisions on the like are shown, the same customer’s first, with both records', async () => {
  const same = await open('a', 'Ada');
  await decide(same, { kind: 'reject', reasonCode: 'wrong_amount' });
  const others: string[] = [];
  for (let i = 0; i < 6; i++) {
    others.push(await open(`o${i}`, `other ${i}`));
    await decide(others.at(-1) ?? '', { kind: 'approve' });
  }
  await open('open', 'ada');
  const asked = await open('asked', ' ADA ');
  const found = await prepared(asked);
  expect(found?.similar.map(({ escalationId, sameCustomer }) => [escalationId, sameCustomer])).toEqual([
    [same, true],
    ...others
      .slice(2)
      .toReversed()
      .map((id) => [id, false]),
  ]);
  expect(found?.similar[0]).toMatchObject({ kind: 'reject', reasonCode: 'wrong_amount', byName: 'Sue' });
  expect(found?.agentAction).toEqual({ n: 7, needed: 1 });
  expect(found?.customer).toEqual({ n: 2, escalated: 2 });
});

test('Z-30 A-04 of items of another tier a reader learns nothing, and nothing is prepared where nobody waits', async () => {
  await decide(await open('a', 'Ada'), { kind: 'approve' });
  const asked = await open('b', 'Ada');
  const tier = { reviewTier: 'senior_reviewer', fence: 0, escalationId: asked };
  valueOf(await desk.sue.call('escalation:assign', tier));
  const senior = await desk.hub.token('reviewer', 'Sam', ['senior_reviewer']);
  const client = await connect(desk.hub.url, '/reviewer', senior.token);
  expect(await prepared(asked, client)).toMatchObject({ similar: [] });
  client.close();
  expect((await prepared(asked))?.similar).toHaveLength(1);
  expect(await prepared(await open('c', 'Ada', HARMLESS))).toBeUndefined();
});

test('Z-04 a customer is named by a salted digest of the first field that says something', () => {
  const digest = customerOf('salt');
  const ada = digest({ customer: { id: 'Ada' } });
  expect(ada).toMatch(/^[0-9a-f]{16}$/);
  expect(digest({ customer: { name: 'x', id: ' ada ' } })).toBe(ada);
  expect(customerOf('other salt')({ customer: { id: 'Ada' } })).not.toBe(ada);
  for (const field of CUSTOMER_FIELDS) expect(digest({ customer: { [field]: 7 } })).toMatch(/^[0-9a-f]{16}$/);
  expect(new Set(CUSTOMER_FIELDS.map((field) => digest({ customer: { [field]: 7 } }))).size).toBe(CUSTOMER_FIELDS.length);
  expect(digest({ customer: { id: '', email: 'a@b' } })).toBe(digest({ customer: { email: 'A@B' } }));
  for (const nobody of [
    {},
    { customer: {} },
    { customer: { id: '  ' } },
    { customer: { id: ['Ada'] } },
    { customer: { id: 'x'.repeat(300) } },
  ])
    expect(digest(nobody)).toBeNull();
});
