import type { Money, ProposedAction } from '../../model/action.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { currencyExponent } from '../money.ts';

const sizeOf = ({ minor, currency }: Money): number => Math.abs(minor) / 10 ** (currencyExponent(currency) ?? 0);

const numberIn = (value: Json | undefined): number | undefined => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
};

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands now where the arguments said the same as the declared amount, in minor or major units. */
const statedNow = (before: Json, after: Json | undefined, amount: Money, currency: string): readonly Money[] => {
  const known = numberIn(before);
  if (known !== undefined) {
    const now = numberIn(after);
    if (now === undefined) return [];
    const inMinor = known === amount.minor ? [{ minor: now, currency }] : [];
    const inMajor = known === amount.minor / 10 ** (currencyExponent(amount.currency) ?? 0);
    return inMajor ? [...inMinor, { minor: now * 10 ** (currencyExponent(currency) ?? 0), currency }] : inMinor;
  }
  if (Array.isArray(before))
    return before.flatMap((item, i) => statedNow(item, Array.isArray(after) ? after[i] : undefined, amount, currency));
  if (!isObject(before) || !isObject(after)) return [];
  const named = after['currency'];
  const within = typeof named === 'string' && before['currency'] === amount.currency ? named : currency;
  return Object.entries<Json>(before).flatMap(([key, value]) => statedNow(value, after[key], amount, within));
};

/**
 * The edited action as policy must weigh it: with the largest of its declared amount and what the arguments say in the
 * place that agreed with the amount before. Who edits the one without the other must not get under a limit (SPEC R-27).
 */
export const weighedEdit = (proposed: ProposedAction, edited: ProposedAction): ProposedAction => {
  if (proposed.amount === undefined || edited.amount === undefined) return edited;
  const stated = statedNow(proposed.arguments, edited.arguments, proposed.amount, edited.amount.currency);
  return { ...edited, amount: stated.reduce((most, amount) => (sizeOf(amount) > sizeOf(most) ? amount : most), edited.amount) };
};
