import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { v7 } from 'uuid';
import { actionDigest } from '@countersign/shared/domain/digest';
import type { CommandId, DecisionId, EscalationId, PrincipalId } from '@countersign/shared/model/ids';
import type { Directory } from '../src/services/directory.ts';
import type { CommandWork, Done, OpenWork } from '../src/services/work.ts';
import { insertLearned, loadArtifact, loadLearned, loadLearnedList } from '../src/store/learned-store.ts';
import { loadLivedPage } from '../src/store/lived-store.ts';
import { insertPlan, loadPlans } from '../src/store/plan-store.ts';
import { loadDifferences, loadRoutePairs } from '../src/store/shadow-store.ts';
import { customerOfItem, loadSimilar } from '../src/store/similar-store.ts';
import { countStrata, firstOpenedSince } from '../src/store/stratum-store.ts';
import { noteShown } from '../src/store/notified-store.ts';
import { loadRecords } from '../src/store/record-store.ts';
import { REFUND } from './connect.ts';
import type { Node } from './store-contract.ts';

const NOW = 1_800_000_000_000;
const digest = actionDigest(REFUND);

export type ContractDesk = {
  readonly a: Node;
  readonly b: Node;
  readonly directory: Directory;
  readonly agentToken: string;
  readonly opening: (key: string) => OpenWork;
  readonly opened: (node: Node, key: string) => Promise<Done>;
  readonly decide: (id: EscalationId, reviewer: number, commandId?: string, decisionId?: string) => CommandWork;
};

