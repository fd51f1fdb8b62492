import type { TextProblem } from './policy-text.ts';

const complaintOf = (text: string): string | undefined => {
  try {
    JSON.parse(text);
    return undefined;
  } catch (cause) {
    return cause instanceof Error ? cause.message : 'something else';
  }
};

/** A beginning to which nothing is wrong but that it ends. */
const canGoOn = (text: string): boolean => {
  const complaint = complaintOf(text);
  if (complaint === undefined || /Unexpected end|Unterminated/.test(complaint)) return true;
  return Number(/position (\d+)/.exec(complaint)?.[1] ?? -1) >= text.length;
};

/** Of an unexpected sign the engine does not say where it stands: behind the longest beginning that can still go on. */
const searched = (text: string): number => {
  let [good, bad] = [0, text.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (canGoOn(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
};

const offsetOf = (text: string, complaint: string): number => {
  const told = /position (\d+)/.exec(complaint)?.[1];
  if (told !== undefined) return Number(told);
  return complaint.startsWith('Unexpected end') ? text.length : searched(text);
};

/** What a text has against it as JSON: a comma too many, single quotes, a comment. */
export const jsonProblem = (text: string): TextProblem | undefined => {
  const found = complaintOf(text);
  if (found === undefined) return undefined;
  const before = text.slice(0, offsetOf(text, found)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, expected: 'JSON', found };
};
