import type { RoutingPolicy } from '../../model/policy.ts';

const MINUTE = 60_000;

/** The article's numbers, with ours where it is silent. */
export const DEFAULT_POLICY: RoutingPolicy = {
  version: 'default-1',
  confidence: { autonomous: 0.8, review: 0.5, mediumRisk: 0.7 },
  highValue: { limit: 500, byCurrency: {} },
  criticalValue: 10_000,
  negativeSentiment: -0.6,
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
  reviewTiers: { low: 'junior_reviewer', medium: 'senior_reviewer', high: 'manager', critical: 'manager' },
  sampling: { salt: 'sample-1', rate: { low: 0, medium: 0 } },
  openPerAgent: 50,
  deadlineMs: { low: 240 * MINUTE, medium: 60 * MINUTE, high: 30 * MINUTE, critical: 10 * MINUTE },
  onDeadline: 'reject',
  agentMayAskOnDeadline: ['reject', 'raise', 'wait'],
  holdMs: 10_000,
};
