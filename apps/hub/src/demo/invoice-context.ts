import type { ProposedAction } from '@countersign/shared/model/action';
import type { AttemptedAction, ContextBundle, Fact, Turn } from '@countersign/shared/model/context';
import type { Json, JsonObject } from '@countersign/shared/model/json';
import { type PolicyId, excerpts } from './accounts-policy.ts';
import { minorOf, showMoney } from './amount.ts';
import { type Case, daysBetween, moneyOf } from './books.ts';
import { confidenceOf } from './checks/check-invoice.ts';
import type { Finding, Rule } from './checks/finding.ts';
import type { InvoiceAction } from './invoice-arguments.ts';

const money = (subject: Case, decimal: string): string => showMoney(moneyOf(subject, decimal));

const SPEAKERS = { supplier: 'customer', agent: 'agent', system: 'system' } as const;

const conversationOf = (subject: Case): Turn[] => {
  const { invoice, order } = subject;
  const arrived = `${invoice.issued}T08:00:00Z`;
  const read = `Read ${invoice.theirs}: net ${money(subject, invoice.net)}, VAT ${invoice.vatRate} %, total ${money(subject, invoice.total)}, due ${invoice.due}. Certainty ${Math.round(invoice.scan * 100)} %.`;
  const matched =
    order === undefined
      ? `No order named; booked by the rules for account ${invoice.account}.`
      : `Order ${order.number}: ${showMoney({ minor: minorOf(order.open, order.currency), currency: order.currency })} open, ${order.receivedPercent} % received.`;
  return [
    { role: 'customer', text: invoice.mail, at: arrived },
    { role: 'tool', text: read, at: arrived },
    { role: 'tool', text: matched, at: arrived },
    ...invoice.thread.map(([who, text, at]): Turn => ({ role: SPEAKERS[who], text, at })),
  ];
};

/** The checks as the tool calls that they are, with what each one said. */
const attempts = ({ invoice, supplier }: Case, findings: readonly Finding[]): AttemptedAction[] => {
  const call = (name: string, args: AttemptedAction['arguments'], rules: readonly Rule[], fine: string): AttemptedAction => {
    const found = findings.filter(({ rule }) => rules.includes(rule));
    return {
      name,
      ...(args === undefined ? {} : { arguments: args }),
      outcome: found.some(({ weight }) => weight === 'failure') ? 'failed' : 'succeeded',
      result: found.map(({ text }) => text).join(' ') || fine,
    };
  };
  return [
    call('read_document', { document: `${invoice.number}.pdf` }, ['low_scan'], 'All fields read.'),
    call(
      'look_up_supplier',
      { supplier: supplier.id },
      ['missing_tax_id', 'tax_id_changed', 'bank_account_changed', 'new_supplier'],
      'Tax number and account as on file.',
    ),
    call(
      'match_order',
      { order: invoice.order },
      ['missing_order', 'order_unknown', 'order_currency', 'order_amount', 'goods_not_received'],
      'Nothing against it.',
    ),
    call(
      'check_sums',
      { invoice: invoice.number },
      ['lines_sum', 'vat_sum', 'rounding', 'total_sum', 'unusual_amount'],
      'Lines, VAT and total agree.',
    ),
    call(
      'find_duplicates',
      { supplierNumber: invoice.theirs },
      ['duplicate', 'credit_without_invoice', 'due_before_issue'],
      'None.',
    ),
  ];
};

const factsOf = (subject: Case, findings: readonly Finding[]): Fact[] => {
  const { invoice, supplier, today } = subject;
  const days = daysBetween(today, invoice.due);
  const odd = findings.map(({ fact }) => fact);
  const calm: Fact[] = [
    { label: 'Total', value: money(subject, invoice.total), baseline: `usual ${money(subject, supplier.usual)}` },
    {
      label: 'Due',
      value: days < 0 ? `${-days} days ago` : `in ${days} days`,
      baseline: `terms ${supplier.terms} days`,
      ...(days < 0 ? { odd: true } : {}),
    },
    { label: 'Supplier since', value: String(supplier.since), baseline: `${supplier.invoicesLastYear} a year` },
  ];
  return [...odd, ...calm.filter(({ label }) => !odd.some((fact) => fact.label === label))];
};

const asked = (subject: Case, name: InvoiceAction): string => {
  const total = money(subject, subject.invoice.total);
  switch (name) {
    case 'post_invoice':
      return `Post ${subject.invoice.theirs} over ${total} to account ${subject.invoice.account}?`;
    case 'pay_invoice':
      return `Pay ${total} to ${subject.invoice.bankAccount ?? subject.supplier.bankAccount}?`;
    case 'request_missing_data':
      return `Ask ${subject.supplier.name} for what is missing?`;
    case 'hold_invoice':
      return `Hold ${subject.invoice.theirs} for a week?`;
  }
};

