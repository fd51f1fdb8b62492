import type { PrincipalId } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { type ReactNode, memo } from 'react';
import { t } from '../../strings/strings.ts';
import { useNow } from '../app/use-now.ts';
import { RiskGlyph } from '../shared/risk-mark.tsx';
import { actionWords, rowNote, rowSubject, rowTime } from './row-text.ts';

type Props = {
  readonly item: QueueItem;
  readonly me: PrincipalId | null;
  readonly isMasked: boolean;
  readonly isSelected: boolean;
  readonly place: number;
  readonly of: number;
  readonly onSelect: (item: QueueItem) => void;
};

export const optionId = (id: string): string => `item-${id}`;

/** The one part of a row that moves by itself; it ticks alone, so that the list does not. */
const RowTime = ({ item }: { readonly item: QueueItem }): ReactNode => {
  const now = useNow();
  const isNear = item.deadlineAt !== null && item.deadlineAt - now < 60_000;
  return <span className={isNear ? 'row-time row-near' : 'row-time'}>{rowTime(item, now)}</span>;
};

/** That a model asked for this one, and that two people are wanted. */
const RoutingMarks = ({ item: { routing } }: { readonly item: QueueItem }): ReactNode => (
  <>
    {routing.reasons.includes('predicted') ? (
      <>
        <span className="row-sign" aria-hidden="true">
          ≈{' '}
        </span>
        <span className="visually-hidden">{t.policy.earlier.predictionMark}, </span>
      </>
    ) : null}
    {routing.twoPerson === true ? (
      <>
        <span className="row-sign" aria-hidden="true">
          ②{' '}
        </span>
        <span className="visually-hidden">{t.policy.earlier.twoPeople}, </span>
      </>
    ) : null}
  </>
);

/** One option of the queue. The whole row is read as one name by screen readers. */
export const QueueRow = memo(({ item, me, isMasked, isSelected, place, of, onSelect }: Props): ReactNode => {
  const risk = item.routing.riskClass;
  const subject = rowSubject(item, isMasked);
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
        {item.flagged ? (
          <>
            <span className="row-mark" aria-hidden="true">
              ⚑{' '}
            </span>
            <span className="visually-hidden">{t.look.flagged}, </span>
          </>
        ) : null}
        <RoutingMarks item={item} />
        <span className="row-action">{actionWords(item.actionName)}</span>
        {subject === undefined ? null : (
          <>
            <span className="row-dot"> · </span>
            <bdi>{subject}</bdi>
          </>
        )}
      </span>
      <RowTime item={item} />
      <span className="row-note">{rowNote(item, me)}</span>
    </div>
  );
});
