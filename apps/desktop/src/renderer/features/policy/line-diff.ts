import { structuredPatch } from 'diff';

/** A line of one or both texts; numbers count from 1, and are null where the text does not have it. */
export type DiffLine = {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
  readonly before: number | null;
  readonly after: number | null;
};
/** Lines that changed with some that did not around them; `skipped` equal ones stand before. */
export type DiffHunk = { readonly skipped: number; readonly lines: readonly DiffLine[] };

const CONTEXT = 3;
/** Two long texts with nothing in common would keep the screen busy. Milliseconds. */
const WITHIN_MS = 500;

/** What went and what came, line by line; null where that would take too long to find out. */
export const lineDiff = (before: string, after: string): readonly DiffHunk[] | null => {
  const patch = structuredPatch('', '', before, after, undefined, undefined, { context: CONTEXT, timeout: WITHIN_MS });
  if (patch === undefined) return null;
  let shown = 0;
  return patch.hunks.map(({ oldStart, newStart, lines }) => {
    let [old, fresh] = [oldStart, newStart];
    const skipped = Math.max(0, oldStart - 1 - shown);
    const seen = lines
      .filter((line) => !line.startsWith('\\'))
      .map((line): DiffLine => {
        const text = line.slice(1);
        if (line.startsWith('+')) return { kind: 'added', text, before: null, after: fresh++ };
        if (line.startsWith('-')) return { kind: 'removed', text, before: old++, after: null };
        return { kind: 'same', text, before: old++, after: fresh++ };
      });
    shown = old - 1;
    return { skipped, lines: seen };
  });
};
