import type { ProposedAction } from '@countersign/shared/model/action';

type SmallRefund = {
  readonly customer: string;
  readonly order: string;
  /** Whole cents. */
  readonly minor: number;
  readonly currency: 'USD' | 'EUR';
};

/** Some money back that can be taken back, with a schema, so that the form has limits to show. */
export const smallRefund = ({ customer, order, minor, currency }: SmallRefund): ProposedAction => ({
  name: 'issue_refund',
  arguments: { customer, order, amount: minor / 100, currency },
  argumentsSchema: {
    type: 'object',
    required: ['customer', 'order', 'amount', 'currency'],
    additionalProperties: false,
    properties: {
      customer: { type: 'string', title: 'Customer', readOnly: true },
      order: { type: 'string', title: 'Order' },
      amount: { type: 'number', title: 'Amount', minimum: 0, maximum: 100 },
      currency: { type: 'string', enum: [currency], title: 'Currency' },
    },
  },
  target: customer,
  amount: { minor, currency },
  reversible: true,
});
