import { minorOf, showMoney } from '../amount.ts';
import type { Case } from '../books.ts';
import type { Finding } from './finding.ts';

/** How many times the usual total counts as unusual (AP-7). */
const UNUSUAL = 3;
/** Invoices a year below which a supplier counts as new. */
const KNOWN_AFTER = 3;

const last = (text: string, length: number): string => (text.length > length ? `…${text.slice(-length)}` : text);

const taxId = ({ invoice, supplier }: Case): readonly Finding[] => {
  if (invoice.vatId === null)
    return [
      {
        rule: 'missing_tax_id',
        weight: 'doubt',
        text: `No tax number on the invoice; on file is ${supplier.vatId}.`,
        fact: { label: 'Tax number', value: 'missing', baseline: last(supplier.vatId, 6), odd: true },
        policy: 'AP-2',
      },
    ];
  if (invoice.vatId === undefined || invoice.vatId === supplier.vatId) return [];
  return [
    {
      rule: 'tax_id_changed',
      weight: 'failure',
      text: `The tax number ${invoice.vatId} is not the one on file, ${supplier.vatId}.`,
      fact: { label: 'Tax number', value: last(invoice.vatId, 6), baseline: last(supplier.vatId, 6), odd: true },
      policy: 'AP-2',
    },
  ];
};

const bankAccount = ({ invoice, supplier }: Case): readonly Finding[] =>
  invoice.bankAccount === undefined || invoice.bankAccount === supplier.bankAccount
    ? []
    : [
        {
          rule: 'bank_account_changed',
          weight: 'failure',
          text: `The account ${invoice.bankAccount} is not the one on file, ${supplier.bankAccount}.`,
          fact: { label: 'Account', value: last(invoice.bankAccount, 4), baseline: last(supplier.bankAccount, 4), odd: true },
          policy: 'AP-3',
        },
      ];

const history = ({ invoice, supplier }: Case): readonly Finding[] => {
  const { currency } = supplier;
  const total = minorOf(invoice.total, currency);
  const usual = minorOf(supplier.usual, currency);
  const findings: Finding[] = [];
  if (supplier.invoicesLastYear < KNOWN_AFTER)
    findings.push({
      rule: 'new_supplier',
      weight: 'doubt',
      text: `Only ${supplier.invoicesLastYear} earlier invoices from this supplier.`,
      fact: {
        label: 'Earlier invoices',
        value: String(supplier.invoicesLastYear),
        baseline: `${KNOWN_AFTER} or more`,
        odd: true,
      },
      policy: 'AP-7',
    });
  if (total > UNUSUAL * usual)
    findings.push({
      rule: 'unusual_amount',
      weight: 'failure',
      text: `${showMoney({ minor: total, currency })} is ${(total / usual).toFixed(1)} times the usual ${showMoney({ minor: usual, currency })}.`,
      fact: {
        label: 'Total',
        value: showMoney({ minor: total, currency }),
        baseline: showMoney({ minor: usual, currency }),
        odd: true,
      },
      policy: 'AP-7',
    });
  return findings;
};

/** Tax number, bank account and size against what we know of the supplier. */
export const checkSupplier = (subject: Case): readonly Finding[] => [
  ...taxId(subject),
  ...bankAccount(subject),
  ...history(subject),
];
