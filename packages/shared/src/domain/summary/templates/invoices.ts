import type { ProposedAction } from '../../../model/action.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { HeadlineId } from '../phrases.ts';
import { type Slot, amountOf, listOf, textOf } from './slot.ts';
import { type BuiltInFilling, type Template, amountSlot } from './template.ts';

/** Names of the missing fields; a list of prose is not one of names. */
const missingNames = (args: JsonObject): Slot | undefined => {
  const value = args['missing'] ?? args['missingFields'] ?? args['fields'];
  if (!Array.isArray(value)) return undefined;
  return listOf((value as readonly Json[]).map((item) => (typeof item === 'string' && !/\s/u.test(item) ? item : undefined)));
};

const invoice = (headline: HeadlineId, action: ProposedAction): BuiltInFilling => {
  const { arguments: args } = action;
  const argumentAmount = amountOf(args, 'total', 'amount');
  return {
    headline,
    argumentAmount,
    slots: {
      target: textOf(args, 'invoiceNumber', 'invoice_number'),
      payee: textOf(args, 'supplier'),
      amount: amountSlot(action, argumentAmount),
      date: textOf(args, 'dueDate', 'due_date'),
      subject: missingNames(args),
    },
  };
};

export const INVOICE_TEMPLATES = {
  post_invoice: (action) => invoice('post_invoice', action),
  pay_invoice: (action) => invoice('pay_invoice', action),
  hold_invoice: (action) => invoice('hold_invoice', action),
  request_missing_data: (action) => invoice('request_missing_data', action),
} as const satisfies Record<string, Template>;
