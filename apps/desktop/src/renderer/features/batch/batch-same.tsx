import type { EscalationId } from '@countersign/shared/model/ids';
import { type ReactNode, useMemo } from 'react';
import type { CardLoad } from '../../state/card-cache.ts';
import { t } from '../../strings/strings.ts';
import { ForeignText } from '../shared/foreign-text.tsx';
import { comparedOf } from './compared.ts';

type Props = { readonly ids: readonly EscalationId[]; readonly cards: ReadonlyMap<EscalationId, CardLoad> };

/** What all of them have in common, said once. */
export const BatchSame = ({ ids, cards }: Props): ReactNode => {
  const { same } = useMemo(() => comparedOf(ids, cards).comparison, [ids, cards]);
  return (
    <section className="batch-same" aria-label={t.batch.same}>
      <h2>{t.batch.same}</h2>
      {same.length === 0 ? (
        <p className="muted">{t.batch.nothingSame}</p>
      ) : (
        <dl>
          {same.map(({ path, values }) => (
            <div key={path}>
              <dt>
                <bdi>{path}</bdi>
              </dt>
              <dd>
                <ForeignText text={values[0] ?? ''} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
};
