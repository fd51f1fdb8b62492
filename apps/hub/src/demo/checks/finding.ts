import type { Fact } from '@countersign/shared/model/context';
import type { PolicyId } from '../accounts-policy.ts';

export const RULES = [
  'lines_sum',
  'vat_sum',
  'rounding',
  'total_sum',
  'missing_tax_id',
  'tax_id_changed',
  'bank_account_changed',
  'unusual_amount',
  'new_supplier',
  'missing_order',
  'order_unknown',
  'order_currency',
  'order_amount',
  'goods_not_received',
  'duplicate',
  'credit_without_invoice',
  'due_before_issue',
  'low_scan',
] as const;
export type Rule = (typeof RULES)[number];

/** One thing that is wrong or missing. `doubt` lowers the confidence, `failure` means that validation failed. */
export type Finding = {
  readonly rule: Rule;
  readonly weight: 'doubt' | 'failure';
  readonly text: string;
  readonly fact: Fact;
  readonly policy: PolicyId;
};
