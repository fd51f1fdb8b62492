import type { AgentClient } from '@countersign/agent';
import { refund } from './payments.ts';

/** A person decides on refunds that policy does not let through. `agent` comes from `connectAgent({ url, token })`. */
export const guardedRefund = (agent: AgentClient) =>
  agent.guard(refund, ({ booking, cents }) => ({
    key: `refund/${booking}`,
    action: { name: 'refund_booking', target: booking, amount: { minor: cents, currency: 'USD' } },
    context: { currentGoal: 'Refund a flight that the airline cancelled', confidence: 0.9 },
  }));
