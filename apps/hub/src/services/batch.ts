import { decide } from '@countersign/shared/domain/escalation/decide';
import { dueAt } from '@countersign/shared/domain/escalation/due';
import { evolve } from '@countersign/shared/domain/escalation/evolve';
import { open } from '@countersign/shared/domain/escalation/open';
import { err, ok } from '@countersign/shared/domain/result';
import type { Escalation } from '@countersign/shared/model/escalation';
import type { Event } from '@countersign/shared/model/event';
import type { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { ProposedAction } from '@countersign/shared/model/action';
import { type Actor, SYSTEM_ACTOR } from '@countersign/shared/model/principal';
import type { Connection, Database } from '../store/database.ts';
import { type TokenRow, loadGrants } from '../store/directory-store.ts';
import { type AppendedEvent, appendEvents, loadReceipts, reserveSequence, saveReceipts } from '../store/event-store.ts';
import { type Stored, countOpen, loadActions, loadForUpdate } from '../store/escalation-store.ts';
import { insertContent, type NewContent, saveChanges } from '../store/escalation-writes.ts';
import { changeOf } from './change.ts';
import type { CommandWork, OpenWork, Work, WorkResult } from './work.ts';

/** One escalation while a batch works on it. */
type Draft = { stored: Stored; readonly baseVersion: number; readonly events: AppendedEvent[] };

export type Committed = { readonly results: readonly WorkResult[]; readonly changed: readonly ChangedEscalation[] };
export type ChangedEscalation = { readonly stored: Stored; readonly events: readonly AppendedEvent[] };

/** `isFull` is read once a second: the limit may be overshot by one second of submissions. */
export type BatchLimits = { readonly openTotal: number; readonly isFull: () => boolean };

/**
 * The whole write path, for up to 64 commands in one transaction: grants → receipts → rows → decide →
 * rows, events, receipts. Nothing is answered before the commit (SPEC H-01). A refused command leaves no trace.
 */
export const runBatch = async (
  tx: Connection,
  { dialect }: Pick<Database, 'dialect'>,
  batch: readonly Work[],
  now: Timestamp,
  limits: BatchLimits,
): Promise<Committed> => {
  const tokenIds = unique(batch.flatMap((work) => (work.credential === 'system' ? [] : [work.credential.tokenId])));
  const grants = await loadGrants(tx, dialect, tokenIds);
  const receipts = await loadReceipts(tx, unique(batch.flatMap((work) => (hasReceipt(work) ? [work.commandId] : []))));
  const opens = batch.filter((work) => work.kind === 'open');
  const submissions = opens.flatMap((work) => {
    const grant = grantOf(grants, work);
    return grant === undefined || grant === 'system' ? [] : [{ agentId: grant.principal.id, key: work.key }];
  });
  const ids = unique(batch.flatMap((work) => (work.kind === 'command' ? [work.escalationId] : [])));
  const rows = await loadForUpdate(tx, dialect, ids, submissions);
  const actions = await loadActions(
    tx,
    unique(batch.flatMap((w) => (w.kind === 'command' && w.needsAction ? [w.escalationId] : []))),
  );
  const openCounts = new Map(await countOpen(tx, unique(submissions.map((s) => s.agentId))));

  const byId = new Map<string, Draft>();
  const byKey = new Map<string, Draft>();
  const touched = new Set<Draft>();
  const track = (draft: Draft): Draft => {
    byId.set(draft.stored.state.id, draft);
    byKey.set(`${draft.stored.state.agentId} ${draft.stored.state.key}`, draft);
    return draft;
  };
  for (const stored of rows) track({ stored, baseVersion: stored.state.version, events: [] });
  const contents: NewContent[] = [];

  const results: (WorkResult | { readonly draft: Draft })[] = [];
  const newReceipts: { actor: PrincipalId; work: Work; draft: Draft }[] = [];
  const receiptInBatch = new Map<string, WorkResult | { readonly draft: Draft }>();

  for (const work of batch) {
    const actor = actorOf(grants, work);
    if (!actor.ok) {
      results.push(actor);
      continue;
    }
    const receiptKey = `${actor.value.id} ${work.commandId}`;
    const receipt = hasReceipt(work) ? receipts.get(receiptKey) : undefined;
    if (receipt !== undefined) {
      results.push(ok(JSON.parse(receipt) as Stored));
      continue;
    }
    const earlier = hasReceipt(work) ? receiptInBatch.get(receiptKey) : undefined;
    if (earlier !== undefined) {
      results.push(earlier);
      continue;
    }
    const result = work.kind === 'open' ? openOne(work, actor.value) : commandOne(work, actor.value);
    results.push(result);
    if ('draft' in result && hasReceipt(work)) {
      newReceipts.push({ actor: actor.value.id, work, draft: result.draft });
      receiptInBatch.set(receiptKey, result);
    }
  }

  // In the order of the commands, so that what was due first is also told first.
  const changed = [...touched];
  const events = changed.flatMap((draft) => draft.events);
  if (events.length > 0) {
    const first = await reserveSequence(tx, events.length);
    let next = first;
    for (const draft of changed) {
      next += draft.events.length;
      draft.stored = { ...draft.stored, seq: next - 1 };
    }
    await insertContent(tx, dialect, contents);
    await saveChanges(
      tx,
      dialect,
      changed.map((draft) => changeOf(draft.stored, draft.baseVersion, dueAt(draft.stored.state))),
    );
    await appendEvents(tx, dialect, first, events);
  }
  await saveReceipts(
    tx,
    dialect,
    newReceipts.map(({ actor, work, draft }) => ({
      actor,
      commandId: work.commandId,
      at: now,
      result: JSON.stringify(draft.stored),
    })),
  );
  return {
    results: results.map((result) => ('draft' in result ? ok(result.draft.stored) : result)),
    changed: changed.map(({ stored, events }) => ({ stored, events })),
  };

  function apply(draft: Draft, event: Event, work: Work): void {
    const before = draft.stored.state;
    const state: Escalation = evolve(before, event);
    draft.stored = { ...draft.stored, state };
    touched.add(draft);
    draft.events.push({
      escalationId: state.id,
      commandId: work.commandId,
      event,
      tier: state.reviewTier,
      previousTier: before.reviewTier,
    });
  }

  function openOne(work: OpenWork, actor: Actor): WorkResult | { readonly draft: Draft } {
    const known = byKey.get(`${actor.id} ${work.key}`);
    if (known !== undefined) {
      if (known.stored.state.bundleDigest === work.bundleDigest) return { draft: known };
      return err({
        code: 'IDEMPOTENCY_MISMATCH',
        message: 'This key was used before for another action or context. Use a new key.',
        field: 'key',
      });
    }
    const openCount = openCounts.get(actor.id) ?? 0;
    if (limits.isFull())
      return err({
        code: 'LIMIT',
        message: 'Too many escalations are open.',
        field: 'openTotal',
        limit: limits.openTotal,
        retryAfterMs: 60_000,
      });
    const event = open(work.prepare({ id: actor.id, openCount }), now);
    const { escalation: state } = event;
    const agentName = actor.role === 'system' ? 'system' : actor.name;
    const draft = track({ stored: { state, card: { agentName, ...work.card }, seq: 0 }, baseVersion: 0, events: [] });
    touched.add(draft);
    draft.events.push({
      escalationId: state.id,
      commandId: work.commandId,
      event,
      tier: state.reviewTier,
      previousTier: state.reviewTier,
    });
    contents.push({ id: state.id, action: work.actionText, context: work.contextText });
    if (state.status.kind === 'pending') openCounts.set(actor.id, openCount + 1);
    return { draft };
  }

  function commandOne(work: CommandWork, actor: Actor): WorkResult | { readonly draft: Draft } {
    const draft = byId.get(work.escalationId);
    if (draft === undefined) return err({ code: 'NOT_FOUND', message: 'No such escalation.' });
    const decided = decide(draft.stored.state, work.command(actionFor(actions, work)), { now, actor });
    if (!decided.ok) {
      const { current, ...error } = decided.error;
      // Who may not see the item learns nothing of it, not even that it exists.
      return err(error.code === 'NOT_FOUND' ? error : { ...error, current });
    }
    for (const event of decided.value) apply(draft, event, work);
    return { draft };
  }
};

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];
const hasReceipt = (work: Work): boolean => work.kind === 'command' && work.keepReceipt;
const actionFor = (actions: ReadonlyMap<string, ProposedAction>, work: CommandWork): ProposedAction | null =>
  actions.get(work.escalationId) ?? null;

const grantOf = (grants: ReadonlyMap<string, TokenRow>, work: Work): TokenRow | 'system' | undefined =>
  work.credential === 'system' ? 'system' : grants.get(work.credential.tokenId);

const actorOf = (grants: ReadonlyMap<string, TokenRow>, work: Work) => {
  const grant = grantOf(grants, work);
  if (grant === 'system') return ok<Actor>(SYSTEM_ACTOR);
  if (grant === undefined) return err({ code: 'UNAUTHENTICATED' as const, message: 'Unknown token.' });
  if (grant.revokedAt !== null) return err({ code: 'REVOKED' as const, message: 'This token was revoked.' });
  return ok<Actor>(grant.principal);
};
