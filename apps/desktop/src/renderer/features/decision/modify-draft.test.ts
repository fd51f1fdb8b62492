import type { ProposedAction } from '@countersign/shared/model/action';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalToMinor, minorToDecimal } from '../../format/format.ts';
import { checkDraft, draftOf, fieldChanges } from './modify-draft.ts';

const ACTION: ProposedAction = {
  name: 'pay_invoice',
  arguments: { invoice: 'A-1', amount: 120.5, lines: [{ sku: 'x', n: 1 }] },
  argumentsSchema: {
    type: 'object',
    properties: { amount: { type: 'number', maximum: 500 } },
    required: ['invoice', 'amount'],
  },
  amount: { minor: 12_050, currency: 'EUR' },
};
const draft = draftOf(ACTION);
const check = (change: Partial<typeof draft>) => checkDraft(ACTION, { ...draft, ...change });

describe('modify', () => {
  it('a complete replacement of the arguments, and the amount only when it changed', () => {
    const json = JSON.stringify({ invoice: 'A-1', amount: 99, lines: [] });
    expect(check({ json, amount: '99.00', reason: ' less ' }).verdict).toEqual({
      kind: 'modify',
      arguments: { invoice: 'A-1', amount: 99, lines: [] },
      amount: { minor: 9_900, currency: 'EUR' },
      reason: 'less',
    });
    expect(check({ json }).verdict).not.toHaveProperty('amount');
  });
  it('names old and new of each field', () => {
    expect(check({ json: JSON.stringify({ invoice: 'A-1', amount: 99, lines: [{ sku: 'y', n: 1 }] }) }).changes).toEqual([
      { path: 'amount', before: '120.5', after: '99' },
      { path: 'lines[0].sku', before: '"x"', after: '"y"' },
    ]);
  });
  it.each([
    ['{', /not json/i],
    ['[]', /object/i],
    ['null', /object/i],
    ['{"invoice":"A-1"}', /amount/],
    ['{"invoice":"A-1","amount":501}', /amount/],
  ])('%s cannot be sent', (json, why) => {
    const { verdict, errors } = check({ json });
    expect(verdict).toBeNull();
    expect(errors[0]?.message).toMatch(why);
  });
  it.each(['', '1.234', '1,5', 'abc', '99999999999999999999'])('amount %j cannot be sent', (amount) => {
    expect(check({ amount })).toMatchObject({ verdict: null, errors: [{ field: 'amount' }] });
  });
  it('says one thing about each field, on one line', () => {
    const { errors } = check({ json: '{"invoice":5,"amount":501,"more":1}' });
    const fields = errors.map(({ message }) => message.split(':')[0]);
    expect(fields).toEqual([...new Set(fields)]);
    expect(check({ json: 'x{\n"a":1}' }).errors[0]?.message).not.toContain('\n');
  });
  it('nothing changed is nothing to send', () => {
    expect(check({})).toMatchObject({ verdict: null, errors: [], changes: [] });
  });
  it('a field called like a part of every object is a field like any other', () => {
    expect(fieldChanges(JSON.parse('{}'), JSON.parse('{"__proto__":1,"constructor":2}')).map(({ path }) => path)).toEqual([
      '__proto__',
      'constructor',
    ]);
  });
});

describe('amounts', () => {
  it('there and back without a float, for any currency', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('EUR', 'JPY', 'KWD', 'XXX'), (minor, currency) => {
        expect(decimalToMinor(minorToDecimal({ minor, currency }), currency)).toBe(minor === 0 ? 0 : minor);
      }),
    );
  });
});