const ADVICE: Readonly<Record<InvoiceAction, string>> = {
  post_invoice: 'Post it and look at it afterwards.',
  pay_invoice: 'Pay it and look at it afterwards.',
  request_missing_data: 'Ask first, post when the answer is here.',
  hold_invoice: 'Hold it until this is cleared.',
};

/** Posting or paying in spite of a failed check is put before a person, not recommended. */
const recommend = (name: InvoiceAction, findings: readonly Finding[]): NonNullable<ContextBundle['recommendation']> => {
  const failed = findings.filter(({ weight }) => weight === 'failure');
  if (failed.length > 0 && (name === 'post_invoice' || name === 'pay_invoice'))
    return { kind: 'reject', text: `Do not go on before this is cleared: ${failed.map(({ text }) => text).join(' ')}` };
  if (findings.length > 0) return { kind: 'approve', text: `${ADVICE[name]} ${findings.map(({ text }) => text).join(' ')}` };
  return { kind: 'approve', text: 'All checks passed.' };
};

const alternativesOf = (
  subject: Case,
  action: ProposedAction,
  findings: readonly Finding[],
): NonNullable<ContextBundle['alternatives']> => {
  const { invoice, order } = subject;
  const others: NonNullable<ContextBundle['alternatives']> = [];
  if (action.name === 'pay_invoice' && findings.some(({ rule }) => rule === 'bank_account_changed'))
    others.push({
      summary: 'Pay to the account on file instead.',
      arguments: { ...action.arguments, payTo: subject.supplier.bankAccount },
    });
  if (
    action.name === 'post_invoice' &&
    order !== undefined &&
    findings.some(({ rule }) => rule === 'order_amount' || rule === 'total_sum')
  )
    others.push({ summary: `Post what was ordered, ${order.open} ${order.currency}, and ask for a credit note.` });
  if (action.name !== 'hold_invoice') others.push({ summary: `Hold ${invoice.number} until the supplier has answered.` });
  if (action.name === 'hold_invoice') others.push({ summary: `Post ${invoice.number} as it is.` });
  others.push({ summary: 'Send the invoice back to the supplier.' });
  return others;
};

/** A record without the fields that nobody filled in: JSON has no undefined. */
const known = (record: Readonly<Record<string, Json | undefined>>): JsonObject =>
  Object.fromEntries(Object.entries(record).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));

/** The bundle that goes with the action: every field of the checklist. */
export const contextOf = (
  subject: Case,
  action: ProposedAction & { readonly name: InvoiceAction },
  findings: readonly Finding[],
): ContextBundle => {
  const { invoice, supplier } = subject;
  const ids: PolicyId[] = findings.map(({ policy }) => policy);
  if (action.name === 'pay_invoice') ids.push('AP-9');
  if (supplier.domain !== undefined) ids.push('AP-10');
  return {
    conversation: conversationOf(subject),
    actionsAttempted: attempts(subject, findings),
    failureReason: findings.map(({ text }) => text).join(' ') || 'No check failed.',
    currentGoal: `Book invoice ${invoice.theirs} of ${supplier.name} before it is due on ${invoice.due}.`,
    pendingDecision: asked(subject, action.name),
    customer: known(supplier),
    transaction: {
      invoice: invoice.number,
      supplierNumber: invoice.theirs,
      kind: invoice.kind,
      issued: invoice.issued,
      due: invoice.due,
      lines: invoice.lines.map(([text, amount]) => ({ text, amount })),
      net: invoice.net,
      vatRate: invoice.vatRate,
      vat: invoice.vat,
      total: invoice.total,
      currency: supplier.currency,
      order: subject.order === undefined ? null : { ...subject.order },
    },
    policyContext: excerpts(ids.length > 0 ? ids : ['AP-1', 'AP-2', 'AP-4']),
    recommendation: recommend(action.name, findings),
    confidence: confidenceOf(subject, findings),
    alternatives: alternativesOf(subject, action, findings),
    facts: factsOf(subject, findings),
    assumptions: [
      'The warehouse has entered every delivery up to today.',
      `Account ${invoice.account} and cost centre ${invoice.centre} are those of the last invoice from ${supplier.name}.`,
    ],
    ...(invoice.sentiment === undefined ? {} : { sentimentScore: invoice.sentiment }),
    // An invoice nobody looked at stays open. Only a doubtful account is turned down by silence.
    onDeadline: findings.some(({ rule }) => rule === 'bank_account_changed') ? 'reject' : 'wait',
  };
};
