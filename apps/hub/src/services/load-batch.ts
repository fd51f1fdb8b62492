import type { PrincipalId } from '@countersign/shared/model/ids';
import type { Principal } from '@countersign/shared/model/principal';
import { pausedAmong } from '../store/agent-pause-store.ts';
import type { Connection, Database } from '../store/database.ts';
import { loadGrants, loadPrincipals, type TokenRow } from '../store/directory-store.ts';
import { type Content, countOpen, loadContents, loadForUpdate } from '../store/escalation-store.ts';
import { loadReceipts, type Receipt } from '../store/event-store.ts';
import type { Work } from './work.ts';
import { createWorkingSet, type WorkingSet } from './working-set.ts';

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
};

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];
const tokenOf = ({ credential }: Work): readonly string[] => (credential === 'system' ? [] : [credential.tokenId]);

export const loadBatch = async (
  tx: Connection,
  { dialect }: Pick<Database, 'dialect'>,
  batch: readonly Work[],
): Promise<LoadedBatch> => {
  const grants = await loadGrants(tx, dialect, unique(batch.flatMap(tokenOf)));
  const commands = batch.filter((work) => work.kind === 'command');
  const receipts = await loadReceipts(tx, unique(commands.flatMap((work) => (work.keepReceipt ? [work.commandId] : []))));
  const submissions = batch.flatMap((work) => {
    const grant = work.kind === 'open' && work.credential !== 'system' ? grants.get(work.credential.tokenId) : undefined;
    return work.kind === 'open' && grant !== undefined ? [{ agentId: grant.principal.id, key: work.key }] : [];
  });
  const named = commands.flatMap(({ lookUp }) => (lookUp?.principal === undefined ? [] : [lookUp.principal]));
  const principals = await loadPrincipals(tx, dialect, unique(named));
  const rows = await loadForUpdate(tx, dialect, unique(commands.map((work) => work.escalationId)), submissions);
  const read = commands.filter(({ lookUp }) => lookUp?.content === true).map((work) => work.escalationId);
  const contents = await loadContents(tx, unique(read));
  const agents = unique(submissions.map(({ agentId }) => agentId));
  const openCounts = new Map(await countOpen(tx, agents));
  const paused = await pausedAmong(tx, agents);
  return { grants, receipts, contents, principals, workingSet: createWorkingSet(rows), openCounts, paused };
};