/** What judgement asks of the store, for any database: part of the contract of the store. */
export const judgementContract = (desk: () => ContractDesk): void => {
  test('Z-01 Z-02 a row says what measures and training need; an undo clears what it takes back, a report stays', async () => {
    const { a, b, agentToken, opening, opened, decide } = desk();
    const work = opening('columns');
    const shadow = { policy: 'other-1', route: 'autonomous', rule: 'confidence_autonomous' } as const;
    const prepare: OpenWork['prepare'] = (agent) => {
      const { opening: made } = work.prepare(agent);
      const because = [{ feature: 'hour', value: '3', effect: 1 }];
      const learned = {
        calibratedConfidence: 0.3,
        predicted: { probability: 0.6, because, model: 'p-1' },
        stratum: 'bot|x|none',
      };
      return {
        opening: { ...made, routing: { ...made.routing, inclusionProbability: 0.25, ...learned }, holdMs: 5_000 },
        shadow,
      };
    };
    const result = await a.bus.submit({ ...work, customer: 'c'.repeat(64), prepare });
    if (!result.ok) throw new Error(result.error.message);
    const { state } = result.value;
    const { db } = b.database;
    const row = () => db.selectFrom('escalation').selectAll().where('id', '=', state.id).executeTakeFirstOrThrow();
    const kept = {
      action_name: REFUND.name,
      rule: 'high_value_transaction',
      policy_version: 't',
      inclusion: 0.25,
      calibrated: 0.3,
      predicted: 0.6,
      confidence: 0.4,
      stratum: 'bot|x|none',
      customer: 'c'.repeat(64),
      shadow_policy: 'other-1',
      shadow_route: 'autonomous',
      shadow_rule: 'confidence_autonomous',
    };
    const nothing = {
      verdict: null,
      reason_code: null,
      settled_by: null,
      finished: null,
      handed_back_at: null,
      cost_minor: null,
    };
    expect(await row()).toMatchObject({ ...kept, ...nothing, notified_at: null });

    const decisionId = randomUUID() as DecisionId;
    const { command, ...rest } = decide(state.id, 0, randomUUID(), decisionId);
    if (command.kind !== 'decide') throw new Error('no decision');
    const verdict = { kind: 'reject', reasonCode: 'wrong_amount' } as const;
    const reject = { ...rest, command: { ...command, verdict } };
    const given = async (one: CommandWork, node = a) => expect((await node.bus.submit(one)).ok).toBe(true);
    await given(reject);
    expect(await row()).toMatchObject({ ...kept, verdict: 'reject', reason_code: 'wrong_amount', settled_at: NOW });
    await given({ ...reject, commandId: randomUUID() as CommandId, command: { kind: 'undo', decisionId } }, b);
    expect(await row()).toMatchObject({ ...kept, ...nothing, settled_at: null, holder: expect.any(String) });

    const { id: later } = (await opened(b, 'finished')).state;
    const approvalId = randomUUID() as DecisionId;
    await given(decide(later, 0, randomUUID(), approvalId));
    const agentSays = (said: object): CommandWork => ({
      ...decide(later, 0),
      credential: { tokenId: agentToken },
      command: { decisionId: approvalId, ...said } as CommandWork['command'],
    });
    await given(agentSays({ kind: 'begin', actionDigest: digest, permitMs: 1_000 }));
    await given(agentSays({ kind: 'finish', phase: 'failed', cost: { minor: 12, currency: 'EUR' } }), b);
    await given({ ...decide(later, 0), command: { kind: 'flag', flagged: true } });
    const finished = await db.selectFrom('escalation').selectAll().where('id', '=', later).executeTakeFirstOrThrow();
    expect(finished).toMatchObject({
      finished: 'failed',
      finished_at: NOW,
      cost_minor: 12,
      cost_currency: 'EUR',
      verdict: 'approve',
      handed_back_at: NOW,
    });
  });

  test('Z-05 an item is noted as shown once, with the first time, on either node', async () => {
    const { a, b, opened, decide } = desk();
    const ids = [(await opened(a, 'shown-1')).state.id, (await opened(b, 'shown-2')).state.id];
    const times = async () => {
      const rows = await a.database.db
        .selectFrom('escalation')
        .select('notified_at')
        .where('id', 'in', ids)
        .orderBy('id')
        .execute();
      return rows.map(({ notified_at }) => notified_at);
    };
    await noteShown(a.database.db, a.database.dialect, [{ id: ids[0] as EscalationId, at: NOW + 5 }]);
    expect(await times()).toEqual([NOW + 5, null]);
    await noteShown(b.database.db, b.database.dialect, [
      { id: ids[1] as EscalationId, at: NOW + 9 },
      { id: ids[0] as EscalationId, at: NOW + 7 },
      { id: v7() as EscalationId, at: NOW },
    ]);
    expect(await times()).toEqual([NOW + 5, NOW + 9]);
    await b.bus.submit(decide(ids[0] as EscalationId, 0));
    expect(await times()).toEqual([NOW + 5, NOW + 9]);
  });

  test('Z-06 records count the newest of an action and the earlier ones of a customer', async () => {
    const { a, b, directory, opening, decide } = desk();
    const who = (await directory.createToken('agent', 'recorded', [])).tokenId;
    const agentId = (await directory.tokensByIds([who]))[0]?.principal.id as PrincipalId;
    const propose = async (key: string, customer: string) => {
      const result = await a.bus.submit({ ...opening(key), credential: { tokenId: who }, customer });
      if (!result.ok) throw new Error(result.error.message);
      return result.value.state.id;
    };
    const first = await propose('rec-1', 'one');
    await propose('rec-2', 'one');
    const third = await propose('rec-3', 'two');
    await a.bus.submit(decide(first, 0));
    const { command, ...rest } = decide(third, 0);
    await b.bus.submit({
      ...rest,
      command: { ...command, verdict: { kind: 'reject', reasonCode: 'other' } } as CommandWork['command'],
    });
    const subject = { agentId, actionName: REFUND.name };
    const records = await loadRecords(b.database.db, [subject, subject], ['one', 'two', 'nobody'], NOW + 1);
    expect(records.ofAction(subject)).toEqual({ n: 2, positive: 1 });
    expect(records.ofAction({ ...subject, actionName: 'other' })).toEqual({ n: 0, positive: 0 });
    expect(records.ofCustomer('one')).toEqual({ n: 2, positive: 2 });
    expect(records.ofCustomer('nobody')).toEqual({ n: 0, positive: 0 });
    expect(records.ofCustomer(null)).toEqual({ n: 0, positive: 0 });
    expect((await loadRecords(b.database.db, [], ['one'], NOW)).ofCustomer('one')).toEqual({ n: 0, positive: 0 });
  });

  test('Z-35 Z-24 plans and learned artefacts are kept once, and read back as they were', async () => {
    const { a, b } = desk();
    const plan = { effectiveAt: NOW + 60_000, madeAt: NOW, body: '{"id":"one"}' };
    expect(await loadPlans(a.database.db, NOW)).toEqual([]);
    expect(await insertPlan(a.database.db, { ...plan, id: 'one' })).toBe(true);
    expect(await insertPlan(b.database.db, { ...plan, id: 'other', body: '{"id":"other"}' })).toBe(false);
    await insertPlan(b.database.db, { ...plan, id: 'later', effectiveAt: NOW + 120_000 });
    const effective = async (at: number) => (await loadPlans(a.database.db, at)).map(({ effectiveAt }) => effectiveAt);
    expect(await effective(NOW + 60_000)).toEqual([NOW + 60_000, NOW + 120_000]);
    expect(await effective(NOW + 120_000)).toEqual([NOW + 120_000]);

    const row = {
      version: 'c-1',
      kind: 'calibrator',
      at: NOW,
      by: 'sue' as PrincipalId,
      n: 3,
      evaluation: [],
      testedOn: 1,
    } as const;
    const kept = { ...row, evaluation: [{ measure: 'ece', subject: 'calibrator', value: 0.1, low: null, high: null }] };
    const artifact = { kind: 'calibrator', version: 'c-1', trainedAt: NOW, minimum: 1, n: 3, everybody: null } as const;
    await insertLearned(a.database.db, kept, { ...artifact, byAgent: {}, byAction: {}, operating: [] });
    expect(await loadLearned(b.database.db, 'c-1')).toEqual(kept);
    expect(await loadLearnedList(b.database.db)).toEqual([kept]);
    expect(JSON.parse((await loadArtifact(b.database.db, 'c-1')) ?? '')).toMatchObject(artifact);
    expect(await loadArtifact(b.database.db, 'none')).toBeUndefined();
  });

  test('Z-21 Z-22 Z-30 Z-35 what was compared, decided and drawn is counted and listed alike', async () => {
    const { a, b, agentToken, opening, decide } = desk();
    const open = async (key: string, route: 'review' | 'escalate', customer: string | null) => {
      const work = opening(key);
      const shadow = { policy: 'shadowed', route: 'autonomous', rule: 'runs' } as const;
      const prepare: OpenWork['prepare'] = (agent) => {
        const { opening: made } = work.prepare(agent);
        return { opening: { ...made, routing: { ...made.routing, route, policyVersion: 'live', stratum: 'z|z|none' } }, shadow };
      };
      const result = await a.bus.submit({ ...work, credential: { tokenId: agentToken }, customer, prepare });
      if (!result.ok) throw new Error(result.error.message);
      return result.value.state;
    };
    const missed = await open('z-missed', 'escalate', 'cust-z');
    const fine = await open('z-fine', 'review', null);
    await open('z-open', 'escalate', 'cust-z');
    const { command, ...rest } = decide(missed.id, 0);
    const verdict = { kind: 'reject', reasonCode: 'other' };
    await b.bus.submit({ ...rest, command: { ...command, verdict } as CommandWork['command'] });
    await b.bus.submit(decide(fine.id, 0));
    const { db } = b.database;

    const pair = { live: 'live', shadow: 'shadowed', since: NOW };
    expect(await loadRoutePairs(db, pair)).toEqual({
      routes: [
        { live: 'escalate', shadow: 'autonomous', count: 2 },
        { live: 'review', shadow: 'autonomous', count: 1 },
      ],
      missed: 1,
      unneeded: 0,
    });
    expect((await loadRoutePairs(db, { ...pair, since: NOW + 1 })).routes).toEqual([]);
    const differences = await loadDifferences(db, pair, 2);
    expect(differences).toHaveLength(2);
    expect(differences[0]).toMatchObject({ escalationId: missed.id, verdict: 'reject', shadowRule: 'runs' });

    const like = { id: v7() as EscalationId, agentId: missed.agentId, actionName: REFUND.name, customer: 'cust-z' };
    const similar = await loadSimilar(db, { ...like, tiers: ['manager'] }, 1);
    expect(similar).toMatchObject([
      { escalationId: missed.id, kind: 'reject', reasonCode: 'other', sameCustomer: true, at: NOW },
    ]);
    expect(await loadSimilar(db, { ...like, tiers: ['junior_reviewer'] }, 5)).toEqual([]);
    expect(await customerOfItem(db, missed.id)).toBe('cust-z');

    expect(await countStrata(db, NOW, NOW + 1)).toContainEqual({ stratum: 'z|z|none', opened: 3, labels: 2, needed: 1 });
    expect(await countStrata(db, NOW + 1, NOW + 2)).toEqual([]);
    expect(await firstOpenedSince(db, NOW)).toBe(NOW);
    expect(await firstOpenedSince(db, NOW + 1)).toBeNull();

    const [newest, next] = await loadLivedPage(db, undefined, NOW, 2);
    expect(newest).toMatchObject({ customer: 'cust-z', status: 'pending', verdict: null, inclusion: 1 });
    expect((await loadLivedPage(db, newest?.id, NOW, 1))[0]).toEqual(next);
    expect(next).toMatchObject({ id: fine.id, verdict: 'approve', settledAt: NOW });
  });
};
