/** What a simple regular expression asks for, part by part; the catalogue has the words. */
export type PatternPart =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'digits' | 'capitals' | 'small-letters' | 'letters' | 'letters-or-digits';
      readonly least: number;
      /** Null: as many as you like. */
      readonly most: number | null;
    };

const CLASSES: Readonly<Record<string, Exclude<PatternPart['kind'], 'literal'>>> = {
  '[0-9]': 'digits',
  '\\d': 'digits',
  '[A-Z]': 'capitals',
  '[a-z]': 'small-letters',
  '[A-Za-z]': 'letters',
  '[a-zA-Z]': 'letters',
  '[A-Z0-9]': 'letters-or-digits',
  '[a-z0-9]': 'letters-or-digits',
  '[A-Za-z0-9]': 'letters-or-digits',
  '[a-zA-Z0-9]': 'letters-or-digits',
};

const PART = /^(?:(\\d|\[[^\]\\]+\])(?:\{(\d+)(?:(,)(\d*))?\}|([+*?]))?|\\([-./_()+])|([A-Za-z0-9 _:/#@-]))/;

const partOf = (match: RegExpExecArray): PatternPart | undefined => {
  const [, charset, least, comma, most, sign, escaped, literal] = match;
  if (charset === undefined) return { kind: 'literal', text: escaped ?? literal ?? '' };
  const kind = CLASSES[charset];
  if (kind === undefined) return undefined;
  if (least !== undefined)
    return { kind, least: Number(least), most: comma === undefined ? Number(least) : most === '' ? null : Number(most) };
  if (sign === undefined) return { kind, least: 1, most: 1 };
  return { kind, least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : null };
};

/** The parts of an anchored pattern made of plain letters and common classes; undefined for any other. */
export const patternParts = (pattern: string): readonly PatternPart[] | undefined => {
  if (!pattern.startsWith('^') || !pattern.endsWith('$')) return undefined;
  const parts: PatternPart[] = [];
  let rest = pattern.slice(1, -1);
  while (rest !== '') {
    const match = PART.exec(rest);
    const part = match === null ? undefined : partOf(match);
    if (match === null || part === undefined) return undefined;
    const last = parts.at(-1);
    if (part.kind === 'literal' && last?.kind === 'literal')
      parts[parts.length - 1] = { kind: 'literal', text: last.text + part.text };
    else parts.push(part);
    rest = rest.slice(match[0].length);
    // A quantifier behind a plain letter is not one of ours.
    if (/^[+*?{]/.test(rest)) return undefined;
  }
  return parts;
};
