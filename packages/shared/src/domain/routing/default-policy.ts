import type { RoutingPolicy } from '../../model/policy.ts';
import { CRITICAL_VALUE_BY_CURRENCY, HIGH_VALUE_BY_CURRENCY } from './currency-limits.ts';

const MINUTE = 60_000;

/** The article's numbers, with ours where it is silent. `policies/article.yaml` says the same with a comment to each line. */
export const DEFAULT_POLICY: RoutingPolicy = {
  version: 'default-2',
  confidence: { autonomous: 0.8, review: 0.5, mediumRisk: 0.7, byAction: [] },
  highValue: { limit: 500, byCurrency: { ...HIGH_VALUE_BY_CURRENCY } },
  criticalValue: { limit: 10_000, byCurrency: { ...CRITICAL_VALUE_BY_CURRENCY } },
  unstatedReversibility: 'irreversible',
  negativeSentiment: -0.6,
  estimateSentiment: false,
  regulatedDomains: ['legal', 'medical', 'financial'],
  lowRiskActions: [
    'post_invoice',
    'hold_invoice',
    'request_missing_data',
    'answer_faq',
    'faq_*',
    'get_*',
    'list_*',
    'lookup_*',
    'search_*',
    'troubleshoot_*',
  ],
  requiredFields: [
    { actions: ['pay_*', 'transfer_funds', 'issue_refund', 'refund_*', 'send_payment', 'wire_*'], fields: ['amount'] },
    { actions: ['delete_*', 'drop_*'], fields: ['target'] },
  ],
  rules: [],
  reviewTiers: { low: 'junior_reviewer', medium: 'senior_reviewer', high: 'manager', critical: 'manager' },
  twoPerson: { low: false, medium: false, high: false, critical: false },
  sampling: { rate: { low: 0, medium: 0 } },
  openPerAgent: 50,
  quotas: [],
  deadlineMs: { low: 240 * MINUTE, medium: 60 * MINUTE, high: 30 * MINUTE, critical: 10 * MINUTE },
  onDeadline: 'reject',
  agentMayAskOnDeadline: ['reject', 'raise', 'wait'],
  ladder: { steps: [], loops: 0, everybodyMs: 60 * MINUTE },
  holdMs: 10_000,
  costs: { currency: 'USD', reviewerPerHour: 40, error: { low: 20, medium: 100, high: 1_000, critical: 10_000 } },
};
