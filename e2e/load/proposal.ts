import { actionDigest } from '@countersign/shared/domain/digest';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { SubmissionKey } from '@countersign/shared/model/ids';
import type { AgentContract } from '@countersign/shared/protocol/agent';
import type { Input } from '@countersign/shared/protocol/contract';

export type ProposalInput = Input<AgentContract, 'escalation:open'>;

const SENTENCE = 'The customer asks to move the booking to the later flight and to pay the difference with the stored card. ';

/** Ten turns that together fill the bundle up to the wanted size. */
const conversation = (bytes: number): ContextBundle['conversation'] =>
  Array.from({ length: 10 }, (_, i) => {
    const length = Math.max(0, Math.floor((bytes * (i + 1)) / 10) - Math.floor((bytes * i) / 10));
    const text = SENTENCE.repeat(Math.ceil(length / SENTENCE.length)).slice(0, length);
    return { role: i % 2 === 0 ? 'customer' : 'agent', text };
  });

/**
 * An action that always waits for a person: it states no confidence (SPEC P-03). `bytes` is the size of the whole
 * input as JSON, about; small sizes get what the structure itself needs.
 */
export const makeProposal = (key: string, bytes = 1_024, more: Partial<ContextBundle> = {}): ProposalInput => {
  const action: ProposedAction = {
    name: 'update_reservation_flights',
    arguments: { reservation_id: key, cabin: 'economy', flights: [{ flight_number: 'HAT136', date: '2026-05-20' }], price: 152 },
    target: `reservation ${key}`.slice(0, 512),
    amount: { minor: 15_200, currency: 'USD' },
    reversible: true,
  };
  const context: ContextBundle = {
    currentGoal: 'Change the flight as the customer asked.',
    pendingDecision: 'May the flight be changed for a fee?',
    failureReason: 'The fare rules are ambiguous.',
    customer: { id: 'mia_li_3668', tier: 'gold' },
    recommendation: { kind: 'approve', text: 'The rules allow a change of this fare.' },
    ...more,
  };
  const input = { key: key as SubmissionKey, action, actionDigest: actionDigest(action), context };
  // Each turn costs about 34 bytes of structure on top of its text.
  const free = bytes - JSON.stringify(input).length - 10 * 34;
  return { ...input, context: { ...context, conversation: conversation(free) } };
};
