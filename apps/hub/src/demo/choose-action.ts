import type { ProposedAction } from '@countersign/shared/model/action';
import { showMoney } from './amount.ts';
import { type Case, daysBetween, moneyOf } from './books.ts';
import type { Finding, Rule } from './checks/finding.ts';
import { type ArgumentsOf, type InvoiceAction, argumentsSchemaOf } from './invoice-arguments.ts';

/** Days before the due date on which an invoice is paid instead of only posted (AP-9). */
const PAY_WITHIN_DAYS = 3;
const HOLD_DAYS = 7;

/** Findings after which the agent itself wants to wait, and those that a letter to the supplier can clear. */
const HOLD: readonly Rule[] = ['duplicate', 'tax_id_changed', 'credit_without_invoice', 'goods_not_received'];
const ASK: readonly Rule[] = ['missing_tax_id', 'missing_order'];

const isOverdue = ({ invoice, today }: Case): boolean => daysBetween(today, invoice.due) < 0;

const chooseTool = (subject: Case, findings: readonly Finding[]): InvoiceAction => {
  const has = (rules: readonly Rule[]): boolean => findings.some(({ rule }) => rules.includes(rule));
  if (has(HOLD)) return 'hold_invoice';
  if (has(ASK)) return 'request_missing_data';
  return daysBetween(subject.today, subject.invoice.due) <= PAY_WITHIN_DAYS ? 'pay_invoice' : 'post_invoice';
};

const dayAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

const who = ({ invoice, supplier }: Case) => ({
  invoiceNumber: invoice.number,
  supplier: supplier.name,
  supplierId: supplier.id,
});

const post = (subject: Case): ArgumentsOf<'post_invoice'> => {
  const { invoice } = subject;
  return {
    ...who(subject),
    supplierNumber: invoice.theirs,
    kind: invoice.kind,
    account: invoice.account,
    costCentre: invoice.centre,
    order: invoice.order,
    net: moneyOf(subject, invoice.net),
    vat: moneyOf(subject, invoice.vat),
    total: moneyOf(subject, invoice.total),
    dueDate: invoice.due,
  };
};

const pay = (subject: Case): ArgumentsOf<'pay_invoice'> => ({
  ...who(subject),
  payTo: subject.invoice.bankAccount ?? subject.supplier.bankAccount,
  amount: moneyOf(subject, subject.invoice.total),
  method: isOverdue(subject) ? 'instant_transfer' : 'payment_run',
  payOn: subject.today,
});

const WANTED: Partial<Record<Rule, ArgumentsOf<'request_missing_data'>['fields'][number]>> = {
  missing_tax_id: 'tax_number',
  missing_order: 'order_number',
  low_scan: 'readable_copy',
};

const request = (subject: Case, findings: readonly Finding[]): ArgumentsOf<'request_missing_data'> => {
  const fields = findings.flatMap(({ rule }) => WANTED[rule] ?? []);
  const list = fields.map((field) => field.replace('_', ' ')).join(', ');
  const message = `Please send us for your invoice ${subject.invoice.theirs}: ${list}. We keep the invoice open until then.`;
  return { ...who(subject), fields, message };
};

const hold = (subject: Case, findings: readonly Finding[]): ArgumentsOf<'hold_invoice'> => ({
  ...who(subject),
  total: moneyOf(subject, subject.invoice.total),
  reason: findings[0]?.text ?? 'on request',
  until: dayAfter(subject.today, HOLD_DAYS),
});

/** Booking and holding can be undone in the books; a payment only while the run has not gone out. */
const typed = (name: InvoiceAction, subject: Case): Pick<ProposedAction, 'amount' | 'domain' | 'reversible'> => {
  const domain = subject.supplier.domain ?? 'accounting';
  if (name !== 'pay_invoice') return { reversible: true, domain };
  return { reversible: !isOverdue(subject), domain, amount: moneyOf(subject, subject.invoice.total) };
};

/** What the agent wants to do with an invoice, as a typed action. Money moves only in `pay_invoice`, so only that carries an amount. */
export const chooseAction = (subject: Case, findings: readonly Finding[]): ProposedAction & { readonly name: InvoiceAction } => {
  const name = chooseTool(subject, findings);
  const make = { post_invoice: post, pay_invoice: pay, request_missing_data: request, hold_invoice: hold };
  const target = name === 'pay_invoice' ? subject.supplier.name : `${subject.invoice.number}, ${subject.supplier.name}`;
  return {
    name,
    arguments: make[name](subject, findings),
    argumentsSchema: argumentsSchemaOf(name),
    target,
    ...typed(name, subject),
  };
};

/** One line for people: "INV-20403 Nordwind GmbH €1,240.00". */
export const titleOf = (subject: Case): string =>
  `${subject.invoice.number} ${subject.supplier.name} ${showMoney(moneyOf(subject, subject.invoice.total))}`;
