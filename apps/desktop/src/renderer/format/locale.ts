export type FormatLocale = {
  /** For numbers and amounts: the locale of the catalogue, so that one amount reads the same in the row and in the headline. */
  readonly numbers: string;
  /** For dates and clocks: the reader's own region of the language, such as `de-AT`. */
  readonly dates: string;
  /** Stands behind an amount whose currency nobody knows. */
  readonly minorUnits: string;
};

let locale: FormatLocale = { numbers: 'en-001', dates: 'en-001', minorUnits: '(minor units)' };

export const formatLocale = (): FormatLocale => locale;

/**
 * Western digits in every language. Ids, invoice numbers and the agent's own payload are written in them; an Arabic
 * page with amounts in other digits would ask the reader to compare ٢٤٨٠ with 2480 when it matters most.
 */
const withLatinDigits = (tag: string): string => new Intl.Locale(tag, { numberingSystem: 'latn' }).toString();

export const setFormatLocale = ({ numbers, dates, minorUnits }: FormatLocale): void => {
  locale = { numbers: withLatinDigits(numbers), dates: withLatinDigits(dates), minorUnits };
};

/** One formatter for each locale that was ever in use: making one costs more than a hundred uses. */
export const perLocale = <F>(part: 'numbers' | 'dates', make: (tag: string) => F): (() => F) => {
  const made = new Map<string, F>();
  return () => {
    const tag = locale[part];
    const known = made.get(tag);
    if (known !== undefined) return known;
    const fresh = make(tag);
    made.set(tag, fresh);
    return fresh;
  };
};
