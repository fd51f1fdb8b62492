import type { ThresholdSuggestion } from '@countersign/shared/model/suggestion';
import { type ReactNode, useId } from 'react';
import { finePercentage, money, number, oneDecimal } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { BarButton } from '../decision/bar-button.tsx';
import { useMeasures } from './use-measures.ts';

type Props = { readonly suggestion: ThresholdSuggestion; readonly currency: string };

const spanned = ({ value, low, high }: ThresholdSuggestion['load']): string =>
  t.measures.withSpan(finePercentage(value), t.measures.span(finePercentage(low), finePercentage(high)));

/** Two limits, what they would mean in numbers, and the way into a draft. */
export const ThresholdCard = ({ suggestion, currency }: Props): ReactNode => {
  const { basis, limits, load, loadPerDay, fitsCapacity, recall, missedPerDay, costPerDay, n, effectiveN } = suggestion;
  const isDrafting = useMeasures((s) => s.isDrafting);
  const titleId = useId();
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t.measures.load, spanned(load)],
    [t.measures.loadPerDay, oneDecimal(loadPerDay)],
    [t.measures.recallShort, recall === null ? t.measures.recallNone : spanned(recall)],
    [t.measures.missedPerDay, oneDecimal(missedPerDay)],
    [t.measures.costPerDay, <bdi key="cost">{money({ minor: Math.round(costPerDay), currency })}</bdi>],
    [t.measures.answers, t.measures.worth(number(n), number(Math.round(effectiveN)))],
  ];
  return (
    <article className="threshold" data-basis={basis} aria-labelledby={titleId} tabIndex={-1} data-row="">
      <h4 id={titleId}>{t.measures.basisTitle[basis]}</h4>
      <p>{t.measures.basisBody[basis]}</p>
      <p className="threshold-limits">{t.measures.limits(finePercentage(limits.reviewAt), finePercentage(limits.escalateAt))}</p>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="threshold-fit" data-fits={fitsCapacity}>
        <span aria-hidden="true">{fitsCapacity ? '✓ ' : '▲ '}</span>
        {fitsCapacity ? t.measures.fits : t.measures.fitsNot}
      </p>
      <p>
        <BarButton
          command={basis === 'capacity' ? 'measures.draft-capacity' : 'measures.draft-cost'}
          label={t.measures.writeDraft}
          {...(isDrafting ? { whyNot: t.policy.loading } : {})}
        />
      </p>
    </article>
  );
};
