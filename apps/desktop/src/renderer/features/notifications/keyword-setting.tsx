import { type ReactNode, useId, useState } from 'react';
import { t } from '../../strings/strings.ts';

/** As typed, without what is empty, twice or too long. */
export const keywordsOf = (text: string): string[] =>
  [...new Set(text.split('\n').map((line) => line.trim().slice(0, 40)))].filter((keyword) => keyword !== '').slice(0, 20);

type Props = { readonly keywords: readonly string[]; readonly onChange: (keywords: string[]) => void };

/** Kept when the field is left, so that half a word never counts. */
export const KeywordSetting = ({ keywords, onChange }: Props): ReactNode => {
  const id = useId();
  const [text, setText] = useState(keywords.join('\n'));
  return (
    <div className="setting">
      <label htmlFor={id} className="notification-label">
        {t.notification.keywords}
      </label>
      <textarea
        id={id}
        rows={3}
        value={text}
        aria-describedby={`${id}-help`}
        spellCheck={false}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onBlur={() => onChange(keywordsOf(text))}
      />
      <p id={`${id}-help`} className="setting-help">
        {t.notification.keywordsHelp}
      </p>
    </div>
  );
};
