import type { TextProblem } from './policy-text.ts';

/** What a text that YAML accepts has against it as JSON: a comma too many, single quotes, a comment. */
export const jsonProblem = (text: string): TextProblem | undefined => {
  try {
    JSON.parse(text);
    return undefined;
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : 'something else';
    const offset = Number(/position (\d+)/.exec(found)?.[1] ?? text.length);
    const before = text.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, expected: 'JSON', found };
  }
};
