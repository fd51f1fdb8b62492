/**
 * Characters that nobody sees but that change what is read: controls, bidirectional marks, zero-width and
 * tag characters, fillers that look like nothing, line separators, lone surrogates, non-characters.
 */
const HIDDEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Noncharacter_Code_Point}\u2800\uFFF9-\uFFFB]/u;
const HIDDEN_RUN = new RegExp(`${HIDDEN.source}+`, 'gu');
/** They choose between emoji and text form; harmless in prose, a disguise in an identifier. */
const VARIATION_SELECTOR = /[\uFE00-\uFE0F]/u;
const MARK_FLOOD = /(\p{M}{4})(\p{M}+)/gu;

const SHOWN_OF_A_RUN = 8;

export type CleanTextOptions = {
  /** Keep line breaks and tabs; otherwise they are made visible like every control character. */
  readonly multiline?: boolean;
  /** Make variation selectors visible too. */
  readonly identifier?: boolean;
};

const codePoints = (text: string): number => [...text].length;

const visible = (character: string): string => {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `⟦U+${hex}⟧`;
};

const showRun = (run: string, { multiline = false, identifier = false }: CleanTextOptions): string => {
  let shown = '';
  let markers = 0;
  let left = 0;
  for (const character of run) {
    if (multiline && (character === '\n' || character === '\t')) shown += character;
    else if (!identifier && VARIATION_SELECTOR.test(character)) shown += character;
    else if (markers < SHOWN_OF_A_RUN) {
      shown += visible(character);
      markers++;
    } else left++;
  }
  return left === 0 ? shown : `${shown}⟦+${left}⟧`;
};

/**
 * Makes untrusted text safe to show (SPEC V-07): whatever is hidden becomes a visible token such as
 * `⟦U+202E⟧`, runs of such and floods of combining marks are cut with a count, and a leading mark gets a
 * base of its own so that it cannot sit on our text. Cleaning twice changes nothing. Markup is not
 * touched: the caller shows text as text.
 */
export const cleanText = (text: string, options: CleanTextOptions = {}): string => {
  const lines = options.multiline === true ? text.replace(/\r\n?/g, '\n') : text;
  const seen = lines.replace(HIDDEN_RUN, (run) => showRun(run, options));
  const calm = seen.replace(MARK_FLOOD, (_, kept: string, flood: string) => `${kept}⟦+${codePoints(flood)}⟧`);
  return /^\p{M}/u.test(calm) ? `\u25CC${calm}` : calm;
};
