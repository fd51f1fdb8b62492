import type { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { PastOf } from '@countersign/shared/model/label';
import type { Principal } from '@countersign/shared/model/principal';
import { pausedAmong } from '../store/agent-pause-store.ts';
import type { Connection, Database } from '../store/database.ts';
import { loadGrants, loadPrincipals, type TokenRow } from '../store/directory-store.ts';
import { type Content, countOpen, loadContents, loadForUpdate } from '../store/escalation-store.ts';
import { loadReceipts, type Receipt } from '../store/event-store.ts';
import { loadPeople, type People } from './standings.ts';
import type { Work } from './work.ts';
import { createWorkingSet, type WorkingSet } from './working-set.ts';

/** Whose record is asked for. */
export type Subject = { readonly agentId: PrincipalId; readonly actionName: string; readonly customer: string | null };
export type PastOfSubject = (subject: Subject) => PastOf;
/** Looks up what the policies in force at this time want to know of what was before. */
export type Records = (tx: Connection, subjects: readonly Subject[], at: Timestamp) => Promise<PastOfSubject>;

/** What a batch needs to know before it decides, all of it read in the transaction that writes. */
export type LoadedBatch = {
  readonly grants: ReadonlyMap<string, TokenRow>;
  readonly receipts: ReadonlyMap<string, Pick<Receipt, 'request' | 'result'>>;
  readonly contents: ReadonlyMap<string, Content>;
  readonly principals: ReadonlyMap<PrincipalId, Principal>;
  readonly workingSet: WorkingSet;
  /** Open escalations per agent; counts on while the batch opens more. */
  readonly openCounts: Map<string, number>;
  /** Agents that somebody paused. */
  readonly paused: ReadonlySet<string>;
  /** Those who claim, or are to be given, something. */
  readonly people: People;
  readonly pastOf: PastOfSubject;
};

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];
const takersOf = (work: Work, grants: LoadedBatch['grants']): readonly PrincipalId[] => {
  if (work.kind !== 'command') return [];
  if (work.command.kind === 'assign') return work.lookUp?.principal === undefined ? [] : [work.lookUp.principal];
  const isClaim = work.command.kind === 'claim' && work.credential !== 'system';
  const grant = isClaim ? grants.get(work.credential.tokenId) : undefined;
  return grant === undefined ? [] : [grant.principal.id];
};
const tokenOf = ({ credential }: Work): readonly string[] => (credential === 'system' ? [] : [credential.tokenId]);

export const loadBatch = async (
  tx: Connection,
  { dialect }: Pick<Database, 'dialect'>,
  batch: readonly Work[],
  { now, records }: { readonly now: Timestamp; readonly records: Records },
): Promise<LoadedBatch> => {
  const grants = await loadGrants(tx, dialect, unique(batch.flatMap(tokenOf)));
  const commands = batch.filter((work) => work.kind === 'command');
  const receipts = await loadReceipts(tx, unique(commands.flatMap((work) => (work.keepReceipt ? [work.commandId] : []))));
  const submissions = batch.flatMap((work) => {
    const grant = work.kind === 'open' && work.credential !== 'system' ? grants.get(work.credential.tokenId) : undefined;
    if (work.kind !== 'open' || grant === undefined) return [];
    const { key, actionName, customer } = work;
    return [{ agentId: grant.principal.id, key, actionName, customer }];
  });
  const named = commands.flatMap(({ lookUp }) => (lookUp?.principal === undefined ? [] : [lookUp.principal]));
  const principals = await loadPrincipals(tx, dialect, unique(named));
  const people = await loadPeople(tx, unique(batch.flatMap((work) => takersOf(work, grants))));
  const rows = await loadForUpdate(tx, dialect, unique(commands.map((work) => work.escalationId)), submissions);
  const read = commands.filter(({ lookUp }) => lookUp?.content === true).map((work) => work.escalationId);
  const contents = await loadContents(tx, unique(read));
  const agents = unique(submissions.map(({ agentId }) => agentId));
  const openCounts = new Map(await countOpen(tx, agents));
  const paused = await pausedAmong(tx, agents);
  const pastOf = await records(tx, submissions, now);
  return { grants, receipts, contents, principals, people, workingSet: createWorkingSet(rows), openCounts, paused, pastOf };
};
