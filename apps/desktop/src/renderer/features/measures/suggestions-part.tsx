import type { MeasuresPage } from '@countersign/shared/model/measures-page';
import type { SamplingSuggestion, ThresholdSuggestion } from '@countersign/shared/model/suggestion';
import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { CapacityField } from './capacity-field.tsx';
import { SamplingItem } from './sampling-item.tsx';
import { ThresholdCard } from './threshold-card.tsx';
import { ThresholdsNone } from './thresholds-none.tsx';

/** What the hub would propose. Nothing here acts: each ends in a draft that a person reads, tries and publishes, or leaves. */
export const SuggestionsPart = ({ page }: { readonly page: MeasuresPage }): ReactNode => {
  const { suggestions, suggestionsTooFew, measures } = page;
  const thresholds = suggestions.filter((each): each is ThresholdSuggestion => each.kind === 'thresholds');
  const sampling = suggestions.filter((each): each is SamplingSuggestion => each.kind === 'sample_rule');
  return (
    <>
      <p className="measures-note">{t.measures.suggestionsNote}</p>
      <section className="measures-section" aria-label={t.measures.thresholds}>
        <h3>{t.measures.thresholds}</h3>
        <CapacityField page={page} />
        {thresholds.length > 0 ? (
          <div className="thresholds">
            {thresholds.map((each) => (
              <ThresholdCard key={each.basis} suggestion={each} currency={measures.currency} />
            ))}
          </div>
        ) : (
          <ThresholdsNone tooFew={suggestionsTooFew} />
        )}
      </section>
      <section className="measures-section" aria-label={t.measures.sampling}>
        <h3>{t.measures.sampling}</h3>
        {sampling.length === 0 ? (
          <p className="muted">{t.measures.samplingNone}</p>
        ) : (
          <ul className="samplings">
            {sampling.map((each) => (
              <SamplingItem key={`${each.rule} ${each.riskClass}`} suggestion={each} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
};
