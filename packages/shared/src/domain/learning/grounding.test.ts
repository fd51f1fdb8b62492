import { describe, expect, it } from 'vitest';
import { leavesOf } from './argument-leaves.ts';
import { groundingOf } from './grounding.ts';

const action = { name: 'book', arguments: { from: 'JFK', bags: 5, payment: [{ id: 'gift_card_77', amount: 250 }], note: null } };

describe('where argument values come from', () => {
  it('J-22 counts single values, whatever the nesting, without names and nulls', () => {
    expect(leavesOf(action.arguments)).toEqual(['JFK', '5', 'gift_card_77', '250']);
    expect(leavesOf({})).toEqual([]);
    expect(leavesOf(Array.from({ length: 1_000 }, () => 1))).toHaveLength(200);
  });

  it('J-22 tells what was said from what was looked up, and 5 from 255', () => {
    const grounding = groundingOf(action, {
      conversation: [{ role: 'customer', text: 'From jfk, with 255 and Gift Card 77.' }],
      actionsAttempted: [{ name: 'get', outcome: 'succeeded', result: '{"id":"gift_card_77","amount":250}' }],
      transaction: { from: 'JFK' },
    });
    expect(grounding.said).toBe(0.5);
    expect(grounding.found).toBe(0.75);
    expect(grounding.agreed).toBeUndefined();
  });

  it('J-22 alternatives agree as far as they have the same values, in words or as arguments', () => {
    const agreed = (alternatives: Parameters<typeof groundingOf>[1]['alternatives']) =>
      groundingOf(action, { alternatives }).agreed;
    expect(agreed([{ summary: 'book{"from":"JFK","bags":5,"payment":[{"id":"gift_card_77","amount":250}]}' }])).toBe(1);
    expect(agreed([{ summary: 'transfer to a person' }, { summary: 'other bags', arguments: { from: 'JFK', bags: 4 } }])).toBe(
      0.125,
    );
    expect(groundingOf({ name: 'ping', arguments: {} }, {}).said).toBeUndefined();
  });
});
