import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Backtest } from '@countersign/shared/model/backtest';
import type { LearnedInfo } from '@countersign/shared/protocol/judgement';
import { connect, decideInput, propose, valueOf } from '../../../test/connect.ts';
import { createDesk, type Desk, policyText, SOON_MS } from '../../../test/judgement.ts';
import { contextOf, HISTORY_ACTION, makeHistory } from '../../../test/labelled-history.ts';
import { auditOf } from '../../store/audit-store.ts';
import { livedHistory } from './lived-history.ts';

const COUNT = 240;
let desk: Desk;
beforeAll(async () => {
  desk = await createDesk();
  await makeHistory(desk, COUNT);
  valueOf(await desk.sue.call('policy:publish', { source: LEARNS }));
});
afterAll(() => desk.close());

const LEARNS = policyText('learns-1', {
  prediction: { minimum: 100, escalateAt: 0.5 },
  confidence: {
    autonomous: 0.5,
    review: 0.4,
    mediumRisk: 0.4,
    byAction: [],
    calibrated: { minimum: 100, reviewAt: 0.9, escalateAt: 0.95 },
  },
});
const useIt = async (command: string, input: object): Promise<void> => {
  valueOf(await desk.sue.call(command, input));
  desk.clock.advance(SOON_MS);
};

test('Z-22 the history is in order of opening, with what was known then, and groups are customers', async () => {
  const history = await livedHistory(desk.hub.hub.database, { since: 0, labelledOnly: true });
  expect(history.labels).toBe(COUNT);
  const rows = [];
  for await (const row of history.rows()) rows.push(row);
  expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).toSorted((a, b) => a - b));
  expect(rows.map(({ needed }) => needed)).toEqual(Array.from({ length: COUNT }, (_, i) => i % 3 === 0));
  expect(new Set(rows.map(({ group }) => group)).size).toBe(40);
  // The sixth proposal: five were decided, of which the first and the fourth needed somebody.
  expect(rows[5]?.past).toEqual({ agentAction: { n: 5, needed: 2 }, customer: { n: 5, escalated: 5 } });
  expect(rows[45]?.past.customer.n).toBe(3);
  expect(rows[230]?.past.agentAction.n).toBe(200);
  const cut = await livedHistory(desk.hub.hub.database, { since: 0, most: 10 });
  expect([cut.isCut, cut.labels]).toEqual([true, 10]);
});

test('Z-23 Z-24 a predictor is trained beside the running hub, tested on later decisions, and put in force', async () => {
  expect(valueOf(await desk.sue.call('learned:list', {}))).toEqual({ items: [] });
  const info = valueOf(await desk.sue.call<LearnedInfo>('learned:train', { kind: 'predictor' }));
  expect(info).toMatchObject({ kind: 'predictor', n: COUNT, inUse: false, by: desk.sueId });
  expect(info.testedOn).toBeGreaterThan(0);
  const figure = (subject: string, measure: string) =>
    info.evaluation.find((one) => one.subject === subject && one.measure === measure)?.value ?? Number.NaN;
  expect(figure('predictor', 'auc')).toBeGreaterThan(figure('stated_confidence', 'auc'));
  expect(figure('predictor', 'brier')).toBeLessThan(figure('base_rate', 'brier'));

  await useIt('policy:use', { slot: 'policy', version: 'learns-1' });
  const calm = (await propose(desk.agent, 'before', HISTORY_ACTION, contextOf(0))).routing;
  expect(calm.route).toBe('autonomous');
  expect(calm.predicted).toBeUndefined();
  await useIt('learned:use', { kind: 'predictor', version: info.version });
  const angry = (await propose(desk.agent, 'angry', HISTORY_ACTION, contextOf(0))).routing;
  expect(angry).toMatchObject({ route: 'escalate', reasons: ['predicted'], predicted: { model: info.version } });
  const friendly = (await propose(desk.agent, 'friendly', HISTORY_ACTION, contextOf(1))).routing;
  expect(friendly).toMatchObject({ route: 'autonomous', predicted: { model: info.version } });
  const { items } = valueOf(await desk.sue.call<{ items: LearnedInfo[] }>('learned:list', {}));
  expect(items).toEqual([{ ...info, inUse: true }]);
  const notes = await auditOf(desk.hub.hub.database.db, info.version);
  expect(notes.map(({ kind, actor }) => [kind, actor])).toEqual([
    ['learned-trained', desk.sueId],
    ['learned-used', desk.sueId],
  ]);
  expect(await desk.sue.call('learned:use', { kind: 'calibrator', version: info.version })).toMatchObject({
    ok: false,
    error: { code: 'NOT_FOUND' },
  });
  await useIt('learned:use', { kind: 'predictor', version: null });
  expect((await propose(desk.agent, 'none', HISTORY_ACTION, contextOf(0))).routing.predicted).toBeUndefined();
});

test('Z-23 a calibrator is trained the same way, and what it says is kept with the item', async () => {
  const info = valueOf(await desk.sue.call<LearnedInfo>('learned:train', { kind: 'calibrator' }));
  expect(info.evaluation.map(({ subject, measure }) => `${subject} ${measure}`).toSorted()).toEqual([
    'calibrator brier',
    'calibrator ece',
    'stated_confidence brier',
    'stated_confidence ece',
  ]);
  await useIt('policy:use', { slot: 'policy', version: 'learns-1' });
  await useIt('learned:use', { kind: 'calibrator', version: info.version });
  const { routing } = await propose(desk.agent, 'calibrated', HISTORY_ACTION, contextOf(1));
  expect(routing.calibratedConfidence).toBeCloseTo(2 / 3, 1);
});

