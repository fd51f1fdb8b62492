import { createPlural } from './plural.ts';

/** With western digits, as everywhere on the page (see `format/locale.ts`). All six forms: zero, one, two, few, many, other. */
export const plural = createPlural('ar-u-nu-latn');

/** Keeps "1–6" or "Ctrl+K" in its own order inside a line that runs from right to left. */
export const leftToRight = (text: string): string => `\u2066${text}\u2069`;
