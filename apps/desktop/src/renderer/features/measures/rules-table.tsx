import { MINIMUM_PER_POINT } from '@countersign/shared/domain/board/p-chart';
import { wilson } from '@countersign/shared/domain/board/wilson';
import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import type { MeasuresPage, RuleMeasure } from '@countersign/shared/model/measures-page';
import type { ReactNode } from 'react';
import { finePercentage, number } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { spanText } from './measure-words.ts';

const overriddenText = ({ decided, overridden }: RuleMeasure): { readonly value: string; readonly span: string } => {
  if (decided < MINIMUM_PER_POINT) return { value: t.board.countOf(number(overridden), number(decided)), span: '' };
  const { low, high } = wilson(overridden, decided);
  return { value: finePercentage(overridden / decided), span: spanText(low, high, finePercentage) };
};

/** What each rule sent to whom, and how often people then decided otherwise: a rule that is always approved asks for nothing. */
export const RulesTable = ({ page: { rules, rulesLeft } }: { readonly page: MeasuresPage }): ReactNode => (
  <section className="measures-section" tabIndex={-1} data-row="">
    <h3>{t.measures.rules}</h3>
    {rules.length === 0 ? (
      <p className="muted">{t.measures.rulesNone}</p>
    ) : (
      <div className="policy-table" data-scroller role="region" aria-label={t.measures.rules} tabIndex={0}>
        <table>
          <caption>{t.measures.rulesNote}</caption>
          <thead>
            <tr>
              <th scope="col">{t.measures.rule}</th>
              <th scope="col">{t.measures.routeHead}</th>
              <th scope="col">{t.measures.riskHead}</th>
              <th scope="col">{t.measures.funnel.opened}</th>
              <th scope="col">{t.board.head.decided}</th>
              <th scope="col">{t.measures.funnel.overridden}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map((row) => {
              const { value, span } = overriddenText(row);
              return (
                <tr key={`${row.rule} ${row.route} ${row.riskClass}`}>
                  <th scope="row">
                    <bdi>{cleanText(row.rule, { identifier: true })}</bdi>
                  </th>
                  <td>{t.policy.route[row.route]}</td>
                  <td>{t.riskSpoken[row.riskClass]}</td>
                  <td>{number(row.opened)}</td>
                  <td>{number(row.decided)}</td>
                  <td>
                    {row.decided === 0 ? t.board.nothing : value}
                    {row.decided === 0 || span === '' ? null : <span className="policy-interval">{span}</span>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    )}
    {rulesLeft > 0 ? <p className="muted">{t.measures.rulesLeft(rulesLeft)}</p> : null}
  </section>
);
