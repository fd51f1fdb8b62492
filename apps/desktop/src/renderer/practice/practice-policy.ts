import { DEFAULT_POLICY } from '@countersign/shared/domain/routing/default-policy';
import type { RoutingPolicy } from '@countersign/shared/model/policy';

/** Every case waits for the learner: nothing runs by itself, and there is a tier above to raise to. */
export const PRACTICE_POLICY: RoutingPolicy = {
  ...DEFAULT_POLICY,
  version: 'practice-1',
  confidence: { autonomous: 1, review: 1, mediumRisk: 0.99, byAction: [] },
  lowRiskActions: [...DEFAULT_POLICY.lowRiskActions, 'issue_refund', 'change_address', 'send_gift', 'reopen_ticket'],
  reviewTiers: { low: 'junior_reviewer', medium: 'senior_reviewer', high: 'senior_reviewer', critical: 'manager' },
};
