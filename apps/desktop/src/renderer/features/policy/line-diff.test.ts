import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffHunk, lineDiff } from './line-diff.ts';

const texts = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 30 })
  .map((lines) => lines.map((line) => `${line}\n`).join(''));

/** The lines of one side that a diff shows, at their numbers. */
const side = (hunks: readonly DiffHunk[], which: 'before' | 'after'): ReadonlyMap<number, string> =>
  new Map(
    hunks.flatMap(({ lines }) => lines.flatMap((line) => (line[which] === null ? [] : [[line[which], line.text] as const]))),
  );

describe('Y-05 changes line by line', () => {
  it('shows each line at its own number on each side, and every line that differs', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const hunks = lineDiff(before, after) ?? [];
        const [old, fresh] = [before.split('\n'), after.split('\n')];
        for (const [number, text] of side(hunks, 'before')) expect(old[number - 1]).toBe(text);
        for (const [number, text] of side(hunks, 'after')) expect(fresh[number - 1]).toBe(text);
        const kept = (lines: readonly string[], which: 'before' | 'after', gone: 'removed' | 'added') => {
          const numbers = new Set(
            hunks.flatMap((hunk) =>
              hunk.lines.flatMap((line) => (line.kind === gone && line[which] !== null ? [line[which]] : [])),
            ),
          );
          return lines.filter((_, i) => !numbers.has(i + 1));
        };
        expect(kept(old, 'before', 'removed')).toEqual(kept(fresh, 'after', 'added'));
        expect(hunks.length === 0).toBe(before === after);
      }),
    );
  });
  it('counts what is left out between two changes', () => {
    const before = Array.from({ length: 30 }, (_, i) => `${i + 1}\n`);
    const after = before.map((line, i) => (i === 0 || i === 29 ? 'x\n' : line));
    const hunks = lineDiff(before.join(''), after.join(''));
    expect(hunks?.map(({ skipped, lines }) => [skipped, lines.length])).toEqual([
      [0, 5],
      [22, 5],
    ]);
  });
});
