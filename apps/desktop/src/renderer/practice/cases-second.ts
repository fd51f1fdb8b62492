import { smallRefund } from './small-refund.ts';
import type { PracticeCase } from './practice-case.ts';

/** Cases 7 to 12: change, ask, hand on, wait, and the second one that must not pass. */
export const SECOND_CASES: readonly PracticeCase[] = [
  {
    id: 'modify',
    agentName: 'support-agent',
    action: smallRefund({ customer: 'P. Silva', order: 'A-4010', minor: 4_500, currency: 'EUR' }),
    context: {
      conversation: [{ role: 'customer', text: 'Two of my three lamps are broken. They were 15 each.', trigger: true }],
      transaction: { order: 'A-4010', lamps: 3, each: '15.00 EUR' },
      alternatives: [{ summary: 'Two lamps', arguments: { customer: 'P. Silva', order: 'A-4010', amount: 30, currency: 'EUR' } }],
      confidence: 0.6,
      facts: [{ label: 'Credit', value: '45.00', baseline: 'broken 30.00', odd: true }],
    },
    deeds: ['modify'],
    right: ['modify', 'reject'],
    isBad: false,
  },
  {
    id: 'question',
    agentName: 'profile-agent',
    action: {
      name: 'close_account',
      arguments: { customer: 'A. Novak' },
      target: 'A. Novak',
      reversible: true,
    },
    context: {
      conversation: [{ role: 'customer', text: 'I want to stop. Maybe just the newsletter, or everything?', trigger: true }],
      confidence: 0.52,
      facts: [{ label: 'Asked for', value: 'unclear', baseline: 'yes or no', odd: true }],
    },
    deeds: ['respond'],
    right: ['respond', 'reject'],
    isBad: false,
  },
  {
    id: 'raise',
    agentName: 'contract-agent',
    action: {
      name: 'change_terms',
      arguments: { contract: 'C-55', discount: '12 %' },
      target: 'contract C-55',
      domain: 'legal',
      reversible: true,
    },
    context: {
      conversation: [{ role: 'customer', text: 'We sign today if the discount is 12 percent.', trigger: true }],
      policyContext: [{ id: 'L-4', title: 'Terms', text: 'Discounts above 10 % are decided by the sales lead.' }],
      confidence: 0.7,
      facts: [{ label: 'Discount', value: '12 %', baseline: 'at most 10 %', odd: true }],
    },
    deeds: ['claim', 'raise'],
    right: ['raise', 'reject', 'respond'],
    isBad: false,
  },
  {
    id: 'wait',
    agentName: 'support-agent',
    action: { name: 'reopen_ticket', arguments: { ticket: 'T-901' }, target: 'ticket T-901', reversible: true },
    context: {
      conversation: [{ role: 'tool', text: 'The warehouse answers within ten minutes.', trigger: true }],
      confidence: 0.55,
      facts: [{ label: 'Warehouse', value: 'no answer yet', baseline: '10 min', odd: true }],
    },
    deeds: ['snooze'],
    right: ['snooze', 'approve', 'respond'],
    isBad: false,
  },
  {
    id: 'changed-account',
    agentName: 'billing-agent',
    action: {
      name: 'pay_invoice',
      arguments: { invoiceNumber: 'INV-8890', supplier: 'Nordwind GmbH', total: 1240, iban: 'LT60 1010 0123' },
      target: 'Nordwind GmbH',
      amount: { minor: 124_000, currency: 'EUR' },
      reversible: false,
    },
    context: {
      conversation: [{ role: 'customer', text: 'Please note our new bank details on the invoice.', trigger: true }],
      actionsAttempted: [{ name: 'look_up_supplier', outcome: 'failed', result: 'Account on file: DE02 1203 0000.' }],
      customer: { supplier: 'Nordwind GmbH', country: 'Germany', account: 'DE02 1203 0000' },
      policyContext: [{ id: 'P-7', title: 'New accounts', text: 'A new account is confirmed by phone before anything is paid.' }],
      confidence: 0.95,
      facts: [
        { label: 'Account', value: 'LT60…', baseline: 'on file DE02…', odd: true },
        { label: 'Confirmed', value: 'no', baseline: 'by phone', odd: true },
      ],
    },
    deeds: [],
    right: ['reject', 'modify', 'take_over', 'raise', 'respond'],
    isBad: true,
  },
  {
    id: 'odd',
    agentName: 'support-agent',
    action: { name: 'send_gift', arguments: { customer: 'R. Diaz', gift: 'mug' }, target: 'R. Diaz', reversible: true },
    context: {
      conversation: [{ role: 'customer', text: 'Thanks, all good now.', trigger: true }],
      confidence: 0.6,
      facts: [{ label: 'Gifts, 30 days', value: '6', baseline: 'usual 1', odd: true }],
    },
    deeds: ['flag', 'approve', 'undo', 'palette', 'help'],
    right: ['approve', 'reject'],
    isBad: false,
  },
];
