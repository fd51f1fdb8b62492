import type { Command } from '../../model/command.ts';
import type { Escalation } from '../../model/escalation.ts';
import type { Event } from '../../model/event.ts';
import { ok } from '../result.ts';
import type { At, Decided } from './decide.ts';
import { refuse, refuseStatus } from './refuse.ts';

type DeliveryCommand = Extract<Command, { kind: 'receive' | 'begin' | 'finish' }>;

const decisionOf = ({ status }: Escalation) =>
  status.kind === 'decided' || status.kind === 'handed_back' ? status.decision : null;

/** Control is back with the agent as soon as it has the decision; a take-over waits for the person. */
const handBack = (state: Escalation, stamp: Pick<Event, 'at' | 'actor'>): readonly Event[] =>
  state.status.kind === 'decided' && state.status.decision.verdict.kind !== 'take_over'
    ? [{ ...stamp, type: 'handed-back' }]
    : [];

/** What the agent confirms. Repeats change nothing; the phase only moves forward (SPEC ). */
export const decideDelivery = (state: Escalation, command: DeliveryCommand, { now, actor }: At): Decided => {
  const stamp = { at: now, actor: actor.id };
  const { phase } = state.delivery;
  const decision = decisionOf(state);
  if (decision !== null && command.decisionId !== decision.decisionId)
    return refuse(state, 'REVOKED', 'This is not the decision that stands.', { field: 'decisionId' });

  switch (command.kind) {
    case 'receive':
      return ok(phase === 'pending' ? [...handBack(state, stamp), { ...stamp, type: 'received' }] : []);
    case 'begin': {
      if (decision === null || !['approve', 'modify'].includes(decision.verdict.kind))
        return refuse(state, 'NOT_ALLOWED', 'The decision does not allow this action to run.');
      if (command.actionDigest !== decision.decidedDigest)
        return refuse(state, 'HASH_MISMATCH', 'The action about to run is not the one that was approved.', {
          field: 'actionDigest',
        });
      if (phase === 'none')
        return refuse(state, 'NOT_ALLOWED', 'This action needs no permit: the answer to its proposal was one.');
      if (phase !== 'pending' && phase !== 'received' && phase !== 'executing')
        return refuse(state, 'NOT_ALLOWED', `The effect is already ${phase}.`);
      // Idempotent for the same agent: a crashed one may ask again.
      return ok([...handBack(state, stamp), { ...stamp, type: 'begun', permitExpiresAt: now + command.permitMs }]);
    }
    case 'finish': {
      const outcome = {
        phase: command.phase,
        ...(command.note === undefined ? {} : { note: command.note }),
        ...(command.cost === undefined ? {} : { cost: command.cost }),
      };
      if (phase === 'none') {
        if (state.routing.route === 'escalate') return refuseStatus(state);
        return ok(state.reported === command.phase ? [] : [{ ...stamp, type: 'reported', ...outcome }]);
      }
      if (phase === command.phase) return ok([]);
      if (phase === 'applied' || phase === 'refused' || phase === 'failed')
        return refuse(state, 'NOT_ALLOWED', `The effect is already ${phase}.`, { field: 'phase' });
      if (command.phase === 'applied' && state.routing.route === 'escalate' && phase !== 'executing')
        return refuse(state, 'NOT_ALLOWED', 'Ask for a permit (decision:begin) before the effect.', { field: 'phase' });
      return ok([...handBack(state, stamp), { ...stamp, type: 'finished', ...outcome }]);
    }
  }
};
