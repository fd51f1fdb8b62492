import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { actionDigest } from '@countersign/shared/domain/digest';
import { replay } from '@countersign/shared/domain/escalation/evolve';
import { NO_PAST } from '@countersign/shared/model/label';
import type { CommandId, DecisionId, Digest, EscalationId, PrincipalId, SubmissionKey } from '@countersign/shared/model/ids';
import { type CommandBus, createCommandBus } from '../src/services/command-bus.ts';
import { createDirectory, type Directory } from '../src/services/directory.ts';
import type { CommandWork, OpenWork } from '../src/services/work.ts';
import { loadPauses, pauseAgent, resumeAgent } from '../src/store/agent-pause-store.ts';
import type { Database } from '../src/store/database.ts';
import { directoryStore } from '../src/store/directory-store.ts';
import { forgetDraft, loadDrafts, saveDraft } from '../src/store/draft-store.ts';
import { escalationReads } from '../src/store/escalation-store.ts';
import { eventReads } from '../src/store/event-store.ts';
import { loadPresence, markSeen, savePresence } from '../src/store/presence-store.ts';
import { hashToken, looksLikeToken, newToken } from '../src/token.ts';
import { REFUND } from './connect.ts';
import { judgementContract } from './judgement-contract.ts';

const NOW = 1_800_000_000_000;
const digest = actionDigest(REFUND);

/** Two hubs on one store: what a single one promises must hold for both together. */
export type Node = { readonly database: Database; readonly bus: CommandBus };

const nodeOn = (database: Database): Node => ({
  database,
  bus: createCommandBus({
    database,
    now: () => NOW,
    soon: setImmediate,
    limits: { openTotal: 100_000, isFull: () => false },
    records: async () => () => NO_PAST,
    onCommitted: () => undefined,
    onFault: (cause) => {
      throw cause;
    },
  }),
});

