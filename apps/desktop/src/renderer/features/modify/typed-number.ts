const PLAIN = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

export type NumberFault = 'not-number' | 'not-whole' | 'too-precise';
export type TypedNumber = { readonly number: number } | { readonly fault: NumberFault };

/** All digits that count, without sign, point, exponent and zeros at the ends. */
const digitsOf = (text: string): string =>
  text
    .replace(/[eE].*$/, '')
    .replace(/[-.]/g, '')
    .replace(/^0+/, '')
    .replace(/0+$/, '');

/** A number is kept exactly as it was typed, or refused: JSON would silently carry the nearest one. */
export const isExact = (text: string): boolean => {
  const number = Number(text);
  return Number.isFinite(number) && digitsOf(text) === digitsOf(String(number));
};

/** Reads what a person typed into a number field. A point stands before the decimals, nothing between thousands. */
export const typedNumber = (text: string, whole: boolean): TypedNumber => {
  const plain = text.trim();
  if (!PLAIN.test(plain)) return { fault: 'not-number' };
  const number = Number(plain);
  if (!Number.isFinite(number)) return { fault: 'not-number' };
  if (whole && !Number.isInteger(number)) return { fault: 'not-whole' };
  return (whole && !Number.isSafeInteger(number)) || !isExact(plain) ? { fault: 'too-precise' } : { number };
};