test('Z-25 a backtest of the hub’s own history answers while the hub works on', async () => {
  let isAnswered = false;
  const asked = desk.sue
    .call<Backtest>('policy:backtest', { versions: ['default-2', 'learns-1'], source: LEARNS, days: 30 })
    .finally(() => {
      isAnswered = true;
    });
  for (let i = 0; i < 5; i++) await propose(desk.agent, `meanwhile ${i}`, HISTORY_ACTION);
  expect(isAnswered).toBe(false);
  const backtest = valueOf(await asked);
  expect(backtest.policies.map(({ policy }) => policy)).toEqual(['default-2', 'learns-1', 'learns-1 (draft)']);
  expect(backtest.history).toMatchObject({ source: 'hub', labelled: COUNT, needed: 80 });
  expect(await desk.sue.call('policy:backtest', { versions: ['none'], days: 1 })).toMatchObject({ error: { code: 'NOT_FOUND' } });
  expect(await desk.sue.call('policy:backtest', { versions: [], days: 1 })).toMatchObject({ error: { code: 'BAD_SCHEMA' } });
});

test('Z-23 with too few labels nothing is trained, and how many there are is said', async () => {
  const young = await createDesk();
  await makeHistory(young, 5);
  for (const kind of ['calibrator', 'predictor'] as const) {
    const refused = await young.sue.call('learned:train', { kind });
    expect(refused).toMatchObject({
      ok: false,
      error: {
        code: 'LIMIT',
        field: 'labels',
        limit: kind === 'predictor' ? 200 : 100,
        message: expect.stringContaining('5 labels'),
      },
    });
  }
  await young.close();
});

test('Z-23 where all labels are of one kind, what is missing is said', async () => {
  const young = await createDesk();
  for (let i = 0; i < 60; i++) {
    young.clock.advance(60_000);
    const { escalationId } = await propose(young.agent, `fine ${i}`, HISTORY_ACTION, contextOf(i));
    valueOf(await young.sue.call('escalation:decide', decideInput({ escalationId }, { kind: 'approve' }, HISTORY_ACTION)));
  }
  valueOf(
    await young.sue.call('policy:publish', { source: policyText('fifty', { prediction: { minimum: 50, escalateAt: 0.5 } }) }),
  );
  valueOf(await young.sue.call('policy:use', { slot: 'policy', version: 'fifty' }));
  young.clock.advance(SOON_MS);
  await propose(young.agent, 'now', HISTORY_ACTION, contextOf(0));
  const refused = await young.sue.call('learned:train', { kind: 'predictor' });
  expect(refused).toMatchObject({
    ok: false,
    error: {
      code: 'LIMIT',
      field: 'labels',
      message: expect.stringContaining('Of 60 labels 0 are with and 60 without an override'),
    },
  });
  await young.close();
});

test('Z-15 Z-24 what this hub cannot read is not put in force, and where a newer hub did, what was before stays', async () => {
  const { db } = desk.hub.hub.database;
  await useIt('policy:use', { slot: 'policy', version: 'learns-1' });
  const { version } = valueOf(await desk.sue.call<LearnedInfo>('learned:train', { kind: 'predictor' }));
  await useIt('learned:use', { kind: 'predictor', version });
  const kept = await db.selectFrom('learned').selectAll().where('version', '=', version).executeTakeFirstOrThrow();
  const newer = { ...kept, version: 'predictor-newer', artifact: JSON.stringify({ ...JSON.parse(kept.artifact), layers: [] }) };
  await db.insertInto('learned').values(newer).execute();
  expect(await desk.sue.call('learned:use', { kind: 'predictor', version: newer.version })).toMatchObject({
    ok: false,
    error: { code: 'NOT_ALLOWED', field: 'version', message: expect.stringContaining('layers') },
  });
  const at = desk.clock.now();
  await db.insertInto('in_use').values({ slot: 'predictor', version: newer.version, from_at: at, at, by: 'newer' }).execute();
  const { routing } = await propose(desk.agent, 'by the older', HISTORY_ACTION, contextOf(0));
  expect(routing.predicted?.model).toBe(version);
});

test('H-09 Z-23 a repeated training is answered from its receipt, while another one runs too', async () => {
  const first = await desk.sue.call<LearnedInfo>('learned:train', { kind: 'calibrator' }, 'train-1');
  const another = desk.sue.call('learned:train', { kind: 'predictor' }, 'train-2');
  const again = await desk.sue.call<LearnedInfo>('learned:train', { kind: 'calibrator' }, 'train-1');
  expect(valueOf(again)).toEqual(valueOf(first));
  valueOf(await another);
});

test('Z-23 two trainings at once: the second is told to come back', async () => {
  const other = await connect(desk.hub.url, '/reviewer', (await desk.hub.token('supervisor', 'Sol')).token);
  const both = await Promise.all([
    desk.sue.call('learned:train', { kind: 'predictor' }),
    other.call('learned:train', { kind: 'predictor' }),
  ]);
  other.close();
  expect(both.map((ack) => (ack.ok ? 'trained' : ack.error.code)).toSorted()).toEqual(['RATE_LIMITED', 'trained']);
});
