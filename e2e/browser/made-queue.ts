import { actionDigest } from '@countersign/shared/domain/digest';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { SubmissionKey } from '@countersign/shared/model/ids';
import { connectAgent } from '../load/connect.ts';
import type { Desk } from './desk.ts';

export type MadeItem = { readonly action: ProposedAction; readonly context: ContextBundle };

const payment = (supplier: string, invoiceNumber: string, minor: number, currency = 'EUR'): MadeItem => ({
  action: {
    name: 'pay_invoice',
    arguments: { supplier, invoiceNumber, total: { minor, currency }, dueDate: '2026-12-01' },
    argumentsSchema: {
      type: 'object',
      required: ['supplier', 'invoiceNumber', 'total'],
      properties: {
        supplier: { type: 'string' },
        invoiceNumber: { type: 'string' },
        total: {
          type: 'object',
          required: ['minor', 'currency'],
          properties: { minor: { type: 'integer' }, currency: { type: 'string' } },
        },
        dueDate: { type: 'string', format: 'date' },
      },
    },
    target: invoiceNumber,
    amount: { minor, currency },
    reversible: false,
  },
  context: {
    conversation: [
      { role: 'customer', text: `Please pay invoice ${invoiceNumber} of ${supplier}, €1,240.00 (see PO-771).` },
      { role: 'agent', text: 'I have matched it against the order.' },
    ],
    facts: [
      { label: 'Account changed', value: '2 h ago', baseline: 'never before', odd: true },
      { label: 'Paid before', value: '€1,240.00', baseline: '-€48.50' },
    ],
    currentGoal: 'Clear the supplier invoices of this week',
    recommendation: { kind: 'approve', text: 'Order, goods and tax agree.' },
    confidence: 0.62,
    alternatives: [{ summary: 'Pay half of it now' }],
  },
});

/** Amounts, numbers and names whose order on the line a page from right to left could turn around. */
export const MIXED_SCRIPTS: readonly MadeItem[] = [
  payment('Nordwind GmbH', 'INV-2026/11-0042', 124_000),
  payment('شركة النور للتجارة', 'INV-20418', 248_000, 'USD'),
  payment('מרכז הספקה ירושלים', '(A-12) 7/3', 6_140_000, 'ILS'),
  payment('O’Brien & Søn 24/7', 'فاتورة 2041-B', 1_240, 'KWD'),
  payment('Meier & Huber Treuhand AG', '№ 12.3-4', -48_050),
  {
    action: {
      name: 'issue_refund',
      arguments: { orderId: '8812', amount: { minor: 2_400, currency: 'CAD' }, to: 'Dana K. (VIP)' },
      amount: { minor: 2_400, currency: 'CAD' },
      reversible: true,
    },
    context: { conversation: [{ role: 'customer', text: 'My parcel came four days late.' }], confidence: 0.4 },
  },
];

/** Puts the items before the reviewers, as an agent would. */
export const propose = async (desk: Desk, items: readonly MadeItem[]): Promise<void> => {
  const client = connectAgent({ url: desk.url, token: desk.tokenOf('billing-agent') });
  for (const [i, { action, context }] of items.entries()) {
    const ack = await client.send('escalation:open', {
      key: `made-${i}` as SubmissionKey,
      action,
      actionDigest: actionDigest(action),
      context,
    });
    if (!ack.ok) throw new Error(`item ${i}: ${ack.error.message}`);
  }
  client.close();
};
