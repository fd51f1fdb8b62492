import { minorOf, showMoney } from '../amount.ts';
import type { Case } from '../books.ts';
import type { Finding } from './finding.ts';

/** Share of the open order by which an invoice may exceed it (AP-4). */
const TOLERANCE = 0.01;

const finding = (rule: Finding['rule'], weight: Finding['weight'], text: string, value: string, baseline: string): Finding => ({
  rule,
  weight,
  text,
  fact: { label: rule === 'goods_not_received' ? 'Received' : 'Order', value, baseline, odd: true },
  policy: rule === 'goods_not_received' ? 'AP-5' : 'AP-4',
});

/** The invoice against the purchase order that it names and against what has arrived. */
export const checkOrder = ({ invoice, supplier, order }: Case): readonly Finding[] => {
  if (invoice.kind === 'credit_note') return [];
  if (invoice.order === null)
    return supplier.needsOrder
      ? [finding('missing_order', 'doubt', 'The invoice names no order; this supplier needs one.', 'missing', 'needed')]
      : [];
  if (order === undefined || order.supplier !== supplier.id)
    return [finding('order_unknown', 'failure', `${invoice.order} is not an order of this supplier.`, invoice.order, 'unknown')];

  const open = minorOf(order.open, order.currency);
  const ordered = showMoney({ minor: open, currency: order.currency });
  const total = minorOf(invoice.total, supplier.currency);
  const billed = showMoney({ minor: total, currency: supplier.currency });
  if (order.currency !== supplier.currency)
    return [finding('order_currency', 'failure', `The order is for ${ordered}, the invoice for ${billed}.`, billed, ordered)];
  if (total > open * (1 + TOLERANCE))
    return [
      finding('order_amount', 'failure', `The invoice is ${billed}, ${order.number} has ${ordered} open.`, billed, ordered),
    ];
  if (total > (open * order.receivedPercent) / 100)
    return [
      finding(
        'goods_not_received',
        'doubt',
        `${order.receivedPercent} % of ${order.number} has arrived; the invoice is for more.`,
        `${order.receivedPercent} %`,
        '100 %',
      ),
    ];
  return [];
};
