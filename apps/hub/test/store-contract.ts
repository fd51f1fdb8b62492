import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { actionDigest } from '@countersign/shared/domain/digest';
import { replay } from '@countersign/shared/domain/escalation/evolve';
import type { CommandId, DecisionId, Digest, EscalationId, SubmissionKey } from '@countersign/shared/model/ids';
import { type CommandBus, createCommandBus } from '../src/services/command-bus.ts';
import { createDirectory, type Directory } from '../src/services/directory.ts';
import type { CommandWork, OpenWork } from '../src/services/work.ts';
import type { Database } from '../src/store/database.ts';
import { directoryStore } from '../src/store/directory-store.ts';
import { escalationReads } from '../src/store/escalation-store.ts';
import { eventReads } from '../src/store/event-store.ts';
import { hashToken, looksLikeToken, newToken } from '../src/token.ts';
import { REFUND } from './connect.ts';

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
        prepare: (agent) => ({
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
      needsAction: false,
      keepReceipt: true,
      command: () => ({
        kind: 'decide',
        fence: 0,
        actionDigest: digest,
        decisionId: decisionId as DecisionId,
        verdict: { kind: 'approve' },
        action: null,
      }),
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
      expect((await a.bus.submit({ ...decide(state.id, 0), command: () => ({ kind: 'tick' }) })).ok).toBe(false);
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
      expect(await directory.findToken(`${made.token.slice(0, -1)}0`)).toBeUndefined();
    });
  });
};
