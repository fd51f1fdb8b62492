import { decide } from '@countersign/shared/domain/escalation/decide';
import { dueAt } from '@countersign/shared/domain/escalation/due';
import { open } from '@countersign/shared/domain/escalation/open';
import { commandDigest } from '@countersign/shared/domain/digest';
import { err, ok, type Result } from '@countersign/shared/domain/result';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import { type Actor, SYSTEM_ACTOR } from '@countersign/shared/model/principal';
import type { Connection, Database } from '../store/database.ts';
import { loadGrants, type TokenRow } from '../store/directory-store.ts';
import { countOpen, loadActions, loadForUpdate, type Stored } from '../store/escalation-store.ts';
import { insertContent, type NewContent, saveChanges } from '../store/escalation-writes.ts';
import {
  type AppendedEvent,
  appendEvents,
  loadReceipts,
  type Receipt,
  reserveSequence,
  saveReceipts,
} from '../store/event-store.ts';
import { changeOf } from './change.ts';
import { createDrafts, type Draft, type Drafts } from './drafts.ts';
import type { CommandWork, OpenWork, Work, WorkError, WorkResult } from './work.ts';

export type Committed = { readonly results: readonly WorkResult[]; readonly changed: readonly ChangedEscalation[] };
export type ChangedEscalation = { readonly stored: Stored; readonly events: readonly AppendedEvent[] };

/** `isFull` is read once a second: the limit may be overshot by one second of submissions. */
export type BatchLimits = { readonly openTotal: number; readonly isFull: () => boolean };

/** What a batch needs to know before it decides. */
type Loaded = {
  readonly grants: ReadonlyMap<string, TokenRow>;
  readonly receipts: ReadonlyMap<string, Pick<Receipt, 'request' | 'result'>>;
  readonly actions: ReadonlyMap<string, ProposedAction>;
  readonly drafts: Drafts;
  /** Open escalations per agent; counts on while the batch opens more. */
  readonly openCounts: Map<string, number>;
  readonly now: Timestamp;
  readonly limits: BatchLimits;
};
/** Accepted commands refer to their draft: the answer is read from it after the last command, with its `seq`. */
type Accepted = { readonly draft: Draft; readonly actor: PrincipalId; readonly work: Work; readonly request: string };
type Step =
  | { readonly kind: 'accepted'; readonly accepted: Accepted }
  | { readonly kind: 'answered'; readonly result: WorkResult };

const load = async (
  tx: Connection,
  { dialect }: Pick<Database, 'dialect'>,
  batch: readonly Work[],
): Promise<Omit<Loaded, 'now' | 'limits'>> => {
  const grants = await loadGrants(tx, dialect, unique(batch.flatMap(tokenOf)));
  const receipts = await loadReceipts(tx, unique(batch.flatMap((work) => (hasReceipt(work) ? [work.commandId] : []))));
  const submissions = batch.flatMap((work) => {
    const grant = work.kind === 'open' && work.credential !== 'system' ? grants.get(work.credential.tokenId) : undefined;
    return work.kind === 'open' && grant !== undefined ? [{ agentId: grant.principal.id, key: work.key }] : [];
  });
  const commands = batch.filter((work) => work.kind === 'command');
  const rows = await loadForUpdate(tx, dialect, unique(commands.map((work) => work.escalationId)), submissions);
  const modified = commands.filter((work) => work.needsAction).map((work) => work.escalationId);
  const actions = await loadActions(tx, unique(modified));
  const openCounts = new Map(await countOpen(tx, unique(submissions.map(({ agentId }) => agentId))));
  return { grants, receipts, actions, drafts: createDrafts(rows), openCounts };
};

