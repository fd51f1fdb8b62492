import { CHECKLIST_SECTIONS, type Checklist } from '@countersign/shared/model/checklist';
import { type ReactNode, useEffect, useId } from 'react';
import { fullTime, number } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { BarButton } from '../decision/bar-button.tsx';
import { PartUnread } from '../policy/part-blank.tsx';
import { ChecklistBox } from './checklist-box.tsx';
import { useChecklist } from './use-checklist.ts';

const SECTIONS = ['triggers', 'context', 'scaling', 'metrics'] as const satisfies readonly (keyof typeof CHECKLIST_SECTIONS)[];

const Section = ({ name, checklist }: { readonly name: (typeof SECTIONS)[number]; readonly checklist: Checklist }): ReactNode => {
  const titleId = useId();
  const items = CHECKLIST_SECTIONS[name].flatMap((item) => checklist.items.find((each) => each.item === item) ?? []);
  const ticked = items.filter(({ state }) => state === 'ticked').length;
  return (
    <section className="checklist-section" aria-labelledby={titleId}>
      <h3 id={titleId}>
        {t.deployment.section[name]}{' '}
        <span className="checklist-count">{t.deployment.of(number(ticked), number(items.length))}</span>
      </h3>
      <ul>
        {items.map((item) => (
          <ChecklistBox key={item.item} box={item} />
        ))}
      </ul>
    </section>
  );
};

const Boxes = ({ checklist }: { readonly checklist: Checklist }): ReactNode => {
  const { items, at, policy } = checklist;
  const count = (state: Checklist['items'][number]['state']): number => items.filter((item) => item.state === state).length;
  const ticked = count('ticked');
  return (
    <>
      <div className="checklist-head">
        <div className="checklist-progress">
          <p className="checklist-done">{t.deployment.done(number(ticked), number(items.length))}</p>
          <progress max={items.length} value={ticked} aria-label={t.deployment.progress} />
          <p className="muted">{t.deployment.rest(count('open'), count('unknown'))}</p>
          <p className="muted">{t.deployment.asOf(fullTime(at), policy)}</p>
        </div>
        <div className="policy-actions">
          <BarButton command="checklist.print" label={t.deployment.print} />
          <BarButton command="checklist.refresh" label={t.measures.refresh} tone="quiet" />
        </div>
      </div>
      {SECTIONS.map((name) => (
        <Section key={name} name={name} checklist={checklist} />
      ))}
    </>
  );
};

/** The article's checklist before an agent is let loose, against what runs here and what happened (`G C`). */
export const ChecklistPage = (): ReactNode => {
  const { store } = useReviewer();
  const reading = useChecklist();
  useEffect(() => store.checklist.watch(), [store]);
  return (
    <div className="checklist-page" tabIndex={0} role="region" aria-label={t.nav.checklist} aria-busy={reading.isLoading}>
      {reading.value === null ? (
        <PartUnread reading={reading} onRetry={store.checklist.refresh} />
      ) : (
        <>
          {reading.problem === null ? null : (
            <p className="measures-stale" role="alert">
              {t.measures.stale(t.problem(reading.problem))}
            </p>
          )}
          <Boxes checklist={reading.value} />
        </>
      )}
    </div>
  );
};
