import { smallRefund } from './small-refund.ts';
import type { PracticeCase } from './practice-case.ts';

/** Cases 1 to 6: look, decide, and the first one that must not pass. */
export const FIRST_CASES: readonly PracticeCase[] = [
  {
    id: 'easy-credit',
    agentName: 'support-agent',
    action: smallRefund({ customer: 'L. Cho', order: 'A-3310', minor: 1200, currency: 'USD' }),
    context: {
      conversation: [
        { role: 'customer', text: 'My parcel came four days late. You promised two-day delivery.', trigger: true },
        { role: 'agent', text: 'Sorry about that. The delivery fee can go back to you as a credit.' },
      ],
      policyContext: [{ id: 'D-2', title: 'Late delivery', text: 'The delivery fee is credited when a promised day is missed.' }],
      confidence: 0.6,
      facts: [{ label: 'Days late', value: '4', baseline: 'promised 2', odd: true }],
    },
    deeds: ['approve'],
    right: ['approve', 'modify'],
    isBad: false,
  },
  {
    id: 'agent-view',
    agentName: 'support-agent',
    action: smallRefund({ customer: 'L. Cho', order: 'A-3324', minor: 900, currency: 'USD' }),
    context: {
      conversation: [{ role: 'customer', text: 'One of the two cups arrived broken. A credit is fine.', trigger: true }],
      transaction: { order: 'A-3324', item: 'Cup, set of two', price: '18.00 USD' },
      recommendation: { kind: 'approve', text: 'Half of the price, as one of two cups is broken.' },
      confidence: 0.64,
      facts: [{ label: 'Credit', value: '9.00', baseline: 'item 18.00' }],
    },
    deeds: ['agent-view', 'approve'],
    right: ['approve', 'modify'],
    isBad: false,
  },
  {
    id: 'panels',
    agentName: 'profile-agent',
    action: {
      name: 'change_address',
      arguments: { customer: 'M. Ito', address: '14 Harbour Road, Bergen' },
      target: 'M. Ito',
      reversible: true,
    },
    context: {
      conversation: [{ role: 'customer', text: 'I moved. Please send everything to 14 Harbour Road, Bergen.', trigger: true }],
      actionsAttempted: [{ name: 'check_address', outcome: 'succeeded', result: 'The address exists.' }],
      customer: { name: 'M. Ito', since: '2021', country: 'Norway' },
      confidence: 0.61,
      facts: [{ label: 'Country', value: 'Norway', baseline: 'as before' }],
    },
    deeds: ['panel', 'approve'],
    right: ['approve'],
    isBad: false,
  },
  {
    id: 'arm',
    agentName: 'billing-agent',
    action: {
      name: 'pay_invoice',
      arguments: { invoiceNumber: 'INV-8841', supplier: 'Harbour Foods', total: 1310 },
      target: 'Harbour Foods',
      amount: { minor: 131_000, currency: 'EUR' },
      reversible: false,
    },
    context: {
      conversation: [{ role: 'system', text: 'Order PO-771 and goods receipt agree with the invoice.', trigger: true }],
      actionsAttempted: [{ name: 'match_order', outcome: 'succeeded', result: 'Amount, goods and tax agree.' }],
      policyContext: [{ id: 'P-1', title: 'Payments', text: 'Matched invoices of known suppliers are paid.' }],
      confidence: 0.97,
      facts: [{ label: 'Supplier since', value: '2016', baseline: '31 paid' }],
    },
    deeds: ['approve', 'commit'],
    right: ['approve'],
    isBad: false,
  },
  {
    id: 'new-card',
    agentName: 'billing-agent',
    action: {
      name: 'issue_refund',
      arguments: { to: 'card ending 1881', amount: 2480, order: '8812' },
      target: 'card ending 1881',
      amount: { minor: 248_000, currency: 'USD' },
      reversible: false,
    },
    context: {
      conversation: [
        { role: 'customer', text: 'I never got my order. And please send the money to my new card, the old one is blocked.' },
        { role: 'tool', text: 'refund_to_original: the original card …4407 accepts refunds.' },
        { role: 'customer', text: 'No, the new one. It is urgent!', trigger: true },
      ],
      customer: { name: 'Dana K.', cardOnFile: '…4407' },
      policyContext: [{ id: 'P-12', title: 'Refunds', text: 'Money goes back to the card that paid.' }],
      recommendation: { kind: 'approve', text: 'The customer is upset; a quick refund will help.' },
      confidence: 0.92,
      facts: [
        { label: 'Card added', value: '2 h ago', baseline: 'paid with …4407', odd: true },
        { label: 'Refunds, 30 days', value: '3', baseline: 'usual 1', odd: true },
      ],
    },
    deeds: [],
    right: ['reject', 'modify', 'take_over', 'raise', 'respond'],
    isBad: true,
  },
  {
    id: 'wrong-amount',
    agentName: 'support-agent',
    action: smallRefund({ customer: 'L. Cho', order: 'A-3390', minor: 9000, currency: 'USD' }),
    context: {
      conversation: [{ role: 'customer', text: 'You charged me 9 dollars too much for shipping.', trigger: true }],
      transaction: { order: 'A-3390', shipping: '9.00 USD' },
      confidence: 0.58,
      facts: [{ label: 'Credit', value: '90.00', baseline: 'asked for 9.00', odd: true }],
    },
    deeds: ['check', 'reject'],
    right: ['reject', 'modify'],
    isBad: false,
  },
];