const save = async (
  tx: Connection,
  { dialect }: Pick<Database, 'dialect'>,
  { drafts, now }: Pick<Loaded, 'drafts' | 'now'>,
  contents: readonly NewContent[],
  receipts: readonly Accepted[],
): Promise<readonly Draft[]> => {
  const changed = drafts.changed();
  const events = changed.flatMap((draft) => draft.events);
  if (events.length > 0) {
    const first = await reserveSequence(tx, events.length);
    let next = first;
    for (const draft of changed) {
      next += draft.events.length;
      draft.stored = { ...draft.stored, seq: next - 1 };
    }
    await insertContent(tx, dialect, contents);
    const rows = changed.map((draft) => changeOf(draft.stored, draft.baseVersion, dueAt(draft.stored.state)));
    await saveChanges(tx, dialect, rows);
    await appendEvents(tx, dialect, first, events);
  }
  const stored = receipts.map(({ actor, work, draft, request }) => ({
    actor,
    commandId: work.commandId,
    at: now,
    request,
    result: JSON.stringify(draft.stored),
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
  limits: BatchLimits,
): Promise<Committed> => {
  const loaded: Loaded = { ...(await load(tx, database, batch)), now, limits };
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
      if (receipt !== undefined) return { kind: 'answered', result: ok(JSON.parse(receipt.result) as Stored) };
      if (earlier !== undefined) return { kind: 'accepted', accepted: earlier };
    }
    const draft = work.kind === 'open' ? openOne(loaded, work, actor.value, contents) : commandOne(loaded, work, actor.value);
    if (!draft.ok) return { kind: 'answered', result: draft };
    const accepted = { draft: draft.value, actor: actor.value.id, work, request };
    if (request !== '') receipts.set(key, accepted);
    return { kind: 'accepted', accepted };
  };

  const steps = batch.map(take);
  const changed = await save(tx, database, loaded, contents, [...receipts.values()]);
  return {
    results: steps.map((step) => (step.kind === 'answered' ? step.result : ok(step.accepted.draft.stored))),
    changed: changed.map(({ stored, events }) => ({ stored, events })),
  };
};

const openOne = (
  { drafts, openCounts, limits, now }: Loaded,
  work: OpenWork,
  actor: Actor,
  contents: NewContent[],
): Result<Draft, WorkError> => {
  const known = drafts.findByKey(actor.id, work.key);
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
  const event = open(work.prepare({ id: actor.id, openCount }), now);
  const { escalation: state } = event;
  contents.push({ id: state.id, action: work.actionText, context: work.contextText });
  if (state.status.kind === 'pending') openCounts.set(actor.id, openCount + 1);
  return ok(drafts.add(event, { agentName: actor.role === 'system' ? 'system' : actor.name, ...work.card }, work.commandId));
};

const commandOne = ({ drafts, actions, now }: Loaded, work: CommandWork, actor: Actor): Result<Draft, WorkError> => {
  const draft = drafts.find(work.escalationId);
  if (draft === undefined) return err({ code: 'NOT_FOUND', message: 'No such escalation.' });
  const command = work.command(actions.get(work.escalationId) ?? null);
  const decided = decide(draft.stored.state, command, { now, actor });
  if (!decided.ok) {
    const { current, ...error } = decided.error;
    // Who may not see the item learns nothing of it, not even that it exists.
    return err(error.code === 'NOT_FOUND' ? error : { ...error, current });
  }
  for (const event of decided.value) drafts.apply(draft, event, work.commandId);
  return ok(draft);
};

/** What a command with a receipt asks for; empty where the state itself answers a repeat. */
const requestOf = (work: Work): string =>
  work.kind === 'command' && work.keepReceipt ? commandDigest(work.escalationId, work.command(null)) : '';

/** A receipt must never stand in for another command: a permit could be read out of it. */
const REUSED: WorkResult = err({
  code: 'IDEMPOTENCY_MISMATCH',
  message: 'This command id was used before for another command. Use a new one.',
  field: 'commandId',
});

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];
const hasReceipt = (work: Work): boolean => work.kind === 'command' && work.keepReceipt;
const tokenOf = ({ credential }: Work): readonly string[] => (credential === 'system' ? [] : [credential.tokenId]);

/** The grant as it is now decides, not the one with which the socket came in. */
const actorOf = (grants: Loaded['grants'], { credential }: Work): Result<Actor, WorkError> => {
  if (credential === 'system') return ok(SYSTEM_ACTOR);
  const grant = grants.get(credential.tokenId);
  if (grant === undefined) return err({ code: 'UNAUTHENTICATED', message: 'Unknown token.' });
  if (grant.revokedAt !== null) return err({ code: 'REVOKED', message: 'This token was revoked.' });
  return ok(grant.principal);
};
