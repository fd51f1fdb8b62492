import { afterEach, beforeEach, expect, test } from 'vitest';
import { stratumOf } from '@countersign/shared/domain/sampling/stratum';
import type { SamplingPlan } from '@countersign/shared/model/sampling-plan';
import { propose, valueOf } from '../../../test/connect.ts';
import { createDesk, type Desk, HARMLESS, policyText, SOON_MS } from '../../../test/judgement.ts';
import { createSamplingPlanner } from './sampling-planner.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await createDesk();
});
afterEach(() => desk.close());

const use = async (version: string, minutesPerDay?: number): Promise<void> => {
  const sampling = { rate: { low: 0, medium: 0 }, ...(minutesPerDay === undefined ? {} : { minutesPerDay }) };
  valueOf(await desk.sue.call('policy:publish', { source: policyText(version, { sampling }) }));
  valueOf(await desk.sue.call('policy:use', { slot: 'policy', version }));
  desk.clock.advance(SOON_MS);
};
const open = async (key: string) => (await propose(desk.agent, key, HARMLESS, { confidence: 0.9 })).routing;
const plans = async (): Promise<SamplingPlan[]> => {
  const rows = await desk.hub.hub.database.db.selectFrom('sampling_plan').select('body').orderBy('effective_at').execute();
  return rows.map(({ body }) => JSON.parse(body) as SamplingPlan);
};

test('Z-35 a plan spends the minutes of the live policy on what was proposed, from a full moment on', async () => {
  const { planner } = desk.hub.hub.judgement;
  expect(await planner.planAhead()).toBe(false);
  for (let i = 0; i < 20; i++) {
    desk.clock.advance(60_000);
    await open(`past ${i}`);
  }
  await use('minutes-1', 100_000);
  expect(await planner.planAhead()).toBe(true);
  expect(await planner.planAhead()).toBe(false);
  const [plan] = await plans();
  const stratum = stratumOf({ agentId: desk.agentId, actionName: HARMLESS.name, confidence: 0.9 });
  expect(plan).toMatchObject({ minutesPerDay: 100_000, rates: { [stratum]: 1 } });

  expect(await open('before')).toMatchObject({ route: 'autonomous' });
  desk.clock.advance((plan?.effectiveAt ?? 0) - desk.clock.now());
  expect(await open('after')).toMatchObject({ route: 'review', reasons: ['sampled'], samplingPlan: plan?.id, stratum });

  await use('no-minutes-1');
  expect((await open('without')).samplingPlan).toBeUndefined();
});

test('Z-35 of nodes that plan for the same moment one is first, and an old plan is followed by a new one', async () => {
  await use('minutes-1', 60);
  const { database, judgement } = desk.hub.hub;
  const nodes = Array.from({ length: 3 }, () => createSamplingPlanner({ database, force: judgement.force, now: desk.clock.now }));
  const first = await Promise.all(nodes.map(({ planAhead }) => planAhead()));
  expect(first.filter((isFirst) => isFirst)).toHaveLength(1);
  desk.clock.advance(3_600_000 * 2);
  expect(await nodes[0]?.planAhead()).toBe(true);
  desk.clock.advance(300_000);
  await use('minutes-2', 61);
  expect(await nodes[0]?.planAhead()).toBe(true);
  expect((await plans()).map(({ minutesPerDay }) => minutesPerDay)).toEqual([60, 60, 61]);
});
