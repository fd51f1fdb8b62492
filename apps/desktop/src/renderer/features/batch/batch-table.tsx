import type { EscalationId } from '@countersign/shared/model/ids';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { type ReactNode, useMemo } from 'react';
import { type Batch, remaining } from '../../batch/batch.ts';
import type { CardLoad } from '../../state/card-cache.ts';
import { t } from '../../strings/strings.ts';
import { BatchRow } from './batch-row.tsx';
import { comparedOf } from './compared.ts';

type Props = {
  readonly batch: Batch;
  readonly cards: ReadonlyMap<EscalationId, CardLoad>;
  readonly items: ReadonlyMap<EscalationId, QueueItem>;
};

/** One row per item, one column per field that is not the same everywhere; the drawn one stands out. */
export const BatchTable = ({ batch, cards, items }: Props): ReactNode => {
  const ids = useMemo(() => remaining(batch), [batch]);
  const { read, comparison } = useMemo(() => comparedOf(ids, cards), [ids, cards]);
  return (
    <section className="batch-differs" aria-labelledby="batch-differs">
      <h2 id="batch-differs">{t.batch.differs}</h2>
      <div className="batch-scroll" tabIndex={0} role="group" aria-labelledby="batch-differs">
        <table>
          <thead>
            <tr>
              <th scope="col">{t.batch.item}</th>
              {comparison.differing.map(({ path }) => (
                <th key={path} scope="col">
                  <bdi>{path}</bdi>
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {ids.map((id) => {
              const place = read.indexOf(id);
              const isOpened = batch.opened.has(id);
              return (
                <BatchRow
                  key={id}
                  id={id}
                  item={items.get(id)}
                  values={comparison.differing.map(({ values }) => (place === -1 ? undefined : values[place]))}
                  isRead={place !== -1}
                  isDrawn={batch.mustOpen === id && !isOpened}
                  isOpened={isOpened}
                />
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
};
