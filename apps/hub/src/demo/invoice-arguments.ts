import { Money } from '@countersign/shared/model/action';
import type { JsonObject } from '@countersign/shared/model/json';
import { z } from 'zod';

const who = {
  invoiceNumber: z
    .string()
    .regex(/^INV-[0-9]{5}$/)
    .describe('our number'),
  supplier: z.string().min(1).max(120),
  supplierId: z.string().min(1).max(64).describe('id in the supplier file'),
};
const day = z
  .string()
  .regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/)
  .describe('a day such as 2026-11-20');

/** What each tool of the invoice agent takes. The reviewer's editor checks against the same schemas. */
export const INVOICE_ARGUMENTS = {
  post_invoice: z.strictObject({
    ...who,
    supplierNumber: z.string().min(1).max(64),
    kind: z.enum(['invoice', 'credit_note']),
    account: z
      .string()
      .regex(/^[0-9]{4}$/)
      .describe('ledger account'),
    costCentre: z.string().min(1).max(32),
    order: z.string().max(32).nullable(),
    net: Money,
    vat: Money,
    total: Money,
    dueDate: day,
  }),
  pay_invoice: z.strictObject({
    ...who,
    payTo: z.string().min(4).max(64).describe('account number'),
    amount: Money,
    method: z.enum(['payment_run', 'instant_transfer']),
    payOn: day,
  }),
  request_missing_data: z.strictObject({
    ...who,
    fields: z
      .array(z.enum(['tax_number', 'order_number', 'readable_copy']))
      .min(1)
      .max(3),
    message: z.string().min(1).max(2000),
  }),
  hold_invoice: z.strictObject({ ...who, total: Money, reason: z.string().min(1).max(500), until: day }),
} as const;
export type InvoiceAction = keyof typeof INVOICE_ARGUMENTS;
export type ArgumentsOf<A extends InvoiceAction> = z.infer<(typeof INVOICE_ARGUMENTS)[A]>;

export const isInvoiceAction = (name: string): name is InvoiceAction => Object.hasOwn(INVOICE_ARGUMENTS, name);

const schemas = new Map<InvoiceAction, JsonObject>();

/** The JSON Schema that travels with the action. */
export const argumentsSchemaOf = (name: InvoiceAction): JsonObject => {
  const known = schemas.get(name);
  if (known !== undefined) return known;
  const made = z.toJSONSchema(INVOICE_ARGUMENTS[name]) as JsonObject;
  schemas.set(name, made);
  return made;
};
