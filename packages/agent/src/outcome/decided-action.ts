import { actionDigest } from '@countersign/shared/domain/digest';
import { decidedAction } from '@countersign/shared/domain/escalation/decide-verdict';
import { type Result, err, ok } from '@countersign/shared/domain/result';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { ProposalState, Resolution } from '@countersign/shared/protocol/agent';
import type { OutboxEntry } from '../outbox/outbox-entry.ts';

/** The resolutions that let something run, or would have. */
export type Granting = Extract<Resolution, { kind: 'approved' | 'modified' }>;

/** The proposed action with the reviewer's arguments, and amount where they wrote one. */
export const modifiedAction = (action: ProposedAction, { arguments: args, amount }: Extract<Granting, { kind: 'modified' }>) =>
  decidedAction(action, { kind: 'modify', arguments: args, ...(amount === undefined ? {} : { amount }) });

/**
 * What may run, rebuilt from our own copy of the proposal. The decision counts only if its digest is the digest of
 * exactly that: a hub that mixes up two proposals, or changes one, gets nothing run.
 */
export const bindDecision = (entry: OutboxEntry, state: ProposalState, granting?: Granting): Result<ProposedAction, string> => {
  if (state.actionDigest !== entry.actionDigest) return err('The hub answered for another action than the proposed one.');
  if (granting === undefined) return ok(entry.action);
  const action = granting.kind === 'modified' ? modifiedAction(entry.action, granting) : entry.action;
  return actionDigest(action) === granting.decidedDigest
    ? ok(action)
    : err('The decision does not bind to the proposed action: its digest differs.');
};
