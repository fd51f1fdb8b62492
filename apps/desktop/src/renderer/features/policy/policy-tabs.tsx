import type { KeyboardEvent, ReactNode } from 'react';
import { number } from '../../format/format.ts';
import { POLICY_PARTS, type PolicyPart } from '../../state/policy-snapshot.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { KeyHint } from '../shared/key-hint.tsx';
import { usePolicy } from './use-policy.ts';

export const partTab = (part: PolicyPart): string => `policy-tab-${part}`;

/** The parts of the page; what is being written, and what runs, is seen from each of them. */
export const PolicyTabs = (): ReactNode => {
  const { store } = useReviewer();
  const current = usePolicy((s) => s.part);
  const issues = usePolicy((s) => s.draft?.issues?.length ?? 0);
  const isWriting = usePolicy((s) => s.draft !== null);
  const isRunning = usePolicy((s) => s.trial.runningSince !== null);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const isForward = (event.key === 'ArrowRight') === (getComputedStyle(event.currentTarget).direction === 'ltr');
    store.policy.stepPart(isForward ? 1 : -1);
    event.currentTarget.querySelector<HTMLElement>(`#${partTab(store.policy.get().part)}`)?.focus();
  };
  const markOf = (part: PolicyPart): ReactNode => {
    if (part === 'write' && issues > 0) return <span className="tab-count policy-tab-wrong"> {number(issues)}</span>;
    if (part === 'write' && isWriting)
      return (
        <span className="tab-count" aria-hidden="true">
          {' ●'}
        </span>
      );
    return part === 'trial' && isRunning ? (
      <span className="tab-count" aria-hidden="true">
        {' …'}
      </span>
    ) : null;
  };
  return (
    <div className="tabs-line policy-tabs">
      <div className="tabs" role="tablist" aria-label={t.policy.partsLabel} onKeyDown={onKeyDown}>
        {POLICY_PARTS.map((part) => (
          <button
            key={part}
            type="button"
            role="tab"
            id={partTab(part)}
            aria-selected={part === current}
            aria-controls="policy-part"
            tabIndex={part === current ? 0 : -1}
            onClick={() => store.policy.showPart(part)}
          >
            {t.policy.parts[part]}
            {markOf(part)}
          </button>
        ))}
      </div>
      <span className="tabs-end">
        <KeyHint command="policy.previous-part" />
        <KeyHint command="policy.next-part" />
      </span>
    </div>
  );
};
