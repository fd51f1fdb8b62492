import type { PrincipalId } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { type ReactNode, memo } from 'react';
import { t } from '../../strings/strings.ts';
import { RiskGlyph } from '../shared/risk-mark.tsx';
import { actionWords, rowNote, rowSubject, rowTime } from './row-text.ts';

type Props = {
  readonly item: QueueItem;
  readonly me: PrincipalId | null;
  readonly now: number;
  readonly isSelected: boolean;
  readonly place: number;
  readonly of: number;
  readonly onSelect: (item: QueueItem) => void;
};

export const optionId = (id: string): string => `item-${id}`;

/** One option of the queue. The whole row is read as one name by screen readers. */
export const QueueRow = memo(({ item, me, now, isSelected, place, of, onSelect }: Props): ReactNode => {
  const risk = item.routing.riskClass;
  const subject = rowSubject(item);
  const time = rowTime(item, now);
  const isNear = item.deadlineAt !== null && item.deadlineAt - now < 60_000;
  return (
    <div
      id={optionId(item.id)}
      className="row"
      role="option"
      aria-selected={isSelected}
      aria-setsize={of}
      aria-posinset={place}
      data-id={item.id}
      data-risk={risk}
      onClick={() => onSelect(item)}
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
      <span className={isNear ? 'row-time row-near' : 'row-time'}>{time}</span>
      <span className="row-note">{rowNote(item, me)}</span>
    </div>
  );
});
