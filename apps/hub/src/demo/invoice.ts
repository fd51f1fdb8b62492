import { z } from 'zod';

const decimal = z.string().regex(/^-?\d{1,12}(\.\d{1,4})?$/, 'an amount such as 1240.00');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2026-11-20');
const share = z.number().min(0).max(1);

/** What we have on file about a supplier. */
export const Supplier = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Where the name is written in another script. */
  latinName: z.string().optional(),
  country: z.string().length(2),
  currency: z.string().length(3),
  vatId: z.string(),
  bankAccount: z.string(),
  since: z.int(),
  invoicesLastYear: z.int().min(0),
  /** Median total of the last year. */
  usual: decimal,
  /** Days to pay. */
  terms: z.int().positive(),
  needsOrder: z.boolean(),
  /** Where the supplier's work is regulated, e.g. "legal". */
  domain: z.string().optional(),
});
export type Supplier = z.infer<typeof Supplier>;

export const PurchaseOrder = z.strictObject({
  number: z.string(),
  supplier: z.string(),
  currency: z.string().length(3),
  /** Value that has been ordered and not invoiced yet. */
  open: decimal,
  receivedPercent: z.int().min(0).max(100),
});
export type PurchaseOrder = z.infer<typeof PurchaseOrder>;

/** One invoice as the reading software gave it to us. Amounts are decimal text in the invoice's currency. */
export const Invoice = z.strictObject({
  number: z.string().regex(/^INV-\d{5}$/),
  supplier: z.string(),
  /** The supplier's own number. */
  theirs: z.string(),
  kind: z.enum(['invoice', 'credit_note']).default('invoice'),
  /** Of a credit note: the supplier's number of the invoice that it corrects. */
  refersTo: z.string().optional(),
  issued: day,
  due: day,
  lines: z.array(z.tuple([z.string(), decimal])).min(1),
  net: decimal,
  /** Percent. */
  vatRate: z.number().min(0).max(100),
  vat: decimal,
  total: decimal,
  order: z.string().nullable(),
  /** As printed; absent when it is the one on file, null when there is none on the paper. */
  vatId: z.string().nullable().optional(),
  /** As printed; absent when it is the one on file. */
  bankAccount: z.string().optional(),
  account: z.string(),
  centre: z.string(),
  /** How sure the reading software is of the page as a whole, and of single fields where that differs. */
  scan: share,
  ocr: z.record(z.string(), share).default({}),
  /** Mood of the supplier's mails, -1 (furious) to 1. */
  sentiment: z.number().min(-1).max(1).optional(),
  mail: z.string(),
  /** What was written afterwards: who, what, when. */
  thread: z.array(z.tuple([z.enum(['supplier', 'agent', 'system']), z.string(), z.iso.datetime()])).default([]),
});
export type Invoice = z.infer<typeof Invoice>;
