import type { BoardPerson } from '@countersign/shared/protocol/board';
import { type ReactNode, useRef } from 'react';
import { duration, number, roughly } from '../../format/format.ts';
import { isOutNow } from '../../state/duty.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { rowId } from './board-row.tsx';
import { useDropTarget } from './drag.ts';

type Props = {
  readonly person: BoardPerson;
  readonly load: { readonly open: number; readonly claimed: number };
  /** Open items that fill the bar. */
  readonly full: number;
  readonly now: number;
  readonly isSelected: boolean;
  readonly place: number;
  readonly of: number;
};

const openText = ({ availability }: BoardPerson, open: number): string => {
  const capacity = availability?.capacity ?? null;
  return capacity === null ? t.board.open(open) : t.duty.openOf(number(open), number(capacity));
};

const statusOf = ({ presence, presenceAt, availability }: BoardPerson, now: number): string =>
  availability?.out && isOutNow(availability, now)
    ? t.duty.absence(availability.out, now)
    : presenceAt === null
      ? t.board.presence[presence]
      : t.board.presenceFor(presence, roughly(now - presenceAt));

/** Load of one person, not quality: nothing here ranks (UX-56). Items can be dropped on it. */
export const PersonRow = ({ person, load, full, now, isSelected, place, of }: Props): ReactNode => {
  const { store } = useReviewer();
  const ref = useRef<HTMLDivElement>(null);
  const isOver = useDropTarget(ref, (id) => store.board.move(id, { person: person.id }));
  const isOut = isOutNow(person.availability, now);
  const isWorking = person.presence === 'on_shift' && !isOut;
  const capacity = person.availability?.capacity ?? null;
  const openTiers = (): void => {
    store.board.select('people', person.id);
    store.board.ask({ kind: 'tiers', id: person.id });
  };
  return (
    <div className="board-slot-row" role="presentation">
      <div
        ref={ref}
        id={rowId(person.id)}
        className="person-row"
        role="option"
        aria-selected={isSelected}
        aria-setsize={of}
        aria-posinset={place}
        data-board-id={person.id}
        data-presence={person.presence}
        data-out={isOut || undefined}
        data-full={(capacity !== null && load.open >= capacity) || undefined}
        data-over={isOver || undefined}
        onClick={() => store.board.select('people', person.id)}
        onDoubleClick={openTiers}
        onContextMenu={(event) => {
          event.preventDefault();
          openTiers();
        }}
      >
        <span className="person-name">
          <bdi>{person.name}</bdi> <span className="person-tiers">{t.board.tiersOf(person.tiers)}</span>
        </span>
        <span className="person-open">{isWorking ? openText(person, load.open) : statusOf(person, now)}</span>
        <span className="load-bar" aria-hidden="true">
          <span className="load-fill" style={{ inlineSize: `${Math.min(100, (load.open / full) * 100)}%` }} />
        </span>
        <span className="person-note">
          {isWorking ? <span className="visually-hidden">{t.board.presence.on_shift} </span> : null}
          {t.board.detail([
            ...(isWorking ? [] : [openText(person, load.open)]),
            ...(capacity !== null && load.open >= capacity ? [t.duty.full] : []),
            t.board.claimed(load.claimed),
            t.board.highPerHour(number(person.highRiskLastHour)),
            t.board.activeFor(duration(person.activeMinutes * 60_000)),
          ])}
        </span>
      </div>
      <button
        type="button"
        className="board-more quiet"
        tabIndex={-1}
        aria-hidden="true"
        title={t.board.changeTiers}
        onClick={openTiers}
      >
        ⋯
      </button>
    </div>
  );
};
