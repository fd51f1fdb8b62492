import { describe, expect, it } from 'vitest';
import type { ContextBundle } from '../../model/context.ts';
import type { JsonObject } from '../../model/json.ts';
import { textsIn } from './argument-texts.ts';
import { shareFromCustomer } from './from-customer.ts';

const said = (...texts: readonly string[]): ContextBundle => ({
  conversation: [
    ...texts.map((text) => ({ role: 'customer' as const, text })),
    { role: 'agent' as const, text: 'gift_card_77 from JFK on 2026-05-20?' },
  ],
});
const share = (args: JsonObject, context: ContextBundle) => shareFromCustomer({ name: 'book', arguments: args }, context);

describe('what of the arguments the customer said', () => {
  it('J-22 counts texts of three characters and more, whatever the nesting, without names of fields', () => {
    expect(textsIn({ from: 'JFK', bags: 500, to: 'LA', payment: [{ id: 'gift_card_77' }], note: null })).toEqual([
      'JFK',
      'gift_card_77',
    ]);
    expect(textsIn(Array.from({ length: 1_000 }, () => 'abc'))).toHaveLength(200);
  });

  it('J-22 only the customer’s words count, in any case', () => {
    const args = { from: 'JFK', payment: { id: 'gift_card_77' }, bags: 5 };
    expect(share(args, said('From jfk, please.'))).toBe(0.5);
    expect(share(args, said('Gift_Card_77', 'jfk'))).toBe(1);
    expect(share(args, said('Hello'))).toBe(0);
  });

  it.each([
    ['I search for a flight', 0],
    ['I search, to SEA', 1],
    ['sea', 1],
    ['“SEA”', 1],
    ['séaséasea', 0],
    ['sea7', 0],
    ['id_sea', 1],
  ])('J-22 as whole words: %s', (text, expected) => {
    expect(share({ to: 'SEA' }, said(text))).toBe(expected);
  });

  it('J-22 only the newest 4,000 characters are looked at', () => {
    expect(share({ to: 'SEA' }, said('SEA', 'x '.repeat(1_900)))).toBe(1);
    expect(share({ to: 'SEA' }, said('SEA', 'x '.repeat(2_000)))).toBe(0);
    expect(share({ to: 'SEA' }, said(`${'x '.repeat(9_000)}SEA`))).toBe(1);
  });

  it('J-22 without a conversation, or a text in the arguments, nothing is told', () => {
    expect(share({ to: 'SEA' }, {})).toBeUndefined();
    expect(share({ bags: 5 }, said('5'))).toBeUndefined();
  });
});
