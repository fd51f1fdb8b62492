import { expect, test } from 'vitest';
import { matchesPattern } from './action-pattern.ts';

test.each([
  ['post_invoice', 'post_invoice', true],
  ['post_invoices', 'post_invoice', false],
  ['post_invoice', '', false],
  ['get_user', 'get_*', true],
  ['get_', 'get_*', true],
  ['forget_user', 'get_*', false],
  ['order_status', '*_status', true],
  ['ab', 'a*b', true],
  ['a', 'a*a', false],
  ['aba', 'a*b*a', true],
  ['aa', 'a*b*a', false],
  ['x-y-z', '*-*-*', true],
  ['abc', '*', true],
  ['abcb', '*bc*b', true],
  ['abc', 'a*bc*c', false],
])('P-06 %s fits %s: %s', (name, pattern, expected) => {
  expect(matchesPattern(name, pattern)).toBe(expected);
});

test('P-06 a hostile pattern takes no time to fail', () => {
  expect(matchesPattern('a'.repeat(128), `${'a*'.repeat(60)}b`)).toBe(false);
});
