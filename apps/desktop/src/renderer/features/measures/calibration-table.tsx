import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import type { ActionCalibration } from '@countersign/shared/model/measures-page';
import type { ReactNode } from 'react';
import { finePercentage, number } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';

/** What the whole interval says: surer than right, less sure than right, or neither that can be told. */
const saysOf = ({ stated, approved }: ActionCalibration): 'over' | 'under' | 'fits' =>
  approved.high < stated ? 'over' : approved.low > stated ? 'under' : 'fits';

/** The same for each agent and action, most answers first. */
export const CalibrationTable = ({ rows }: { readonly rows: readonly ActionCalibration[] }): ReactNode => (
  <section className="measures-section" tabIndex={-1} data-row="">
    <h3>{t.measures.byAction}</h3>
    {rows.length === 0 ? (
      <p className="muted">{t.measures.byActionNone}</p>
    ) : (
      <div className="policy-table" data-scroller role="region" aria-label={t.measures.byAction} tabIndex={0}>
        <table>
          <caption>{t.measures.byActionNote}</caption>
          <thead>
            <tr>
              <th scope="col">{t.measures.agentAction}</th>
              <th scope="col">{t.measures.answers}</th>
              <th scope="col">{t.measures.stated}</th>
              <th scope="col">{t.measures.approved}</th>
              <th scope="col">{t.measures.says}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.agentId} ${row.actionName}`}>
                <th scope="row">
                  <bdi>{cleanText(row.agentName, { identifier: true })}</bdi>
                  <span className="policy-interval">
                    <bdi>{cleanText(row.actionName, { identifier: true })}</bdi>
                  </span>
                </th>
                <td>{number(row.n)}</td>
                <td>{finePercentage(row.stated)}</td>
                <td>
                  {finePercentage(row.approved.value)}
                  <span className="policy-interval">
                    {t.measures.span(finePercentage(row.approved.low), finePercentage(row.approved.high))}
                  </span>
                </td>
                <td data-says={saysOf(row)}>{t.measures.sure[saysOf(row)]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </section>
);
