import type { Scalar } from 'yaml';

/** What may stand in the text and not in the value: the white space of folded and indented lines, and signs of escape. */
const LEFT_OUT = /[\s\\']/;
const SPACE = /\s/;

/** Where the value begins in the text: behind a quote, or on the line below the sign of a block. */
const beginOf = (text: string, { range, type }: Scalar): number => {
  const start = range?.[0] ?? 0;
  if (type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE') return start + 1;
  return type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED' ? text.indexOf('\n', start) + 1 : start;
};

/**
 * Where a character of a scalar's value stands in the text around it: both are walked side by side, since lines are folded
 * and indented, and quotes escaped. The beginning of the scalar where it cannot be told, as behind an escaped letter.
 */
export const offsetInside = (text: string, scalar: Scalar, offset: number): number => {
  const { value, range } = scalar;
  if (typeof value !== 'string') return range?.[0] ?? 0;
  let at = beginOf(text, scalar);
  for (const [i, wanted] of value
    .slice(0, offset + 1)
    .split('')
    .entries()) {
    if (SPACE.test(wanted)) continue;
    while (text[at] !== wanted && LEFT_OUT.test(text[at] ?? '')) at += 1;
    if (text[at] !== wanted) return range?.[0] ?? 0;
    if (i === offset) return at;
    at += 1;
  }
  return at;
};
