import { decide } from '@countersign/shared/domain/escalation/decide';
import { maySee } from '@countersign/shared/domain/escalation/eligibility';
import { open } from '@countersign/shared/domain/escalation/open';
import { commandDigest } from '@countersign/shared/domain/digest';
import { err, ok, type Result } from '@countersign/shared/domain/result';
import type { Command } from '@countersign/shared/model/command';
import type { Escalation } from '@countersign/shared/model/escalation';
import type { EventType } from '@countersign/shared/model/event';
import type { EscalationId, PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import { type Actor, SYSTEM_ACTOR } from '@countersign/shared/model/principal';
import type { Connection, Database } from '../store/database.ts';
import { dropDrafts } from '../store/draft-store.ts';
import { storedOf, type Stored } from '../store/escalation-store.ts';
import { insertContent, type NewContent, saveChanges } from '../store/escalation-writes.ts';
import { type AppendedEvent, appendEvents, reserveSequence, saveReceipts } from '../store/event-store.ts';
import { changeOf, isOpen } from './change.ts';
import { type LoadedBatch, loadBatch, type Records } from './load-batch.ts';
import { withStanding } from './standings.ts';
import type { CommandWork, OpenWork, Work, WorkError, WorkResult } from './work.ts';
import type { Working } from './working-set.ts';

export type Committed = { readonly results: readonly WorkResult[]; readonly changed: readonly ChangedEscalation[] };
export type ChangedEscalation = { readonly stored: Stored; readonly events: readonly AppendedEvent[] };

/** `isFull` is read once a second: the limit may be overshot by one second of submissions. */
export type BatchLimits = { readonly openTotal: number; readonly isFull: () => boolean };

export type BatchContext = { readonly limits: BatchLimits; readonly records: Records };

type Loaded = LoadedBatch & { readonly now: Timestamp; readonly limits: BatchLimits };
/** Accepted commands refer to the escalation they worked on: the answer is read from it after the last command, with its `seq`. */
type Accepted = { readonly working: Working; readonly actor: PrincipalId; readonly work: Work; readonly request: string };
type Step =
  | { readonly kind: 'accepted'; readonly accepted: Accepted }
  | { readonly kind: 'answered'; readonly result: WorkResult };

const save = async (
  tx: Connection,
  { dialect }: Pick<Database, 'dialect'>,
  { workingSet, now }: Pick<Loaded, 'workingSet' | 'now'>,
  contents: readonly NewContent[],
  receipts: readonly Accepted[],
): Promise<readonly Working[]> => {
  const changed = workingSet.changed();
  const events = changed.flatMap((working) => working.events);
  if (events.length > 0) {
    const first = await reserveSequence(tx, events.length);
    let next = first;
    for (const working of changed) {
      next += working.events.length;
      working.stored = { ...working.stored, seq: next - 1 };
    }
    await insertContent(tx, dialect, contents);
    await saveChanges(tx, dialect, changed.map(changeOf));
    await dropDrafts(tx, idsSettledForGood(changed));
    await appendEvents(tx, dialect, first, events);
  }
  const stored = receipts.map(({ actor, work, working, request }) => ({
    actor,
    commandId: work.commandId,
    at: now,
    request,
    result: JSON.stringify(working.stored),
  }));
  await saveReceipts(tx, dialect, stored);
  return changed;
};

/**
 * The whole write path, for up to 64 commands in one transaction: grants → receipts → rows → decide →
 * rows, events, receipts. Nothing is answered before the commit (SPEC H-01). A refused command leaves no trace.
 */
export const runBatch = async (
  tx: Connection,
  database: Pick<Database, 'dialect'>,
  batch: readonly Work[],
  now: Timestamp,
  { limits, records }: BatchContext,
): Promise<Committed> => {
  const loaded = { ...(await loadBatch(tx, database, batch, { now, records })), now, limits };
  const contents: NewContent[] = [];
  const receipts = new Map<string, Accepted>();

  const take = (work: Work): Step => {
    const actor = actorOf(loaded.grants, work);
    if (!actor.ok) return { kind: 'answered', result: actor };
    const key = `${actor.value.id} ${work.commandId}`;
    const request = requestOf(work);
    if (request !== '') {
      const receipt = loaded.receipts.get(key);
      const earlier = receipts.get(key);
      if ((receipt ?? earlier ?? { request }).request !== request) return { kind: 'answered', result: REUSED };
      if (receipt !== undefined) return { kind: 'answered', result: ok(storedOf(receipt.result)) };
      if (earlier !== undefined) return { kind: 'accepted', accepted: earlier };
    }
    const working = work.kind === 'open' ? openOne(loaded, work, actor.value, contents) : commandOne(loaded, work, actor.value);
    if (!working.ok) return { kind: 'answered', result: working };
    const accepted = { working: working.value, actor: actor.value.id, work, request };
    if (request !== '') receipts.set(key, accepted);
    return { kind: 'accepted', accepted };
  };

  const steps = batch.map(take);
  const changed = await save(tx, database, loaded, contents, [...receipts.values()]);
  return {
    results: steps.map((step) => (step.kind === 'answered' ? step.result : ok(step.accepted.working.stored))),
    changed: changed.map(({ stored, events }) => ({ stored, events })),
  };
};

const openOne = (
  { workingSet, openCounts, paused, pastOf, limits, now }: Loaded,
  work: OpenWork,
  actor: Actor,
  contents: NewContent[],
): Result<Working, WorkError> => {
  const known = workingSet.findByKey(actor.id, work.key);
  if (known !== undefined) {
    if (known.stored.state.bundleDigest === work.bundleDigest) return ok(known);
    return err({
      code: 'IDEMPOTENCY_MISMATCH',
      message: 'This key was used before for another action or context. Use a new key.',
      field: 'key',
    });
  }
  if (limits.isFull())
    return err({
      code: 'LIMIT',
      message: 'Too many escalations are open.',
      field: 'openTotal',
      limit: limits.openTotal,
      retryAfterMs: 60_000,
    });
  const openCount = openCounts.get(actor.id) ?? 0;
  const past = pastOf({ agentId: actor.id, actionName: work.actionName, customer: work.customer });
  const { opening, shadow } = work.prepare({ id: actor.id, openCount, isPaused: paused.has(actor.id), at: now, past });
  const event = open(opening, now);
  const { escalation: state } = event;
  contents.push({ id: state.id, action: work.actionText, context: work.contextText });
  if (state.status.kind === 'pending') openCounts.set(actor.id, openCount + 1);
  const card = { agentName: actor.role === 'system' ? 'system' : actor.name, ...work.card };
  return ok(workingSet.add(event, card, { confidence: work.confidence, customer: work.customer, shadow }, work.commandId));
};

/** Who may not see the item learns nothing of it, not even that it exists. */
const NOT_FOUND = { code: 'NOT_FOUND', message: 'No such escalation.' } as const satisfies WorkError;

const commandOne = (loaded: Loaded, work: CommandWork, actor: Actor): Result<Working, WorkError> => {
  const working = loaded.workingSet.find(work.escalationId);
  if (working === undefined || !maySee(actor, working.stored.state)) return err(NOT_FOUND);
  const command = completed(loaded, work, working.stored.state);
  if (!command.ok) return command;
  const known = withStanding(command.value, loaded.people, loaded.workingSet, actor);
  const decided = decide(working.stored.state, known, { now: loaded.now, actor });
  if (!decided.ok) return err(decided.error);
  for (const event of decided.value) loaded.workingSet.apply(working, event, work.commandId);
  return ok(working);
};

const completed = (
  { contents, principals }: Loaded,
  { command, lookUp, escalationId }: CommandWork,
  state: Escalation,
): Result<Command, WorkError> => {
  if (lookUp === undefined) return ok(command);
  const principal = lookUp.principal === undefined ? undefined : principals.get(lookUp.principal);
  return lookUp.complete({ state, content: contents.get(escalationId) ?? null, principal: principal ?? null });
};

const SETTLING: readonly EventType[] = ['decided', 'handed-back', 'expired', 'withdrawn', 'superseded'];

/** Nobody will write on these any more: what was half-written goes with the same commit. */
const idsSettledForGood = (changed: readonly Working[]): readonly EscalationId[] =>
  changed.flatMap(({ stored: { state }, events, baseVersion }) => {
    const isSettledNow = baseVersion > 0 && !isOpen(state) && events.some(({ event }) => SETTLING.includes(event.type));
    return isSettledNow ? [state.id] : [];
  });

/** What a command with a receipt asks for; empty where the state itself answers a repeat. */
const requestOf = (work: Work): string =>
  work.kind === 'command' && work.keepReceipt ? commandDigest(work.escalationId, work.command) : '';

/** A receipt must never stand in for another command: a permit could be read out of it. */
const REUSED: WorkResult = err({
  code: 'IDEMPOTENCY_MISMATCH',
  message: 'This command id was used before for another command. Use a new one.',
  field: 'commandId',
});

/** The grant as it is now decides, not the one with which the socket came in. */
const actorOf = (grants: LoadedBatch['grants'], { credential }: Work): Result<Actor, WorkError> => {
  if (credential === 'system') return ok(SYSTEM_ACTOR);
  const grant = grants.get(credential.tokenId);
  if (grant === undefined) return err({ code: 'UNAUTHENTICATED', message: 'Unknown token.' });
  if (grant.revokedAt !== null) return err({ code: 'REVOKED', message: 'This token was revoked.' });
  return ok(grant.principal);
};
