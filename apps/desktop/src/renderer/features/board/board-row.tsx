import type { EscalationId, PrincipalId } from '@countersign/shared/model/ids';
import { type ReactNode, memo, useRef } from 'react';
import type { BoardRow as Row } from '../../state/board-columns.ts';
import { t } from '../../strings/strings.ts';
import { actionWords, rowNote, rowSubject, rowTime } from '../inbox/row-text.ts';
import { RiskGlyph } from '../shared/risk-mark.tsx';
import { useDragItem } from './drag.ts';

type Props = {
  readonly row: Row;
  readonly me: PrincipalId | null;
  readonly now: number;
  readonly isSelected: boolean;
  readonly isAgentPaused: boolean;
  readonly isMasked: boolean;
  readonly place: number;
  readonly of: number;
  readonly onSelect: (id: EscalationId) => void;
  readonly onOpen: (id: EscalationId) => void;
  readonly onMenu: (id: EscalationId) => void;
};

export const rowId = (id: string): string => `board-${id}`;

/** Who asks and why; before it, whatever makes moving this item a question of manners. */
const noteOf = ({ item, place, isMoving }: Row, me: PrincipalId | null, isAgentPaused: boolean): string => {
  // Where it goes is said once: on the way as "for Ben", there as the row's own note says it.
  const { assignee: _assignee, assigneeName: _name, ...free } = item;
  const parts = [
    isMoving ? t.board.moving : null,
    place.assigneeName === null || item.status.kind !== 'pending' ? null : t.board.given(place.assigneeName),
    isAgentPaused ? t.board.agentPaused : null,
    rowNote(item.status.kind === 'pending' ? free : item, me),
  ];
  return t.board.detail(parts.filter((part) => part !== null));
};

/** One item of a column. The three dots are the pointer's way; keys have `T`, so screen readers are spared a button in an option. */
export const BoardRow = memo(
  ({ row, me, now, isSelected, isAgentPaused, isMasked, place, of, onSelect, onOpen, onMenu }: Props): ReactNode => {
    const { item, isMoving } = row;
    const ref = useRef<HTMLDivElement>(null);
    const isDragged = useDragItem(ref, item.id);
    const risk = item.routing.riskClass;
    const subject = rowSubject(item, isMasked);
    const isNear = item.deadlineAt !== null && item.deadlineAt - now < 60_000;
    return (
      <div
        className="board-slot-row"
        role="presentation"
        data-moving={isMoving || undefined}
        data-dragged={isDragged || undefined}
      >
        <div
          ref={ref}
          id={rowId(item.id)}
          className="board-row"
          role="option"
          aria-selected={isSelected}
          aria-setsize={of}
          aria-posinset={place}
          aria-busy={isMoving || undefined}
          data-id={item.id}
          onClick={() => onSelect(item.id)}
          onDoubleClick={() => onOpen(item.id)}
          onContextMenu={(event) => {
            event.preventDefault();
            onMenu(item.id);
          }}
        >
          <RiskGlyph risk={risk} />
          <span className="visually-hidden">{t.riskSpoken[risk]}, </span>
          <span className="row-title">
            {actionWords(item.actionName)}
            {subject === undefined ? null : (
              <>
                <span className="row-dot"> · </span>
                <bdi>{subject}</bdi>
              </>
            )}
          </span>
          <span className={isNear ? 'row-time row-near' : 'row-time'}>{rowTime(item, now)}</span>
          <span className="row-note">{noteOf(row, me, isAgentPaused)}</span>
        </div>
        <button
          type="button"
          className="board-more quiet"
          tabIndex={-1}
          aria-hidden="true"
          title={t.board.moveTo}
          onClick={() => onMenu(item.id)}
        >
          ⋯
        </button>
      </div>
    );
  },
);
