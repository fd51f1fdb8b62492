import type { ProposedAction } from '../../model/action.ts';
import type { Command, Recheck } from '../../model/command.ts';
import type { Decision } from '../../model/decision.ts';
import type { Escalation } from '../../model/escalation.ts';
import type { Actor } from '../../model/principal.ts';
import { REVIEW_TIERS, type ReviewTier } from '../../model/vocabulary.ts';
import { actionDigest } from '../digest.ts';
import { ok } from '../result.ts';
import { argumentsErrors } from './arguments.ts';
import type { At, Decided } from './decide.ts';
import { deadlinePassed } from './due.ts';
import { refuse } from './refuse.ts';

type Decide = Extract<Command, { kind: 'decide' }>;

/** The action that may run: the proposed one, or it with the reviewer's arguments. */
export const decidedAction = (action: ProposedAction, verdict: Decision['verdict']): ProposedAction =>
  verdict.kind === 'modify'
    ? { ...action, arguments: verdict.arguments, ...(verdict.amount === undefined ? {} : { amount: verdict.amount }) }
    : action;

/**
 * The tier that must look at an edited action: the one policy names, where it is above the item's and the
 * person has no grant for it. Null when the edit may be committed here.
 */
export const tierAbove = (
  { reviewTier }: Pick<Escalation, 'reviewTier'>,
  recheck: Recheck | null,
  actor: Actor,
): ReviewTier | null => {
  if (recheck === null || actor.role !== 'reviewer' || actor.tiers.includes(recheck.reviewTier)) return null;
  return REVIEW_TIERS.indexOf(recheck.reviewTier) > REVIEW_TIERS.indexOf(reviewTier) ? recheck.reviewTier : null;
};

/** What was proposed and, after an edit, what would run. */
const isLow = ({ routing }: Escalation, recheck: Recheck | null): boolean =>
  routing.riskClass === 'low' && (recheck === null || recheck.riskClass === 'low');

/** The one place where a decision comes into being. Fence and claimant were checked before. */
export const decideVerdict = (state: Escalation, command: Decide, { now, actor }: At): Decided => {
  if (deadlinePassed(state, now)) return refuse(state, 'EXPIRED', 'The deadline passed a moment ago.');
  if (command.actionDigest !== state.actionDigest)
    return refuse(state, 'HASH_MISMATCH', 'What you saw is not what the agent asked for. Look again.', { field: 'actionDigest' });
  if (command.batchId !== undefined && !isLow(state, command.recheck))
    return refuse(state, 'NOT_ALLOWED', 'Only low-risk items can be decided in a batch.', { field: 'batchId', limit: 'low' });
  let decidedDigest = state.actionDigest;
  if (command.verdict.kind === 'modify') {
    if (command.action === null) throw new Error('a modify needs the stored action');
    const [first] = argumentsErrors(command.action.argumentsSchema, command.verdict.arguments);
    if (first !== undefined) return refuse(state, 'BAD_SCHEMA', first.message, { field: first.field });
    decidedDigest = actionDigest(decidedAction(command.action, command.verdict));
    const to = tierAbove(state, command.recheck, actor);
    if (to !== null)
      return ok([
        { at: now, actor: actor.id, type: 'raised', from: state.reviewTier, to, why: 'modified', deadlineAt: state.deadlineAt },
      ]);
  }
  const decision: Decision = {
    decisionId: command.decisionId,
    verdict: command.verdict,
    by: actor.id,
    source: 'reviewer',
    at: now,
    actionDigest: state.actionDigest,
    decidedDigest,
    ...(command.batchId === undefined ? {} : { batchId: command.batchId }),
  };
  const stamp = { at: now, actor: actor.id, ...(command.telemetry === undefined ? {} : { telemetry: command.telemetry }) };
  return ok([
    state.holdMs > 0
      ? { ...stamp, type: 'held', decision, releaseAt: now + state.holdMs }
      : { ...stamp, type: 'decided', decision },
  ]);
};
