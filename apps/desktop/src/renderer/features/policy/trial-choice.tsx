import type { ReactNode } from 'react';
import { number } from '../../format/format.ts';
import { MOST_POLICIES, TRIAL_DAYS } from '../../state/policy-snapshot.ts';
import { versionIn } from '../../state/policy-text.ts';
import { hasDraftInTrial, trialVersions } from '../../state/policy-trial.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { BarButton } from '../decision/bar-button.tsx';
import { usePolicy } from './use-policy.ts';
import { VersionMarks } from './version-marks.tsx';

/** Which policies are replayed, and how much history. */
export const TrialChoice = (): ReactNode => {
  const { store } = useReviewer();
  const list = usePolicy((s) => s.list.value);
  const draft = usePolicy((s) => s.draft);
  const trial = usePolicy((s) => s.trial);
  const snapshot = { list: { value: list, isLoading: false, problem: null }, trial, draft };
  const chosen = trialVersions(snapshot);
  const hasDraft = hasDraftInTrial(snapshot);
  const isFull = chosen.length + (hasDraft ? 1 : 0) >= MOST_POLICIES;
  return (
    <div className="policy-choice">
      <fieldset className="policy-candidates">
        <legend>{t.policy.trialWhat}</legend>
        {draft === null ? null : (
          <label>
            <input
              type="checkbox"
              checked={hasDraft}
              disabled={!hasDraft && isFull}
              onChange={() => store.policy.trial.setDraft(!hasDraft)}
            />
            {versionIn(draft.text) === null ? t.policy.trialUnnamed : t.policy.trialDraft(versionIn(draft.text) ?? '')}
          </label>
        )}
        {list?.versions.map(({ version }) => (
          <label key={version}>
            <input
              type="checkbox"
              checked={chosen.includes(version)}
              disabled={!chosen.includes(version) && isFull}
              onChange={() => store.policy.trial.toggleVersion(version)}
            />
            <bdi>{version}</bdi> <VersionMarks version={version} list={list} />
          </label>
        ))}
        {isFull ? <p className="muted">{t.policy.trialMost(number(MOST_POLICIES))}</p> : null}
      </fieldset>
      <fieldset>
        <legend>{t.policy.trialDays}</legend>
        <div className="segments">
          {TRIAL_DAYS.map((days) => (
            <label key={days}>
              <input
                type="radio"
                name="trial-days"
                checked={trial.days === days}
                onChange={() => store.policy.trial.setDays(days)}
              />
              {t.policy.days(days)}
            </label>
          ))}
        </div>
      </fieldset>
      <p className="policy-actions">
        <BarButton
          command="policy.backtest"
          label={t.policy.trialRun}
          {...(list === null || trial.runningSince !== null ? { whyNot: t.policy.loading } : {})}
        />
      </p>
      {trial.problem === null ? null : (
        <p className="field-error" role="alert">
          {t.policy.refusedBecause(t.policy.trialFailed, t.problem(trial.problem))}
        </p>
      )}
    </div>
  );
};
