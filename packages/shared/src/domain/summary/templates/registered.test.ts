import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonObject } from '../../../../testing/arbitraries.ts';
import { summaryOf } from '../../../../testing/summary-of.ts';
import type { JsonObject } from '../../../model/json.ts';
import { textOfHeadline } from '../headline.ts';
import { countTokens } from '../tokens.ts';
import { registerTemplates } from './registered.ts';
import type { TemplateRegistry } from './template.ts';

const REFUND = {
  name: 'shop.refund',
  headline: 'Give {amount} back to {customer}[ for order {order}]',
  slots: {
    amount: { from: 'amount', as: 'money' },
    customer: { from: 'customer.name', as: 'text' },
    order: { from: 'order', as: 'text' },
  },
  oddFacts: [{ label: 'Method', from: 'method', as: 'text', noneBut: ['original_card'], baseline: 'original card' }],
};
const fileOf = (...templates: readonly object[]) => ({ version: 1, templates });
const registered = (...templates: readonly object[]): TemplateRegistry => {
  const result = registerTemplates(fileOf(...templates));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const errorsOf = (file: unknown) => {
  const result = registerTemplates(file);
  return result.ok ? [] : result.error;
};
const ARGUMENTS = { customer: { name: 'Dana K.' }, order: '8812', method: 'new_card', reason: 'she is nice' };

describe('V-12 sentences that a team registers', () => {
  const templates = registered(REFUND);
  const said = (args: JsonObject, amount?: { minor: number; currency: string }): string =>
    textOfHeadline(
      summaryOf({ name: 'shop.refund', arguments: args, ...(amount === undefined ? {} : { amount }) }, {}, templates).headline,
    );

  test('are filled from the typed action', () => {
    expect(said(ARGUMENTS, { minor: 248_000, currency: 'USD' })).toBe('Give US$2,480.00 back to Dana K. for order 8812');
    expect(said({ ...ARGUMENTS, order: undefined as never }, { minor: 1, currency: 'USD' })).toBe('Give US$0.01 back to Dana K.');
  });

  test('give way to the plain generic sentence when a needed value is missing or of another type', () => {
    expect(said({ customer: 'Dana', order: '8812' }, { minor: 100, currency: 'EUR' })).toMatch(/^Shop refund, €1\.00/);
  });

  test('an amount that the action declares is said even where the sentence has no place for it', () => {
    const plain = registered({ name: 'close', headline: 'Close {account}', slots: { account: { from: 'account', as: 'text' } } });
    const view = summaryOf({ name: 'close', arguments: { account: 'a-1' }, amount: { minor: 500, currency: 'EUR' } }, {}, plain);
    expect(textOfHeadline(view.headline)).toBe('Close a-1, €5.00');
  });

  test('their odd facts stand beside what is usual, and lead to the argument', () => {
    const view = summaryOf({ name: 'shop.refund', arguments: ARGUMENTS, reversible: true }, {}, templates);
    expect(view.facts.filter(({ odd }) => odd)).toEqual([
      {
        label: 'Method',
        value: 'new_card',
        baseline: 'original card',
        odd: true,
        from: 'hub',
        source: { panel: 'raw', path: 'arguments.method' },
      },
    ]);
    const usual = summaryOf(
      { name: 'shop.refund', arguments: { ...ARGUMENTS, method: 'original_card' }, reversible: true },
      {},
      templates,
    );
    expect(usual.facts.filter(({ odd }) => odd)).toEqual([]);
  });

  test('an amount above the template’s own limit is odd', () => {
    const limited = registered({
      ...REFUND,
      oddFacts: [{ label: 'Fee', from: 'fee', as: 'money', above: 20, baseline: 'at most 20' }],
    });
    const factsFor = (minor: number) =>
      summaryOf(
        { name: 'shop.refund', arguments: { ...ARGUMENTS, fee: { minor, currency: 'EUR' } }, reversible: true },
        {},
        limited,
      )
        .facts.filter(({ odd }) => odd)
        .map(({ value }) => value);
    expect(factsFor(2_001)).toEqual(['€20.01']);
    expect(factsFor(2_000)).toEqual([]);
  });

  test('V-01 any arguments stay within 14 tokens, and 35 in all', () => {
    fc.assert(
      fc.property(jsonObject(), fc.string({ maxLength: 200 }), (extra, name) => {
        const view = summaryOf(
          { name: 'shop.refund', arguments: { ...extra, customer: { name } }, amount: { minor: 9, currency: 'ZZZ' } },
          {},
          templates,
        );
        expect(countTokens(textOfHeadline(view.headline))).toBeLessThanOrEqual(14);
        expect(view.mustReadTokens).toBeLessThanOrEqual(35);
      }),
    );
  });
});

describe('V-12 a template that breaks a rule is refused with the field and the limit', () => {
  test.each([
    [
      'too many words',
      { headline: `Please be so kind as to give back the whole sum of {amount} to {customer}[ for {order}]` },
      'templates.0.headline',
      14,
    ],
    [
      'a slot that nobody described',
      { headline: 'Give {amount} to {customer} {order} {who}' },
      'templates.0.headline',
      undefined,
    ],
    ['a slot that is not said', { headline: 'Give {amount} to {customer}' }, 'templates.0.slots.order', undefined],
    ['a bracket left open', { headline: 'Give {amount}[ to {customer} {order}' }, 'templates.0.headline', undefined],
    ['nested brackets', { headline: 'Give {amount}[ to {customer}[ {order}]]' }, 'templates.0.headline', undefined],
    [
      'agent prose',
      { slots: { ...REFUND.slots, order: { from: 'reason', as: 'text' } } },
      'templates.0.slots.order.from',
      undefined,
    ],
    ['a long label', { oddFacts: [{ ...REFUND.oddFacts[0], label: 'one two three four' }] }, 'templates.0.oddFacts.0.label', 3],
    [
      'a path that is no path',
      { slots: { ...REFUND.slots, order: { from: '../x', as: 'text' } } },
      'templates.0.slots.order.from',
      undefined,
    ],
    ['code', { script: 'alert(1)' }, 'templates.0', undefined],
  ])('%s', (_, change, field, limit) => {
    const errors = errorsOf(fileOf({ ...REFUND, ...change }));
    expect(errors.map((error) => error.field)).toContain(field);
    expect(errors.find((error) => error.field === field)?.limit).toBe(limit);
  });

  test('two for one action, and a file of another shape', () => {
    expect(errorsOf(fileOf(REFUND, REFUND)).map(({ field }) => field)).toEqual(['templates.1.name']);
    expect(errorsOf([REFUND]).length).toBeGreaterThan(0);
    expect(errorsOf({ version: 2, templates: [] }).map(({ field }) => field)).toEqual(['version']);
  });
});
