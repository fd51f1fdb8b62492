import { currencyExponent } from '@countersign/shared/domain/money';
import type { Money, ProposedAction } from '@countersign/shared/model/action';
import { Money as MoneySchema } from '@countersign/shared/model/action';
import type { Json, JsonObject } from '@countersign/shared/model/json';
import { decimalToMinor, minorToDecimal } from '../../format/format.ts';
import { type Path, isList, isRecord, isSame, valueAt } from './json-path.ts';

const placesOf = (value: Json, path: Path): readonly Path[] => {
  if (isList(value)) return value.flatMap((item, i) => placesOf(item, [...path, i]));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => [[...path, name], ...placesOf(inner, [...path, name])]);
};

/** Major units as a plain number, where the number stands for them exactly. */
const isMajor = (value: Json | undefined, amount: Money): boolean =>
  typeof value === 'number' && currencyExponent(amount.currency) !== undefined && value === Number(minorToDecimal(amount));

/**
 * The argument that says the same as the declared amount, when exactly one does: changing it changes both, so that they
 * cannot drift apart and nobody types an amount twice. Null where there is none, or no telling which.
 */
export const linkedAmount = ({ amount, arguments: args }: ProposedAction): Path | null => {
  if (amount === undefined) return null;
  const alike = placesOf(args, []).filter((path) => isSame(valueAt(args, path), { ...amount }));
  const [only] = alike;
  if (only !== undefined) return alike.length === 1 ? only : null;
  const named = ['amount', 'total'].filter((name) => isMajor(valueAt(args, [name]), amount));
  return named.length === 1 ? named : null;
};

/** The declared amount that goes with these arguments; undefined when what stands there is no amount. */
export const amountFrom = (args: JsonObject, path: Path, currency: string): Money | undefined => {
  const value = valueAt(args, path);
  if (typeof value === 'number') {
    const minor = decimalToMinor(String(value), currency);
    return minor === undefined ? undefined : { minor, currency };
  }
  const read = MoneySchema.safeParse(value);
  return read.success ? read.data : undefined;
};
