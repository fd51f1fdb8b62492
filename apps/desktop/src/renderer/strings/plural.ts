type Forms = { readonly [form in Intl.LDMLPluralRule]?: string } & { readonly other: string };

/**
 * Sentences that change with a number, by the plural rules of `locale`: `#` stands for the number itself, and a
 * form that the language needs and nobody gave falls back to `other`. English has two forms, Arabic six.
 */
export const createPlural = (locale: string): ((forms: Forms) => (count: number) => string) => {
  const rules = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  return (forms) => (count) => (forms[rules.select(count)] ?? forms.other).replaceAll('#', number.format(count));
};
