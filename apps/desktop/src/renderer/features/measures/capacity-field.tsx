import type { MeasuresPage } from '@countersign/shared/model/measures-page';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { oneDecimal } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { KeyHint } from '../shared/key-hint.tsx';
import { useMeasures } from './use-measures.ts';

const MOST = 1_000_000;

/** Reviews a day that people can do; what they did lately counts where nothing is written. */
export const CapacityField = ({ page: { daily } }: { readonly page: MeasuresPage }): ReactNode => {
  const { store } = useReviewer();
  const capacity = useMeasures((s) => s.capacity);
  const isWanted = useMeasures((s) => s.isCapacityWanted);
  const [typed, setTyped] = useState(capacity === null ? '' : String(capacity));
  const input = useRef<HTMLInputElement>(null);
  const [noteId, inputId] = [useId(), useId()];
  const value = typed.trim() === '' ? null : Number(typed);
  const isWrong = value !== null && !(value >= 0 && value <= MOST);
  useEffect(() => {
    if (!isWanted) return;
    input.current?.focus();
    store.measures.capacityTaken();
  }, [isWanted, store]);
  const done = daily.reduce((sum, { decided }) => sum + decided, 0) / Math.max(1, daily.length);
  return (
    <form
      className="capacity"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWrong) store.measures.setCapacity(value);
      }}
    >
      <label htmlFor={inputId}>{t.measures.capacity}</label>
      <input
        id={inputId}
        ref={input}
        inputMode="decimal"
        value={typed}
        placeholder={oneDecimal(done)}
        aria-describedby={noteId}
        aria-invalid={isWrong}
        onChange={(event) => setTyped(event.target.value)}
      />
      <button type="submit">
        {t.measures.capacityApply} <KeyHint keys="Enter" />
      </button>
      <KeyHint command="measures.capacity" />
      <p id={noteId} className={isWrong ? 'field-error' : 'muted'}>
        {isWrong ? t.measures.capacityWrong : t.measures.capacityNote(oneDecimal(done))}
      </p>
    </form>
  );
};
