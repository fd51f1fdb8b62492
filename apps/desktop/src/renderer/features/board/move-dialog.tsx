import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { subjectOf } from '../../state/board-sentences.ts';
import { t } from '../../strings/strings.ts';
import { Dialog } from '../app/dialog.tsx';
import { useReviewer } from '../app/reviewer-context.ts';
import { useIsMasked } from '../shared/use-is-masked.ts';
import { type MoveChoice, moveChoices } from './move-choices.ts';
import { useBoard } from './use-board.ts';

/** "Move to…": tiers and people with their load, found by typing. Moving asks again where somebody has the item open. */
export const MoveDialog = ({ item }: { readonly item: QueueItem }): ReactNode => {
  const { store } = useReviewer();
  const board = useBoard((s) => s.board);
  const columns = useBoard((s) => s.columns);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const listId = useId();
  const choices = moveChoices(item, board, columns, typed, store.hubNow());
  const usable = choices.filter(({ isHere }) => !isHere);
  const current = usable.find(({ key }) => key === chosen) ?? usable[0];
  const most = Math.max(1, ...choices.map(({ load }) => load));

  const go = (choice: MoveChoice | undefined): void => {
    if (choice === undefined || choice.isHere) return;
    store.board.ask(null);
    store.board.move(item.id, choice.target);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 && event.key !== 'Enter') return;
    event.preventDefault();
    if (by === 0) return go(current);
    const place = usable.findIndex(({ key }) => key === current?.key);
    setChosen(usable[(place + by + usable.length) % usable.length]?.key ?? null);
  };
  const optionId = (key: string): string => `${listId}-${key}`;

  const group = (kind: MoveChoice['kind'], label: string): ReactNode => {
    const own = choices.filter((choice) => choice.kind === kind);
    if (own.length === 0) return null;
    return (
      <div role="group" aria-label={label}>
        <div className="choice-heading" role="presentation">
          {label}
        </div>
        {own.map((choice) => (
          <div
            key={choice.key}
            id={optionId(choice.key)}
            className="move-choice"
            role="option"
            aria-selected={choice.key === current?.key}
            aria-disabled={choice.isHere || undefined}
            onClick={() => go(choice)}
          >
            <bdi className="choice-label">{choice.label}</bdi>
            <span className="choice-note">{choice.isHere ? t.board.isHere : choice.note}</span>
            <span className="load-bar" aria-hidden="true">
              <span className="load-fill" style={{ inlineSize: `${(choice.load / most) * 100}%` }} />
            </span>
          </div>
        ))}
      </div>
    );
  };

  return (
    <Dialog title={t.board.moveToItem(subjectOf(item, useIsMasked()))}>
      <input
        type="text"
        role="combobox"
        aria-label={t.board.moveFilter}
        placeholder={t.board.moveFilter}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={current === undefined ? undefined : optionId(current.key)}
        autoComplete="off"
        data-first-focus
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div id={listId} className="move-choices" role={choices.length === 0 ? 'group' : 'listbox'} aria-label={t.board.moveTo}>
        {choices.length === 0 ? <p className="muted">{t.board.moveNone}</p> : null}
        {group('tier', t.board.tierGroup)}
        {group('person', t.board.peopleGroup)}
      </div>
    </Dialog>
  );
};
