import type { EscalationId } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { ReactNode } from 'react';
import type { Expulsion } from '../../batch/batch.ts';
import { t } from '../../strings/strings.ts';
import { rowSubject } from '../inbox/row-text.ts';

type Props = {
  readonly expelled: ReadonlyMap<EscalationId, Expulsion>;
  readonly items: ReadonlyMap<EscalationId, QueueItem>;
};

/** Which ones left the batch, and why each did. They stay in the queue. */
export const BatchOut = ({ expelled, items }: Props): ReactNode =>
  expelled.size === 0 ? null : (
    <section className="batch-out" aria-labelledby="batch-out">
      <h2 id="batch-out">{t.batch.expelled(expelled.size)}</h2>
      <ul>
        {[...expelled].map(([id, why]) => {
          const item = items.get(id);
          return (
            <li key={id}>
              <bdi>{(item === undefined ? undefined : rowSubject(item)) ?? t.batch.item}</bdi>
              <span className="muted">{t.batch.why[why]}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
