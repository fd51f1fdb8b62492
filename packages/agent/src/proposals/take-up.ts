import { randomUUID } from 'node:crypto';
import { type Result, err, ok } from '@countersign/shared/domain/result';
import type { Digest, EscalationId, SubmissionKey } from '@countersign/shared/model/ids';
import type { Clock } from '@countersign/shared/client/socket-port';
import type { AlreadyDoneOutcome, ConflictOutcome } from '../outcome/outcome.ts';
import type { CheckedProposal } from '../propose/proposal.ts';
import type { ProposalBook, ProposalRecord } from './proposal-book.ts';

type Wanted = CheckedProposal & { readonly supersedes?: EscalationId };

/** What an earlier process left behind, if it is the same action and nobody has resumed it yet. */
const leftBehind = (book: ProposalBook, digest: Digest): SubmissionKey | undefined =>
  book.all().find(({ entry, taken }) => !taken && entry.finish === undefined && entry.actionDigest === digest)?.entry.key;

/**
 * The record to follow: the one this key has already, or a new one that is durable before anything is sent. A repeat
 * with the same action and another context is the same proposal; the stored context stands.
 */
export const takeUp = async (
  { book, clock }: { readonly book: ProposalBook; readonly clock: Clock },
  wanted: Wanted,
  key: SubmissionKey | undefined,
): Promise<Result<ProposalRecord, AlreadyDoneOutcome | ConflictOutcome>> => {
  await book.loaded;
  const name = key ?? leftBehind(book, wanted.actionDigest) ?? (randomUUID() as string as SubmissionKey);
  const done = book.done(name);
  const known = book.get(name);
  const knownDigest = known?.entry.actionDigest ?? done?.actionDigest;
  if (knownDigest !== undefined && knownDigest !== wanted.actionDigest)
    return err({ kind: 'conflict', key: name, message: 'This key belongs to another action. Keys are unique for ever.' });
  const phase = known?.entry.finish?.phase ?? done?.phase;
  if (phase !== undefined) return err({ kind: 'already-done', key: name, phase });
  const record = known ?? book.add({ version: 1, key: name, ...wanted, proposedAt: Math.max(0, Math.floor(clock.now())) });
  // Before anything is awaited: a second caller of the same action must not take the same one.
  record.taken = true;
  await record.stored;
  return ok(record);
};
