import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import { onTestFinished } from 'vitest';
import { type ConnectOptions, connectAtSteps } from '../src/connect-agent.ts';
import type { StepHook } from '../src/steps.ts';
import { type TestHub, createTestHub } from '../src/testing/test-hub.ts';

/** Escalated by the default policy: irreversible. */
export const WIRE: ProposedAction = {
  name: 'send_payment',
  arguments: { to: 'ACME', cents: 120_000 },
  target: 'ACME',
  amount: { minor: 120_000, currency: 'USD' },
  reversible: false,
};

/** Runs on its own: low risk, reversible, certain. */
export const LOOKUP: ProposedAction = { name: 'lookup_booking', arguments: { id: 'ABC123' }, target: 'ABC123', reversible: true };

/** Runs, and is reviewed afterwards: the agent is not quite certain. */
export const HOLD: ProposedAction = { name: 'hold_invoice', arguments: { invoice: 'F-7' }, target: 'F-7', reversible: true };

/** Every checklist field, so that nothing is escalated for want of context. */
export const contextWith = (confidence: number): ContextBundle => ({
  conversation: [{ role: 'customer', text: 'Please do it.' }],
  actionsAttempted: [],
  failureReason: 'none',
  currentGoal: 'Help the customer',
  pendingDecision: 'Whether to go on',
  customer: { id: 'c-1' },
  transaction: { id: 't-1' },
  policyContext: [{ text: 'Refunds within 30 days.' }],
  recommendation: { kind: 'approve', text: 'Do it.' },
  confidence,
  alternatives: [],
});
export const SURE = contextWith(0.95);
export const UNSURE = contextWith(0.6);

/** A test hub and an agent on it; both end with the test. */
export const connected = (options: Partial<ConnectOptions> = {}, hub: TestHub = createTestHub(), passed: StepHook = () => {}) => {
  const warnings: string[] = [];
  const agent = connectAtSteps({ onWarning: (message) => warnings.push(message), ...options, hub } as ConnectOptions, passed);
  onTestFinished(() => agent.close());
  return { hub, agent, warnings };
};
