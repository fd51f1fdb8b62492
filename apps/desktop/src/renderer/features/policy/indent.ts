/** Spaces of one level, as in every policy that is shipped. */
const LEVEL = '  ';

/** What is put in the place of `from` to `to`, and what is selected afterwards. */
export type TextEdit = {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly selectFrom: number;
  readonly selectTo: number;
};

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** One level in or out: the caret's place, or all lines that the selection touches. */
export const indent = (text: string, start: number, end: number, isOut: boolean): TextEdit => {
  if (start === end && !isOut) return { from: start, to: end, text: LEVEL, selectFrom: start + 2, selectTo: start + 2 };
  const from = lineStart(text, start);
  const lines = text.slice(from, end).split('\n');
  const changed = lines.map((line) => (isOut ? line.replace(/^ {1,2}/, '') : line === '' ? line : LEVEL + line));
  const shift = (changed[0] ?? '').length - (lines[0] ?? '').length;
  const grown = changed.join('\n');
  return {
    from,
    to: end,
    text: grown,
    selectFrom: Math.max(from, start + shift),
    selectTo: Math.max(from, from + grown.length),
  };
};

/** A new line begins below the first letter of the one that it leaves. */
export const newLine = (text: string, start: number, end: number): TextEdit => {
  const from = lineStart(text, start);
  const blank = /^ */.exec(text.slice(from, start))?.[0] ?? '';
  const at = start + 1 + blank.length;
  return { from: start, to: end, text: `\n${blank}`, selectFrom: at, selectTo: at };
};
