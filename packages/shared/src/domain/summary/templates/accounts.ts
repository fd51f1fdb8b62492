import type { ProposedAction } from '../../../model/action.ts';
import { amountOf, countOf, isRecord, listOf, optionalText, type Slot, stringIn, textOf } from './slot.ts';
import { type Template, amountSlot } from './template.ts';

const targetOf = ({ target }: ProposedAction): Slot | undefined => optionalText(target);

/** One line of text, or the parts of an address record. */
const addressOf = ({ arguments: args }: ProposedAction): Slot | undefined => {
  const address = args['address'] ?? args['newAddress'] ?? args['new_address'];
  if (!isRecord(address)) return textOf(args, 'address', 'newAddress', 'new_address');
  const parts = ['address1', 'street', 'line1', 'zip', 'postalCode', 'city'].map((key) => stringIn(address, key));
  return listOf(parts.filter((part) => part !== undefined));
};

export const ACCOUNT_TEMPLATES = {
  issue_refund: (action) => {
    const argumentAmount = amountOf(action.arguments, 'amount', 'total');
    return {
      headline: 'issue_refund',
      argumentAmount,
      slots: {
        amount: amountSlot(action, argumentAmount),
        payee: textOf(action.arguments, 'to', 'payee', 'customer', 'customerId', 'customer_id') ?? targetOf(action),
        target: textOf(action.arguments, 'orderId', 'order_id', 'order', 'paymentId', 'payment_id'),
      },
    };
  },
  transfer_funds: (action) => {
    const argumentAmount = amountOf(action.arguments, 'amount');
    return {
      headline: 'transfer_funds',
      argumentAmount,
      slots: {
        amount: amountSlot(action, argumentAmount),
        from: textOf(action.arguments, 'from', 'fromAccount', 'from_account', 'source'),
        payee: textOf(action.arguments, 'to', 'toAccount', 'to_account', 'destination', 'payee', 'recipient') ?? targetOf(action),
      },
    };
  },
  delete_records: (action) => ({
    headline: 'delete_records',
    slots: {
      count: countOf(action.arguments, 'count', 'record') ?? countOf(action.arguments, 'ids', 'record'),
      target: textOf(action.arguments, 'table', 'collection', 'from') ?? targetOf(action),
      amount: amountSlot(action),
    },
  }),
  change_address: (action) => ({
    headline: 'change_address',
    slots: {
      payee: textOf(action.arguments, 'customer', 'customerId', 'customer_id', 'userId', 'user_id') ?? targetOf(action),
      place: addressOf(action),
      amount: amountSlot(action),
    },
  }),
} as const satisfies Record<string, Template>;