/** The rules of the store, for any database. `open` gives a connection to one and the same fresh database. */
export const storeContract = (
  name: string,
  open: () => Promise<Database>,
  dispose: () => Promise<void> = async () => undefined,
): void => {
  describe(`store contract on ${name}`, () => {
    let a: Node;
    let b: Node;
    let directory: Directory;
    let agentToken: string;
    const reviewerTokens: string[] = [];

    beforeAll(async () => {
      a = nodeOn(await open());
      b = nodeOn(await open());
      directory = await createDirectory(directoryStore(a.database), { newToken, hashToken, looksLikeToken }, () => NOW, v7);
      agentToken = (await directory.createToken('agent', 'bot', [])).tokenId;
      for (let i = 0; i < 10; i++) reviewerTokens.push((await directory.createToken('reviewer', `r${i}`, ['manager'])).tokenId);
    }, 60_000);
    afterAll(async () => {
      await a.database.close();
      await b.database.close().catch(() => undefined);
      await dispose();
    });

    const opening = (key: string, bundle = 'b'.repeat(64)): OpenWork => {
      const id = v7() as EscalationId;
      return {
        kind: 'open',
        credential: { tokenId: agentToken },
        commandId: randomUUID() as CommandId,
        key: key as SubmissionKey,
        actionDigest: digest,
        bundleDigest: bundle as Digest,
        actionText: JSON.stringify(REFUND),
        contextText: '{"confidence":0.4}',
        card: { target: REFUND.target, amount: REFUND.amount, reversible: false },
        actionName: REFUND.name,
        confidence: 0.4,
        customer: null,
        prepare: (agent) => ({
          shadow: null,
          opening: {
            id,
            agentId: agent.id,
            key: key as SubmissionKey,
            actionName: REFUND.name,
            actionDigest: digest,
            bundleDigest: bundle as Digest,
            routing: {
              route: 'escalate',
              reasons: ['high_value_transaction'],
              riskClass: 'high',
              reviewTier: 'manager',
              rule: 'high_value_transaction',
              policyVersion: 't',
              inclusionProbability: 1,
            },
            deadlineMs: 60_000,
            onDeadline: 'reject',
            holdMs: 0,
          },
        }),
      };
    };
    const decide = (
      escalationId: EscalationId,
      reviewer: number,
      commandId: string = randomUUID(),
      decisionId: string = randomUUID(),
    ): CommandWork => ({
      kind: 'command',
      credential: { tokenId: reviewerTokens[reviewer] ?? '' },
      commandId: commandId as CommandId,
      escalationId,
      keepReceipt: true,
      command: {
        kind: 'decide',
        fence: 0,
        actionDigest: digest,
        decisionId: decisionId as DecisionId,
        verdict: { kind: 'approve' },
        action: null,
        recheck: null,
      },
    });
    const opened = async (node: Node, key: string) => {
      const result = await node.bus.submit(opening(key));
      if (!result.ok) throw new Error(result.error.message);
      return result.value;
    };

    test('what was written is read back, by id, by key, with its bundle', async () => {
      const { state } = await opened(a, 'read-back');
      const reads = escalationReads(b.database);
      expect((await reads.one(state.id))?.state).toEqual(state);
      expect(
        (await reads.byKeys(state.agentId, ['read-back' as SubmissionKey, 'no' as SubmissionKey])).map((s) => s.state.id),
      ).toEqual([state.id]);
      expect(await reads.content(state.id)).toEqual({ action: REFUND, context: { confidence: 0.4 } });
    });

    test('one key is one escalation, on whichever node it arrives, at the same time too', async () => {
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? a : b).bus.submit(opening('same-key'))),
      );
      expect(new Set(results.map((result) => (result.ok ? result.value.state.id : result.error.code))).size).toBe(1);
      expect(await a.bus.submit(opening('same-key', 'c'.repeat(64)))).toMatchObject({
        ok: false,
        error: { code: 'IDEMPOTENCY_MISMATCH' },
      });
    });

    test('X1 R-10 of simultaneous decisions on two nodes exactly one is accepted, and the others know by whom', async () => {
      for (let round = 0; round < 25; round++) {
        const { state } = await opened(a, `race-${round}`);
        const results = await Promise.all(
          Array.from({ length: 2 + (round % 9) }, (_, i) => (i % 2 === 0 ? a : b).bus.submit(decide(state.id, i))),
        );
        const winners = results.filter((result) => result.ok);
        expect(winners).toHaveLength(1);
        const stored = await escalationReads(a.database).one(state.id);
        const by = stored?.state.status.kind === 'decided' ? stored.state.status.decision.by : undefined;
        for (const result of results)
          if (!result.ok) expect(result.error).toMatchObject({ code: 'ALREADY_DECIDED', current: { by } });
      }
    });

    test('a repeated command is answered from its receipt, on the other node too', async () => {
      const { state } = await opened(a, 'receipt');
      const work = decide(state.id, 0, 'receipt-1');
      const first = await a.bus.submit(work);
      expect(await b.bus.submit(work)).toEqual(first);
      expect((await eventReads(a.database).historyOf(state.id)).map((event) => event.type)).toEqual(['opened', 'decided']);
    });

    test('a refused command leaves no trace', async () => {
      const { state } = await opened(a, 'refused');
      const head = await eventReads(a.database).head();
      expect((await a.bus.submit({ ...decide(state.id, 0), command: { kind: 'tick' } })).ok).toBe(false);
      expect(await eventReads(a.database).head()).toBe(head);
    });

    test('A-02 a revoked token is refused at the commit', async () => {
      const { state } = await opened(a, 'revoked');
      const late = (await directory.createToken('reviewer', 'late', ['manager'])).tokenId;
      reviewerTokens[11] = late;
      expect(await directory.revokeToken(late)).toBe(true);
      expect(await directory.revokeToken(late)).toBe(false);
      expect(await b.bus.submit(decide(state.id, 11))).toMatchObject({ ok: false, error: { code: 'REVOKED' } });
    });

    test('I10 D13 sequence numbers are gap-free, and a reader that follows never misses a late commit', async () => {
      const from = await eventReads(a.database).head();
      const seen: number[] = [];
      let cursor = from;
      let done = false;
      const follow = (async () => {
        while (!done || cursor < (await eventReads(b.database).head())) {
          const rows = await eventReads(b.database).changedSince(['manager'], cursor, 1_000);
          for (const row of rows) seen.push(row.seq);
          cursor = rows.at(-1)?.seq ?? cursor;
          await new Promise((resolve) => setImmediate(resolve));
        }
      })();
      await Promise.all(Array.from({ length: 300 }, (_, i) => (i % 2 === 0 ? a : b).bus.submit(opening(`seq-${i}`))));
      done = true;
      await follow;
      expect(seen).toEqual(Array.from({ length: 300 }, (_, i) => from + i + 1));
    });

    test('T9 the log replays to the stored state', async () => {
      const reads = escalationReads(a.database);
      for (const stored of await reads.byIds((await reads.openPage(['manager'], undefined, 1_000)).map((s) => s.state.id)))
        expect(replay(await eventReads(a.database).historyOf(stored.state.id))).toEqual(stored.state);
    });

    test('the queue comes in pages in order of opening, and only of the tiers asked for', async () => {
      const reads = escalationReads(a.database);
      const all = await reads.openPage(['manager', 'junior_reviewer'], undefined, 10_000);
      const paged = [];
      for (let after: string | undefined; ; ) {
        const page = await reads.openPage(['manager'], after, 7);
        if (page.length === 0) break;
        paged.push(...page);
        after = page.at(-1)?.state.id;
      }
      expect(paged.map((s) => s.state.id)).toEqual(all.map((s) => s.state.id));
      expect(await reads.openPage(['junior_reviewer'], undefined, 10)).toEqual([]);
      expect(await reads.openTotal()).toBe(all.length);
    });

    test('H-14 drafts are written over, forgotten one by one, and dropped with their item, on either node', async () => {
      const { state } = await opened(a, 'drafts');
      const key = { escalationId: state.id, by: 'ana' as PrincipalId, editor: 'reject' } as const;
      await a.database.transaction((tx) => saveDraft(tx, { ...key, at: NOW, body: 'first' }));
      await b.database.transaction((tx) => saveDraft(tx, { ...key, at: NOW + 1, body: 'second' }));
      await a.database.transaction((tx) => saveDraft(tx, { ...key, editor: 'respond', at: NOW + 2, body: '' }));
      expect((await loadDrafts(b.database.db, [state.id])).map(({ editor, body }) => [editor, body])).toEqual([
        ['respond', ''],
        ['reject', 'second'],
      ]);
      await a.database.transaction((tx) => forgetDraft(tx, { ...key, editor: 'respond' }));
      expect(await loadDrafts(a.database.db, [state.id])).toHaveLength(1);
      expect((await b.bus.submit(decide(state.id, 0))).ok).toBe(true);
      expect(await loadDrafts(a.database.db, [state.id])).toEqual([]);
    });

    judgementContract(() => ({ a, b, directory, agentToken, opening, opened, decide }));

    test('H-17 a pause counts for the proposals that are opened after it, on either node', async () => {
      const agentId = (await directory.createToken('agent', 'bot', [])).principal.id;
      const isPausedFor = async (key: string): Promise<boolean | undefined> => {
        let seen: boolean | undefined;
        const work = opening(key);
        const prepare: OpenWork['prepare'] = (agent) => {
          seen = agent.isPaused;
          return work.prepare(agent);
        };
        expect((await b.bus.submit({ ...work, prepare })).ok).toBe(true);
        return seen;
      };
      expect(await isPausedFor('before the pause')).toBe(false);
      const pause = { agentId, at: NOW, by: 'sue' as PrincipalId, reason: 'odd' };
      await a.database.transaction((tx) => pauseAgent(tx, pause));
      await a.database.transaction((tx) => pauseAgent(tx, { ...pause, reason: 'very odd' }));
      expect(await isPausedFor('under the pause')).toBe(true);
      expect((await loadPauses(b.database.db)).get(agentId)).toEqual({ ...pause, reason: 'very odd' });
      await a.database.transaction((tx) => resumeAgent(tx, agentId));
      expect(await isPausedFor('after the pause')).toBe(false);
    });

    test('H-15 presence is written over, and hubs say who is connected without touching what was said', async () => {
      const id = 'ana' as PrincipalId;
      const row = { id, status: 'on_break', at: NOW, connected: true, seenAt: NOW } as const;
      await savePresence(a.database.db, { ...row, status: 'on_shift' });
      await savePresence(b.database.db, row);
      await markSeen(a.database.db, [id, 'unknown' as PrincipalId], NOW + 5, false);
      expect(await loadPresence(b.database.db, [id])).toEqual([{ ...row, connected: false, seenAt: NOW + 5 }]);
    });

    test('H-16 items whose person lacks the tier are found, and no others', async () => {
      const person = (await directory.createToken('reviewer', 'orphan', ['manager'])).principal.id;
      const { state } = await opened(a, 'orphan');
      const { state: settled } = await opened(a, 'orphan, but settled');
      for (const { id } of [state, settled]) {
        const assign = { kind: 'assign', fence: 0, assignee: { id: person, tiers: ['manager'] }, force: false } as const;
        const given = await a.bus.submit({ ...decide(id, 0), credential: 'system', command: assign });
        expect(given.ok && given.value.state.assignee).toBe(person);
      }
      const withdraw = { kind: 'withdraw', reason: 'over' } as const;
      const work = { ...decide(settled.id, 0), credential: { tokenId: agentToken }, command: withdraw };
      expect((await b.bus.submit(work)).ok).toBe(true);
      const orphans = async () => (await escalationReads(b.database).orphaned(10)).map((stored) => stored.state.id);
      expect(await orphans()).toEqual([]);
      await directoryStore(a.database).setTiers(person, ['junior_reviewer', 'senior_reviewer']);
      expect(await orphans()).toEqual([state.id]);
      await directoryStore(a.database).setTiers(person, ['manager']);
    });

    test('what is due is found, most overdue first', async () => {
      expect(await escalationReads(a.database).due(NOW, 10)).toEqual([]);
      const due = await escalationReads(a.database).due(NOW + 60_000, 5);
      expect(due).toHaveLength(5);
    });

    test('tokens are stored as hashes only', async () => {
      const made = await directory.createToken('agent', 'secret-holder', []);
      const rows = JSON.stringify(await a.database.db.selectFrom('token').selectAll().execute());
      expect(rows).not.toContain(made.token);
      expect((await directory.findToken(made.token))?.id).toBe(made.tokenId);
      const other = made.token.endsWith('0') ? '1' : '0';
      expect(await directory.findToken(`${made.token.slice(0, -1)}${other}`)).toBeUndefined();
    });
  });
};
