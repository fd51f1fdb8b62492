import type { Proposal } from '../src/renderer/practice/practice-desk.ts';
import { CASES } from '../src/renderer/practice/cases.ts';
import type { CaseId } from '../src/renderer/practice/practice-case.ts';

let serial = 0;
const fresh = (proposal: Omit<Proposal, 'key'>): Proposal => ({ key: `gallery-${++serial}`, ...proposal });

/** A case of the drill as an ordinary proposal. */
export const practiceCase = (id: CaseId): Proposal => {
  const found = CASES.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no such case: ${id}`);
  return fresh({ agentName: found.agentName, action: found.action, context: found.context });
};

/** High risk with two odd facts. */
export const refund = (): Proposal => practiceCase('new-card');

export const cancelBooking = (): Proposal =>
  fresh({
    agentName: 'airline-support',
    action: {
      name: 'cancel_reservation',
      arguments: { reservation_id: 'Q69X3R' },
      target: 'M. Rossi',
      amount: { minor: 136_400, currency: 'USD' },
      reversible: false,
    },
    context: {
      conversation: [
        { role: 'customer', text: 'Can you move it to the later flight?', at: '2027-03-16T14:11:00Z' },
        {
          role: 'agent',
          text: 'Your fare does not allow changes. I can cancel it and return the amount.',
          at: '2027-03-16T14:12:00Z',
        },
        { role: 'customer', text: 'Oh. Then yes, do that please.', at: '2027-03-16T14:13:00Z', trigger: true },
      ],
      actionsAttempted: [
        {
          name: 'get_reservation_details',
          arguments: { reservation_id: 'Q69X3R' },
          outcome: 'succeeded',
          result: 'basic economy',
        },
        { name: 'update_reservation_flights', outcome: 'failed', result: 'fare does not allow changes' },
      ],
      policyContext: [{ id: 'F-3', title: 'Fare rules', text: 'Basic economy is refunded within 24 h of booking only.' }],
      transaction: { booking: 'Q69X3R', cabin: 'basic economy', paid: '1,364.00 USD' },
      customer: { name: 'M. Rossi', membership: 'silver', since: '2021' },
      recommendation: { kind: 'approve', text: 'The customer agreed to the cancellation.' },
      confidence: 0.88,
      alternatives: [{ summary: 'Leave the booking as it is' }],
      facts: [
        { label: 'Refund window', value: '24 h', baseline: 'booked 9 days ago', odd: true },
        { label: 'Asked for', value: 'change, not cancel', odd: true },
        { label: 'Membership', value: 'silver, since 2021' },
      ],
    },
  });

/** Critical: much money, no way back. */
export const wire = (): Proposal =>
  fresh({
    agentName: 'treasury-agent',
    action: {
      name: 'transfer_funds',
      arguments: { from: 'operating', to: 'Orbit LLC', amount: 84_000 },
      target: 'Orbit LLC',
      amount: { minor: 8_400_000, currency: 'USD' },
      reversible: false,
    },
    context: {
      conversation: [{ role: 'customer', text: 'Please settle before the weekend.', trigger: true }],
      confidence: 0.81,
      facts: [{ label: 'Payee', value: 'first payment', baseline: 'usual: known', odd: true }],
    },
  });

/** Arguments that break their own schema: nothing about it can be believed. */
export const broken = (): Proposal =>
  fresh({
    agentName: 'ops-agent',
    action: {
      name: 'resize_cluster',
      arguments: { nodes: 'a lot' },
      argumentsSchema: { type: 'object', properties: { nodes: { type: 'integer' } }, required: ['nodes'] },
      target: 'cluster-7',
    },
    context: { confidence: 0.4 },
  });

/** Nothing but the action. */
export const bare = (): Proposal =>
  fresh({
    agentName: 'profile-agent',
    action: { name: 'update_profile', arguments: { language: 'no' }, reversible: true },
    context: {},
  });

/** Long names, other scripts, a text that goes on and on. */
export const longNames = (): Proposal =>
  fresh({
    agentName: 'abrechnungs-und-rechnungspruefungs-agent',
    action: {
      name: 'pay_invoice',
      arguments: {
        invoiceNumber: 'RE-2027-000000118273645',
        supplier: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft mbH & Co. KG',
        total: 1_234_567.89,
      },
      target: 'شركة النور للتجارة والمقاولات العامة المحدودة',
      amount: { minor: 123_456_789, currency: 'EUR' },
      reversible: false,
    },
    context: {
      conversation: [
        { role: 'customer', text: '田中精密工業より請求書をお送りします。'.repeat(30) },
        { role: 'customer', text: 'Sehr geehrte Damen und Herren, '.repeat(40), trigger: true },
      ],
      confidence: 0.7,
    },
  });

/** Low risk, several of the same kind. */
export const credits = (n: number): readonly Proposal[] =>
  Array.from({ length: n }, (_, i) =>
    fresh({
      agentName: 'support-agent',
      action: {
        name: 'post_invoice',
        arguments: { invoiceNumber: `INV-${3310 + i}`, supplier: 'Harbour Foods', total: 40 + i, account: '4400' },
        target: `INV-${3310 + i}`,
        reversible: true,
      },
      context: {
        conversation: [{ role: 'system', text: 'Received with the daily delivery.', trigger: true }],
        confidence: 0.42,
      },
    }),
  );
