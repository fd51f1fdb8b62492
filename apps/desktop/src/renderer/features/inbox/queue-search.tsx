import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { focusHome } from '../../commands/focus.ts';
import { flatten } from '../../state/inbox-snapshot.ts';
import { t } from '../../strings/strings.ts';
import { useInbox, useReviewer } from '../app/reviewer-context.ts';
import { KeyHint } from '../shared/key-hint.tsx';

/** Narrows the queue while one types. Enter goes to what was found, Escape brings everything back. */
export const QueueSearch = (): ReactNode => {
  const { store } = useReviewer();
  const filter = useInbox((s) => s.filter);
  const serial = useInbox((s) => s.searchSerial);
  const found = useInbox((s) => flatten(s.listed).length);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (serial === 0) return;
    field.current?.focus();
    field.current?.select();
  }, [serial]);
  if (filter === null) return null;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      store.search(null);
      focusHome();
    }
    if (event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault();
      const ids = flatten(store.get().listed);
      const { selected } = store.get().inbox;
      if (selected === null || !ids.includes(selected)) store.select(ids[0] ?? selected);
      focusHome();
    }
  };
  return (
    <search className="queue-search">
      <input
        ref={field}
        type="search"
        aria-label={t.search.label}
        placeholder={t.search.placeholder}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={filter}
        onChange={(event) => store.search(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <p className="queue-search-line">
        <span role="status">{filter.trim() === '' ? '' : t.search.found(found)}</span>
        <button
          type="button"
          className="quiet"
          onClick={() => {
            store.search(null);
            focusHome();
          }}
        >
          {t.search.close} <KeyHint keys="Escape" />
        </button>
      </p>
    </search>
  );
};
