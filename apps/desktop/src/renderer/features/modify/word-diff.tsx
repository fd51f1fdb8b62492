import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import { diffWordsWithSpace } from 'diff';
import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';

/** Beyond this a word by word comparison says less than the two texts do, and takes long. */
const LONGEST = 4_000;

/** Which words went and which came, with signs as well as colours. Nothing for texts of one word: the row says it all. */
export const WordDiff = ({ before, after }: { readonly before: string; readonly after: string }): ReactNode => {
  if (!/\s/.test(before.trim()) || after === '' || before.length + after.length > LONGEST) return null;
  const parts = diffWordsWithSpace(before, after);
  const seen = (text: string): string => cleanText(text, { multiline: true });
  return (
    <p className="word-diff" dir="auto" role="note" aria-label={t.modify.wordDiff}>
      {parts.map(({ value, added, removed }, i) => {
        const key = `${i}:${value.slice(0, 12)}`;
        if (removed)
          return (
            <del key={key}>
              <span className="sign" data-sign="minus" />
              {seen(value)}
            </del>
          );
        return added ? (
          <ins key={key}>
            <span className="sign" data-sign="plus" />
            {seen(value)}
          </ins>
        ) : (
          <span key={key}>{seen(value)}</span>
        );
      })}
    </p>
  );
};
