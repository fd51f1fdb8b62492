import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import type { LearnedInfo } from '@countersign/shared/protocol/judgement';
import type { ReactNode } from 'react';
import { number, percentage, threeDecimals } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';

/** `baseRate` and `base_rate` are the same name. */
const keyOf = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/[\s-]+/g, '_')
    .toLowerCase();

/** The name that the catalogue has for it, or else the hub's own, cleaned. */
const nameIn = (names: Readonly<Record<string, string>>, name: string): string => {
  const key = keyOf(name);
  return (Object.hasOwn(names, key) ? names[key] : undefined) ?? cleanText(key.replaceAll('_', ' '), { identifier: true });
};

const SHARES: ReadonlySet<string> = new Set([
  'recall',
  'precision',
  'load',
  'load_at_recall',
  'abstained',
  'coverage',
  'base_rate',
]);

type Figure = LearnedInfo['evaluation'][number];

const valueText = (measure: string, value: number): string =>
  SHARES.has(keyOf(measure)) ? percentage(value) : threeDecimals(value);

const rangeText = ({ measure, low, high }: Figure): string => {
  if (low === null || high === null) return '';
  return SHARES.has(keyOf(measure))
    ? t.policy.interval(number(Math.round(low * 100)), percentage(high))
    : t.policy.interval(threeDecimals(low), threeDecimals(high));
};

/** How it did on what it had not seen, beside ways that need no learning. */
export const EvaluationTable = ({ info }: { readonly info: LearnedInfo }): ReactNode => {
  const { evaluation, testedOn } = info;
  if (evaluation.length === 0) return <p className="policy-prose policy-untested">{t.policy.notTested}</p>;
  const measures = [...new Set(evaluation.map(({ measure }) => measure))];
  const subjects = [...new Set(evaluation.map(({ subject }) => subject))];
  return (
    <div className="policy-table" role="region" aria-label={t.policy.evaluation} tabIndex={0}>
      <table>
        <caption>
          {t.policy.evaluation} {t.policy.testedOn(testedOn)} {t.policy.intervalNote}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t.policy.evaluationMeasure}</th>
            {subjects.map((subject) => (
              <th key={subject} scope="col">
                {nameIn(t.policy.subject, subject)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {measures.map((measure) => (
            <tr key={measure}>
              <th scope="row">{nameIn(t.policy.evaluated, measure)}</th>
              {subjects.map((subject) => {
                const figure = evaluation.find((each) => each.measure === measure && each.subject === subject);
                return (
                  <td key={subject}>
                    {figure === undefined ? t.policy.unknown : valueText(measure, figure.value)}
                    {figure === undefined || figure.low === null ? null : (
                      <span className="policy-interval">{rangeText(figure)}</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
