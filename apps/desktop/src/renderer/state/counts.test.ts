import type { PrincipalId } from '@countersign/shared/model/ids';
import { describe, expect, it } from 'vitest';
import { NOW, itemOf } from '../test/queue-item.ts';
import { AT_RISK_MS, countsOf } from './counts.ts';

const ME = '018f0000-0000-7000-8000-0000000000aa' as PrincipalId;
const OTHER = '018f0000-0000-7000-8000-0000000000bb' as PrincipalId;

describe('U-22 counts at the top', () => {
  it('are of what waits: mine, by tier, and near the deadline', () => {
    const order = [
      {
        section: 'now',
        items: [
          itemOf(1, { reviewTier: 'manager', deadlineAt: NOW + AT_RISK_MS - 1 }),
          itemOf(2, { reviewTier: 'manager', deadlineAt: NOW + AT_RISK_MS, status: { kind: 'claimed', by: ME } }),
        ],
      },
      { section: 'others', items: [itemOf(3, { reviewTier: 'junior_reviewer', status: { kind: 'claimed', by: OTHER } })] },
      { section: 'snoozed', items: [itemOf(4, { deadlineAt: NOW, status: { kind: 'snoozed', by: ME, until: NOW + 1 } })] },
    ] as const;
    expect(countsOf(order, ME, NOW, AT_RISK_MS)).toEqual({
      mine: 1,
      atRisk: 1,
      actionable: 2,
      tiers: [
        { tier: 'junior_reviewer', count: 1 },
        { tier: 'manager', count: 2 },
      ],
    });
  });
});
