import type { Money } from '@countersign/shared/model/action';
import { z } from 'zod';
import { minorOf } from './amount.ts';
import invoices from './data/invoices.json' with { type: 'json' };
import orders from './data/purchase-orders.json' with { type: 'json' };
import suppliers from './data/suppliers.json' with { type: 'json' };
import { Invoice, PurchaseOrder, Supplier } from './invoice.ts';

/** What the accounts department of the demo knows. */
export type Books = {
  /** The demo's business day. Fixed, so that a bundle is the same on every start and a key never changes its content. */
  readonly today: string;
  readonly suppliers: ReadonlyMap<string, Supplier>;
  readonly orders: ReadonlyMap<string, PurchaseOrder>;
  /** In order of arrival. */
  readonly invoices: readonly Invoice[];
};

export const demoBooks = (): Books => ({
  today: '2026-11-20',
  suppliers: new Map(
    z
      .array(Supplier)
      .parse(suppliers)
      .map((supplier) => [supplier.id, supplier]),
  ),
  orders: new Map(
    z
      .array(PurchaseOrder)
      .parse(orders)
      .map((order) => [order.number, order]),
  ),
  invoices: z.array(Invoice).parse(invoices),
});

/** One invoice with everything that is known about it: what the checks look at. */
export type Case = {
  readonly today: string;
  readonly invoice: Invoice;
  readonly supplier: Supplier;
  /** The order that the invoice names, where we have it. */
  readonly order: PurchaseOrder | undefined;
  /** What came from this supplier before, oldest first. */
  readonly earlier: readonly Invoice[];
};

/** @returns undefined when the supplier is not in the books. */
export const caseOf = (books: Books, invoice: Invoice): Case | undefined => {
  const supplier = books.suppliers.get(invoice.supplier);
  if (supplier === undefined) return undefined;
  const position = books.invoices.indexOf(invoice);
  return {
    today: books.today,
    invoice,
    supplier,
    order: invoice.order === null ? undefined : books.orders.get(invoice.order),
    earlier: books.invoices.slice(0, Math.max(0, position)).filter((other) => other.supplier === invoice.supplier),
  };
};

/** An amount of the invoice in the supplier's currency. The books were checked when they were read: it is always exact. */
export const moneyOf = ({ supplier: { currency } }: Pick<Case, 'supplier'>, decimal: string): Money => ({
  minor: minorOf(decimal, currency),
  currency,
});

/** Whole days from one day to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
