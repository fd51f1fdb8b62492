import type { ContextBundle } from '@countersign/shared/model/context';

/** The demo company's rules for accounts payable, as a reviewer sees them beside the item. */
export const ACCOUNTS_POLICY = {
  'AP-1': {
    title: 'Arithmetic',
    text: 'Lines, tax and total must agree. A difference of at most 5 minor units is rounding and may be posted.',
  },
  'AP-2': {
    title: 'Tax number',
    text: 'Input tax is deducted only with the tax number on the invoice. A number that differs from the one on file is checked with the tax office before posting.',
  },
  'AP-3': {
    title: 'Bank account',
    text: 'A new account is used only after a call to the number on file. Mails that press for speed or name a new account are reported.',
  },
  'AP-4': {
    title: 'Purchase order',
    text: 'Suppliers under contract need an order. An invoice may exceed the open order by 1 %; anything above needs the buyer’s written consent.',
  },
  'AP-5': { title: 'Goods receipt', text: 'What has not arrived is not posted. Hold the invoice until the receipt covers it.' },
  'AP-6': {
    title: 'Duplicates and credits',
    text: 'One supplier number is posted once. A credit note is booked against the invoice that it names.',
  },
  'AP-7': {
    title: 'Unusual amounts',
    text: 'A total of more than three times the supplier’s usual one is looked at by a person before posting.',
  },
  'AP-8': {
    title: 'Reading quality',
    text: 'Fields read with less than 85 % certainty may be posted and are looked at afterwards.',
  },
  'AP-9': {
    title: 'Payment',
    text: 'Invoices due within three days are paid with the next run, overdue ones by instant transfer. The run can be recalled until 18:00, an instant transfer cannot.',
  },
  'AP-10': { title: 'Regulated services', text: 'Fees of lawyers and tax advisers are posted only with a manager’s approval.' },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly text: string }>>;
export type PolicyId = keyof typeof ACCOUNTS_POLICY;

export const excerpts = (ids: readonly PolicyId[]): NonNullable<ContextBundle['policyContext']> =>
  [...new Set(ids)].map((id) => ({ id, ...ACCOUNTS_POLICY[id] }));
