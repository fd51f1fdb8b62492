import type { Money } from '../../../model/action.ts';
import { currencyExponent } from '../../money.ts';
import type { Slot } from './slot.ts';

/** A bare number may mean major or minor units; it agrees if either reading does. */
export const amountsAgree = (amount: Money, found: Slot): boolean => {
  if (found.kind === 'money') return found.money.minor === amount.minor && found.money.currency === amount.currency;
  if (found.kind !== 'number' || found.number === amount.minor) return true;
  return Math.abs(found.number * 10 ** (currencyExponent(amount.currency) ?? 0) - amount.minor) < 0.5;
};
