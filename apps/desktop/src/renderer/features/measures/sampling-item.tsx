import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import { RoutingRule } from '@countersign/shared/model/policy';
import type { SamplingSuggestion } from '@countersign/shared/model/suggestion';
import type { ReactNode } from 'react';
import { finePercentage, number } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';

/** A rule that people practically always approve, and what could stand in its place. */
export const SamplingItem = ({ suggestion }: { readonly suggestion: SamplingSuggestion }): ReactNode => {
  const { store } = useReviewer();
  const { rule, riskClass, decided, overridden, upper, rate } = suggestion;
  // A limit of the policy itself is no rule in its list: where it stands, a person has to say.
  const isOwnRule = !RoutingRule.safeParse(rule).success;
  return (
    <li className="sampling" tabIndex={-1} data-row="">
      <p>
        <b>
          <bdi>{cleanText(rule, { identifier: true })}</bdi>
        </b>{' '}
        <span className="muted">{t.riskSpoken[riskClass]}</span>
      </p>
      <p>{t.measures.alwaysApproved(number(decided - overridden), number(decided), finePercentage(upper))}</p>
      <p>{t.measures.sampleInstead(finePercentage(rate))}</p>
      {isOwnRule ? (
        <button type="button" className="bar-button" onClick={() => void store.measures.draft(suggestion)}>
          {t.measures.writeDraft}
        </button>
      ) : (
        <p className="muted">{t.measures.ownLimit}</p>
      )}
    </li>
  );
};
