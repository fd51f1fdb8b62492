import { expect, test } from 'vitest';
import type { ProposedAction } from '../../model/action.ts';
import type { JsonObject } from '../../model/json.ts';
import { weighedEdit } from './edited-amount.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const actionOf = (args: JsonObject, amount?: ProposedAction['amount']): ProposedAction => ({
  name: 'pay_invoice',
  arguments: args,
  ...(amount === undefined ? {} : { amount }),
});

const CASES: readonly (readonly [
  what: string,
  before: ProposedAction,
  after: ProposedAction,
  counts: ProposedAction['amount'],
])[] = [
  ['nothing is edited', actionOf({ total: 100 }, usd(10_000)), actionOf({ total: 100 }, usd(10_000)), usd(10_000)],
  ['major units', actionOf({ total: 100 }, usd(10_000)), actionOf({ total: 900 }, usd(10_000)), usd(90_000)],
  ['minor units', actionOf({ amount: 10_000 }, usd(10_000)), actionOf({ amount: 90_000 }, usd(10_000)), usd(90_000)],
  ['a decimal text', actionOf({ sum: '100.00' }, usd(10_000)), actionOf({ sum: '900.00' }, usd(10_000)), usd(90_000)],
  ['a refund below zero', actionOf({ total: 100 }, usd(10_000)), actionOf({ total: -900 }, usd(10_000)), usd(-90_000)],
  [
    'deep inside a list',
    actionOf({ to: [{ sum: 100 }] }, usd(10_000)),
    actionOf({ to: [{ sum: 900 }] }, usd(10_000)),
    usd(90_000),
  ],
  [
    'an amount with its currency',
    actionOf({ pay: usd(10_000) }, usd(10_000)),
    actionOf({ pay: usd(90_000) }, usd(10_000)),
    usd(90_000),
  ],
  [
    'another currency inside',
    actionOf({ pay: usd(10_000) }, usd(10_000)),
    actionOf({ pay: { minor: 10_000, currency: 'JPY' } }, usd(10_000)),
    { minor: 10_000, currency: 'JPY' },
  ],
  ['the declared one is larger', actionOf({ total: 100 }, usd(10_000)), actionOf({ total: 50 }, usd(90_000)), usd(90_000)],
  [
    'another argument',
    actionOf({ total: 100, days: 14 }, usd(10_000)),
    actionOf({ total: 100, days: 9_000 }, usd(10_000)),
    usd(10_000),
  ],
  ['it is taken away', actionOf({ total: 100 }, usd(10_000)), actionOf({}, usd(10_000)), usd(10_000)],
  ['no amount was declared', actionOf({ total: 100 }), actionOf({ total: 900 }), undefined],
];
test.each(CASES)('R-27 which amount counts: %s', (_what, before, after, counts) => {
  expect(weighedEdit(before, after).amount).toEqual(counts);
  expect({ ...weighedEdit(before, after), amount: after.amount }).toEqual({ ...after, amount: after.amount });
});
