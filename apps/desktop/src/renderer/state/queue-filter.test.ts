import { describe, expect, it } from 'vitest';
import { itemOf } from '../test/queue-item.ts';
import { filterQueue, matchesFilter, wordsOf } from './queue-filter.ts';

const item = itemOf(1, {
  agentName: 'billing-agent',
  actionName: 'payments.issue_refund',
  target: 'José Álvarez',
  reviewTier: 'senior_reviewer',
  routing: { riskClass: 'high' },
});
const finds = (search: string): boolean => matchesFilter(item, wordsOf(search));

describe('K-13 what a row is found by', () => {
  it.each([
    'billing',
    'refund',
    'issue_refund',
    'issue refund',
    'jose',
    'JOSÉ alvarez',
    'senior',
    'high risk',
    'refund jose high',
  ])('%s', (search) => {
    expect(finds(search)).toBe(true);
  });
  it.each(['refund manager', 'critical', 'joseph', 'billing low'])('not by %s', (search) => {
    expect(finds(search)).toBe(false);
  });
  it('an empty search finds everything, in the very same list', () => {
    const order = [{ section: 'now' as const, items: [item] }];
    for (const search of [null, '', '   ']) expect(filterQueue(order, search)).toBe(order);
    expect(filterQueue(order, 'nobody')).toEqual([]);
  });
});
