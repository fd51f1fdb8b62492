/** Characters of a foreign text that are shown before somebody asks for more (UX-25). */
export const EXCERPT_CHARACTERS = 280;
export const EXCERPT_LINES = 6;

export type Excerpt = { readonly text: string; readonly isCut: boolean; readonly length: number };

/** The beginning of a text, by code points and lines, so that neither length nor padding can push our own words away. */
export const excerpt = (text: string, characters = EXCERPT_CHARACTERS, lines = EXCERPT_LINES): Excerpt => {
  const points = [...text.slice(0, characters * 2)].slice(0, characters);
  const byLength = points.join('');
  const byLines = byLength.split(/\r\n|[\n\r\u2028\u2029\u0085\v\f]/, lines + 1);
  const shown = byLines.length > lines ? byLines.slice(0, lines).join('\n') : byLength;
  return { text: shown, isCut: shown.length < text.length, length: text.length };
};
