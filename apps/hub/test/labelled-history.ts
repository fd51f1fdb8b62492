import type { ContextBundle } from '@countersign/shared/model/context';
import { decideInput, propose, valueOf } from './connect.ts';
import type { Desk } from './judgement.ts';

const ACTION = { name: 'refund_order', arguments: {}, reversible: true, amount: { minor: 1_000, currency: 'USD' } };

/** Whether a person would step in: the agent's confidence says nothing, the customer's anger everything. */
const isWrong = (i: number): boolean => i % 3 === 0;

export const contextOf = (i: number): ContextBundle => ({
  confidence: 0.55 + (i % 7) / 100,
  customer: { id: `customer ${Math.floor(i / 6)}` },
  conversation: [
    { role: 'customer', text: isWrong(i) ? 'This is terrible, I am furious and want a manager' : 'Thank you, great' },
  ],
  actionsAttempted: isWrong(i) ? [{ name: 'lookup_order', outcome: 'failed' }] : [],
});

/** Proposals of one agent, a minute apart, six to a customer, each decided by a supervisor: rejected when it was wrong. Two thirds are right. */
export const makeHistory = async ({ agent, sue, clock }: Desk, count: number): Promise<void> => {
  for (let i = 0; i < count; i++) {
    clock.advance(60_000);
    const { escalationId } = await propose(agent, `past ${i}`, ACTION, contextOf(i));
    const verdict = isWrong(i) ? { kind: 'reject', reasonCode: 'against_policy' } : { kind: 'approve' };
    valueOf(await sue.call('escalation:decide', decideInput({ escalationId }, verdict, ACTION)));
  }
};
export const HISTORY_ACTION = ACTION;
