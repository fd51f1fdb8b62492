import type { Json } from '../../../model/json.ts';
import { amountsAgree } from './amounts-agree.ts';
import { amountOf, optionalText, type Slot } from './slot.ts';
import { type BuiltInFilling, type Template, amountSlot } from './template.ts';

/** "updateReservation_flights" reads "Update reservation flights". */
export const humanise = (name: string): string => {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s_.:/-]+/)
    .filter((word) => word !== '')
    .map((word) => (/^[A-Z][a-z]/.test(word) ? word.toLowerCase() : word))
    .join(' ');
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
};

/** Arguments that say what is hit, in this order; they are shown before any other. */
const TELLING = [
  'amount',
  'total',
  'to',
  'recipient',
  'payee',
  'email',
  'account',
  'path',
  'file',
  'url',
  'command',
  'query',
  'id',
  'name',
];
/** Where agents write prose, or praise themselves. Never in a headline. */
export const PROSE = /note|memo|reason|summary|message|comment|descri|text|body|title|subject|explain|justif|confiden|recommend/i;

const scalar = (key: string, value: Json): string | undefined => {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  return TELLING.includes(key) || !/\s/u.test(value.trim()) ? value.trim() : undefined;
};

/** Short scalar arguments as the payload has them, the telling ones first. */
export const plainArguments = (args: {
  readonly [key: string]: Json;
}): readonly { readonly key: string; readonly value: string }[] => {
  const place = (key: string): number => (TELLING.includes(key) ? TELLING.indexOf(key) : TELLING.length);
  return Object.entries(args)
    .filter(([key]) => !PROSE.test(key))
    .flatMap(([key, value]) => {
      const shown = scalar(key, value);
      return shown === undefined ? [] : [{ key, value: shown }];
    })
    .sort((one, other) => place(one.key) - place(other.key));
};

/** Any action, plainly: its name in words, the amount, the target, and the first arguments. */
export const genericTemplate: Template<BuiltInFilling> = (action) => {
  const amountKey = ['amount', 'total'].find((key) => amountOf(action.arguments, key) !== undefined);
  const argumentAmount = amountKey === undefined ? undefined : amountOf(action.arguments, amountKey);
  const amount = amountSlot(action, argumentAmount);
  const isSaidOnce = action.amount === undefined || (argumentAmount !== undefined && amountsAgree(action.amount, argumentAmount));
  // The sentence has the amount, its currency and the target already; an amount that is not the declared one stands beside it.
  const details = plainArguments(action.arguments)
    .filter(({ key, value }) => (key === amountKey ? !isSaidOnce : value !== action.amount?.currency && value !== action.target))
    .map(({ key, value }) => `${key}=${value}`);
  const detail: Slot | undefined = details.length === 0 ? undefined : { kind: 'list', items: details };
  return {
    headline: 'generic',
    argumentAmount,
    slots: { action: { kind: 'text', text: humanise(action.name) }, amount, target: optionalText(action.target), detail },
  };
};

/** Nothing of the arguments is summarised: they are not what the tool says it takes (UX-19). */
export const uninspectableTemplate: Template<BuiltInFilling> = (action) => ({
  headline: 'uninspectable',
  slots: {
    action: { kind: 'text', text: humanise(action.name) },
    amount: amountSlot(action),
    target: optionalText(action.target),
  },
});
