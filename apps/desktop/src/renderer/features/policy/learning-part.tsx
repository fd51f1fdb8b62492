import type { LearnedInfo, LearnedKind } from '@countersign/shared/protocol/judgement';
import type { ReactNode } from 'react';
import { date } from '../../format/format.ts';
import { shownLearned } from '../../state/policy-snapshot.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { BarButton } from '../decision/bar-button.tsx';
import { EvaluationTable } from './evaluation-table.tsx';
import { PartUnread } from './part-blank.tsx';
import { usePolicy } from './use-policy.ts';

const KINDS = ['calibrator', 'predictor'] as const satisfies readonly LearnedKind[];

const Row = ({ info, isSelected }: { readonly info: LearnedInfo; readonly isSelected: boolean }): ReactNode => {
  const { store } = useReviewer();
  const select = (): void => store.policy.chooseLearned(info.version);
  return (
    <div
      className="row policy-row"
      role="option"
      aria-selected={isSelected}
      tabIndex={isSelected ? 0 : -1}
      data-row=""
      data-version={info.version}
      onFocus={select}
      onClick={select}
    >
      <span className="policy-row-head">
        <bdi className="policy-version">{info.version}</bdi>
        {info.inUse ? <span className="policy-mark policy-mark-live">● {t.policy.inUse}</span> : null}
      </span>
      <span className="row-note">
        {date(info.at)} · {t.policy.trainedOn(info.n)}
      </span>
    </div>
  );
};

/** One kind of what can be learned: in plain words what it does, what there is of it, and how to have more. */
const Kind = ({
  kind,
  items,
  shown,
}: {
  readonly kind: LearnedKind;
  readonly items: readonly LearnedInfo[];
  readonly shown: LearnedInfo | null;
}): ReactNode => {
  const work = usePolicy((s) => s.work);
  return (
    <section className="policy-kind" aria-label={t.policy.learnedKind[kind]}>
      <h3>{t.policy.learnedKind[kind]}</h3>
      <p className="muted">{t.policy.learnedWhat[kind]}</p>
      {items.length === 0 ? (
        <p>{t.policy.learnedNone(kind)}</p>
      ) : (
        <div role="listbox" aria-label={`${t.policy.learnedKind[kind]}: ${t.policy.learnedList}`}>
          {items.map((info) => (
            <Row key={info.version} info={info} isSelected={info === shown} />
          ))}
        </div>
      )}
      <p className="policy-actions">
        {work === `train-${kind}` ? (
          <span role="status">{t.policy.training}</span>
        ) : (
          <BarButton command={`policy.train-${kind}`} label={t.policy.train(kind)} />
        )}
      </p>
    </section>
  );
};

/** What the hub learned from its reviewers, how it did, and whether it is used. */
export const LearningPart = (): ReactNode => {
  const { store } = useReviewer();
  const reading = usePolicy((s) => s.learned);
  const shown = usePolicy(shownLearned);
  if (reading.value === null) return <PartUnread reading={reading} onRetry={store.policy.refresh} />;
  const items = reading.value;
  return (
    <div className="policy-versions" data-alone={shown === null}>
      <div className="policy-list">
        {KINDS.map((kind) => (
          <Kind key={kind} kind={kind} items={items.filter((info) => info.kind === kind)} shown={shown} />
        ))}
      </div>
      {shown === null ? null : (
        <section className="policy-view policy-scroll" aria-label={shown.version}>
          <div className="policy-view-head">
            <h3>
              <bdi className="policy-version">{shown.version}</bdi>{' '}
              {shown.inUse ? <span className="policy-mark policy-mark-live">● {t.policy.inUse}</span> : null}
            </h3>
            <p className="muted">
              {t.policy.learnedKind[shown.kind]} · {date(shown.at)} · {t.policy.trainedOn(shown.n)}
            </p>
            <div className="policy-actions">
              <BarButton command="policy.use" label={shown.inUse ? t.policy.stopLearned : t.policy.useLearned} />
            </div>
          </div>
          <EvaluationTable info={shown} />
        </section>
      )}
    </div>
  );
};
