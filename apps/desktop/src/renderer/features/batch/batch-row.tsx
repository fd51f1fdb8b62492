import type { EscalationId } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { rowSubject } from '../inbox/row-text.ts';
import { ForeignText } from '../shared/foreign-text.tsx';
import { KeyHint } from '../shared/key-hint.tsx';

type Props = {
  readonly id: EscalationId;
  readonly item: QueueItem | undefined;
  /** In the order of the columns; undefined where the item does not have the field, or is not read yet. */
  readonly values: readonly (string | undefined)[];
  readonly isRead: boolean;
  /** Drawn by chance, and not opened yet. */
  readonly isDrawn: boolean;
  readonly isOpened: boolean;
};

/** One item of the batch: what it is about, what is its own, and the two things that can be done with it. */
export const BatchRow = ({ id, item, values, isRead, isDrawn, isOpened }: Props): ReactNode => {
  const { store } = useReviewer();
  const subject = (item === undefined ? undefined : rowSubject(item)) ?? t.batch.item;
  return (
    <tr data-row={id} tabIndex={-1} data-drawn={isDrawn}>
      <th scope="row">
        <ForeignText text={subject} />
        {isDrawn ? <span className="batch-drawn">{t.batch.mustOpen}</span> : null}
        {isOpened ? <span className="batch-drawn">✓ {t.batch.opened}</span> : null}
      </th>
      {values.map((value, place) => (
        <td key={place}>
          {value === undefined ? <span className="muted">{isRead ? t.batch.missing : '…'}</span> : <ForeignText text={value} />}
        </td>
      ))}
      <td>
        <span className="batch-actions">
          <button type="button" className="bar-button bar-quiet" onClick={() => store.batch.open(id)}>
            {t.batch.open} <span className="visually-hidden">{subject}</span> <KeyHint command="batch.open" />
          </button>
          <button type="button" className="bar-button bar-quiet" onClick={() => store.batch.expel(id)}>
            {t.batch.expel} <span className="visually-hidden">{subject}</span> <KeyHint command="batch.expel" />
          </button>
        </span>
      </td>
    </tr>
  );
};
