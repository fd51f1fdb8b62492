import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';

export const PAYMENT: ProposedAction = {
  name: 'send_payment',
  arguments: { to: 'Café Müller', cents: 120_000, lines: [{ text: 'Fisch', quantity: 3 }] },
  target: 'Café Müller',
  amount: { minor: 120_000, currency: 'EUR' },
  reversible: false,
};

export const CONTEXT: ContextBundle = { currentGoal: 'Pay the invoice', confidence: 0.9 };
