import type { ReactNode } from 'react';
import { number, roughMoney } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { type Lettered, countRange, shareRange, shareText } from './trial-words.ts';

type Row = {
  readonly label: string;
  /** One of what the row above is made of. */
  readonly isPart?: boolean;
  readonly cell: (of: Lettered) => { readonly value: string; readonly below: string };
};

const rows = (): readonly Row[] => [
  {
    label: t.policy.measure.load,
    cell: ({ outcome }) => ({ value: shareText(outcome.load), below: shareRange(outcome.loadInterval) }),
  },
  {
    label: t.policy.measure.precision,
    cell: ({ outcome }) => ({ value: shareText(outcome.precision), below: shareRange(outcome.precisionInterval) }),
  },
  {
    label: t.policy.measure.recall,
    cell: ({ outcome }) => ({ value: shareText(outcome.recall), below: shareRange(outcome.recallInterval) }),
  },
  {
    label: t.policy.measure.slipped,
    cell: ({ outcome }) => ({ value: number(Math.round(outcome.slipped)), below: countRange(outcome.slippedInterval) }),
  },
  {
    label: t.policy.measure.hours,
    cell: ({ outcome }) => ({ value: number(Math.round(outcome.reviewerHours * 10) / 10), below: '' }),
  },
  ...(['total', 'review', 'error'] as const).map(
    (part): Row => ({
      label: t.policy.measure[part === 'total' ? 'cost' : part],
      isPart: part !== 'total',
      cell: ({ outcome: { cost } }) => ({ value: roughMoney(cost[part], cost.currency), below: '' }),
    }),
  ),
  ...(['escalate', 'review', 'autonomous'] as const).map(
    (route): Row => ({
      label: t.policy.route[route],
      cell: ({ outcome }) => ({ value: number(outcome.routes[route]), below: '' }),
    }),
  ),
];

/** The same figures of each policy in a column of its own, each share with its interval. */
export const TrialTable = ({ all, live }: { readonly all: readonly Lettered[]; readonly live: string | null }): ReactNode => (
  <div className="policy-table" role="region" aria-label={t.policy.resultTable} tabIndex={0}>
    <table>
      <caption>{t.policy.intervalNote}</caption>
      <thead>
        <tr>
          <th scope="col">{t.policy.head.measure}</th>
          {all.map(({ letter, name, isDraft }) => (
            <th key={letter} scope="col">
              <span className="policy-letter">{letter}</span> <bdi title={name}>{name}</bdi>
              {isDraft ? <span className="policy-mark">{t.policy.draftMark}</span> : null}
              {!isDraft && name === live ? <span className="policy-mark policy-mark-live">{t.policy.live}</span> : null}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows().map(({ label, isPart, cell }) => (
          <tr key={label} data-part={isPart}>
            <th scope="row">{label}</th>
            {all.map((each) => {
              const { value, below } = cell(each);
              return (
                <td key={each.letter}>
                  {value}
                  {below === '' ? null : <span className="policy-interval">{below}</span>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
