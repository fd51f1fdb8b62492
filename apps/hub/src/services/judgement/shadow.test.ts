import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '@countersign/shared/domain/routing/default-policy';
import type { ShadowReport } from '@countersign/shared/protocol/judgement';
import { decideInput, propose, valueOf } from '../../../test/connect.ts';
import { createDesk, type Desk, HARMLESS, policyText, SOON_MS } from '../../../test/judgement.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await createDesk();
});
afterEach(() => desk.close());

/** Runs by itself what the default policy looks at afterwards, and asks where that one runs. */
const SHADOW = policyText('shadow-1', {
  rules: [
    { id: 'asks', agents: ['*'], when: 'context.confidence >= 0.9', route: 'escalate' },
    { id: 'runs', agents: ['*'], route: 'autonomous' },
  ],
  confidence: { autonomous: 0.5, review: 0.5, mediumRisk: 0.5, byAction: [] },
});
const start = async (): Promise<void> => {
  valueOf(await desk.sue.call('policy:publish', { source: SHADOW }));
  valueOf(await desk.sue.call('policy:use', { slot: 'shadow', version: 'shadow-1' }));
  desk.clock.advance(SOON_MS);
};
const report = async () => valueOf(await desk.sue.call<{ report: ShadowReport | null }>('shadow:read', {})).report;
const rowOf = (id: string) =>
  desk.hub.hub.database.db.selectFrom('escalation').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

test('Z-20 what the shadow would have done is written down, and changes nothing of what is done', async () => {
  const before = await propose(desk.agent, 'before', HARMLESS, { confidence: 0.95 });
  await start();
  const after = await propose(desk.agent, 'after', HARMLESS, { confidence: 0.95 });
  expect(after.routing).toEqual(before.routing);
  expect(await rowOf(after.escalationId)).toMatchObject({
    policy_version: DEFAULT_POLICY.version,
    route: 'autonomous',
    shadow_policy: 'shadow-1',
    shadow_route: 'escalate',
    shadow_rule: 'asks',
  });
  expect(await rowOf(before.escalationId)).toMatchObject({ shadow_policy: null, shadow_route: null });
  valueOf(await desk.sue.call('policy:use', { slot: 'shadow', version: null }));
  desk.clock.advance(SOON_MS);
  const ended = await propose(desk.agent, 'ended', HARMLESS, { confidence: 0.95 });
  expect(await rowOf(ended.escalationId)).toMatchObject({ shadow_policy: null });
  expect(await report()).toBeNull();
});

test('Z-21 the report counts routes, what the shadow would have missed, and what it would have asked for nothing', async () => {
  expect(await report()).toBeNull();
  await start();
  const since = desk.clock.now();
  const decide = async (key: string, confidence: number, verdict: object): Promise<void> => {
    const { escalationId } = await propose(desk.agent, key, HARMLESS, { confidence });
    valueOf(await desk.sue.call('escalation:decide', decideInput({ escalationId }, verdict, HARMLESS)));
  };
  await decide('missed', 0.6, { kind: 'reject', reasonCode: 'wrong_target' });
  await decide('fine', 0.6, { kind: 'approve' });
  await propose(desk.agent, 'asked', HARMLESS, { confidence: 0.95 });
  await propose(desk.agent, 'same', HARMLESS, { confidence: 0.85 });
  const found = await report();
  expect(found).toMatchObject({ live: DEFAULT_POLICY.version, shadow: 'shadow-1', since, compared: 4, missed: 1, unneeded: 0 });
  expect(found?.routes).toEqual([
    { live: 'autonomous', shadow: 'autonomous', count: 1 },
    { live: 'autonomous', shadow: 'escalate', count: 1 },
    { live: 'review', shadow: 'autonomous', count: 2 },
  ]);
  expect(found?.examples[0]).toMatchObject({
    actionName: HARMLESS.name,
    live: 'review',
    shadow: 'autonomous',
    verdict: 'reject',
  });
  expect(found?.examples).toHaveLength(3);
});

test('Z-21 P-28 what one of them drew for an audit, and the other did not, is no difference', async () => {
  const sampled = (version: string, rate: number): string =>
    policyText(version, { sampling: { rate: { low: rate, medium: rate } } });
  for (const source of [sampled('live-all', 1), sampled('shadow-none', 0)])
    valueOf(await desk.sue.call('policy:publish', { source }));
  valueOf(await desk.sue.call('policy:use', { slot: 'policy', version: 'live-all' }));
  valueOf(await desk.sue.call('policy:use', { slot: 'shadow', version: 'shadow-none' }));
  desk.clock.advance(SOON_MS);
  const drawn = await propose(desk.agent, 'drawn', HARMLESS, { confidence: 0.95 });
  expect(drawn.routing).toMatchObject({ route: 'review', reasons: ['sampled'] });
  expect(await report()).toMatchObject({
    compared: 1,
    routes: [{ live: 'autonomous', shadow: 'autonomous', count: 1 }],
    unneeded: 0,
    examples: [],
  });
  valueOf(await desk.sue.call('policy:use', { slot: 'policy', version: 'shadow-none' }));
  valueOf(await desk.sue.call('policy:use', { slot: 'shadow', version: 'live-all' }));
  desk.clock.advance(SOON_MS);
  const { escalationId } = await propose(desk.agent, 'undrawn', HARMLESS, { confidence: 0.95 });
  expect(await rowOf(escalationId)).toMatchObject({ route: 'autonomous', shadow_route: 'autonomous' });
});
