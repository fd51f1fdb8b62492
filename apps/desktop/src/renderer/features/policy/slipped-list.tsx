import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import type { SlippedExample } from '@countersign/shared/model/backtest';
import { EscalationId } from '@countersign/shared/model/ids';
import type { ReactNode } from 'react';
import { money, percentage } from '../../format/format.ts';
import { masked } from '../../state/mask.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { actionWords } from '../inbox/row-text.ts';
import { RiskMark } from '../shared/risk-mark.tsx';
import { useIsMasked } from '../shared/use-is-masked.ts';
import type { Lettered } from './trial-words.ts';

/** What was known of it then: confidence as stated, as calibrated, and what was predicted. */
const scoresOf = ({ confidence, calibrated, predicted }: SlippedExample): readonly string[] => [
  ...(confidence === null ? [] : [t.policy.stated(percentage(confidence))]),
  ...(calibrated === null ? [] : [t.policy.calibrated(percentage(calibrated))]),
  ...(predicted === null ? [] : [t.policy.predicted(percentage(predicted))]),
];

const Slipped = ({ example }: { readonly example: SlippedExample }): ReactNode => {
  const { store } = useReviewer();
  const isMasked = useIsMasked();
  const { id, action, agent, rule, riskClass } = example;
  const known = EscalationId.safeParse(id);
  const target = action.target === undefined ? undefined : isMasked ? masked(action.target.slice(0, 200)) : action.target;
  return (
    <li className="policy-example">
      <span className="policy-example-text">
        <RiskMark risk={riskClass} /> <b>{actionWords(action.name)}</b>
        {target === undefined ? null : (
          <>
            {' '}
            <bdi>{cleanText(target.slice(0, 80), { identifier: true })}</bdi>
          </>
        )}
        {action.amount === undefined ? null : <> · {money(action.amount)}</>}
        <span className="row-note">
          {[
            cleanText(agent, { identifier: true }),
            t.policy.byRule(cleanText(rule, { identifier: true })),
            ...scoresOf(example),
          ].join(' · ')}
        </span>
      </span>
      {known.success ? (
        <button
          type="button"
          data-row=""
          aria-label={`${t.policy.openExample}: ${actionWords(action.name)}`}
          onClick={() => store.policy.openExample(known.data)}
        >
          {t.policy.openExample}
        </button>
      ) : null}
    </li>
  );
};

/** What needed a person and would have run unseen: the reason to look twice at a policy. */
export const SlippedList = ({
  lettered: { letter, name, outcome },
  isLabelled,
}: {
  readonly lettered: Lettered;
  readonly isLabelled: boolean;
}): ReactNode => {
  if (!isLabelled) return null;
  const title = t.policy.slippedTitle(t.policy.lettered(letter, name));
  if (outcome.examples.length === 0) return <p className="muted policy-slipped-none">{t.policy.slippedNone(name)}</p>;
  return (
    <section className="policy-slipped" aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {outcome.examples.map((example) => (
          <Slipped key={example.id} example={example} />
        ))}
      </ul>
    </section>
  );
};
