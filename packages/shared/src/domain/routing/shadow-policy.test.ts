import { expect, test } from 'vitest';
import type { Routing } from '../../model/escalation.ts';
import { compareRoutes } from './shadow-policy.ts';

const live: Routing = {
  route: 'autonomous',
  reasons: [],
  riskClass: 'medium',
  reviewTier: 'senior_reviewer',
  rule: 'confidence_autonomous',
  policyVersion: 'live-1',
  inclusionProbability: 1,
};

test('P-28 a shadow’s route is told beside the live one, with who would see more', () => {
  const shadow: Routing = { ...live, route: 'escalate', reasons: ['predicted'], rule: 'predicted' };
  expect(compareRoutes(live, shadow)).toEqual({
    differs: true,
    caution: 'more',
    route: { live: 'autonomous', candidate: 'escalate' },
    rule: { live: 'confidence_autonomous', candidate: 'predicted' },
    reasonsAdded: ['predicted'],
    reasonsRemoved: [],
  });
  expect(compareRoutes(shadow, live)).toMatchObject({ differs: true, caution: 'less', reasonsRemoved: ['predicted'] });
});

test('P-28 another tier is a difference, other reasons alone are none', () => {
  expect(compareRoutes(live, { ...live, reviewTier: 'manager' })).toMatchObject({ differs: true, caution: 'same' });
  const [one, other] = [{ ...live, route: 'escalate' as const, reasons: ['regulated_domain' as const] }, live];
  expect(compareRoutes(one, { ...one, reasons: ['low_confidence'] }).differs).toBe(false);
  expect(compareRoutes(other, { ...other, rule: 'free' }).differs).toBe(false);
});

test('P-28 a draw of the sampler is no difference', () => {
  const drawn: Routing = { ...live, route: 'review', reasons: ['sampled'], rule: 'sampled', inclusionProbability: 0.1 };
  expect(compareRoutes(live, drawn)).toMatchObject({ differs: false, caution: 'same', reasonsAdded: [] });
  expect(compareRoutes(drawn, { ...live, route: 'review' })).toMatchObject({ differs: true, caution: 'more' });
});
