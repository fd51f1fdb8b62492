import type { KeyboardEvent, ReactNode } from 'react';
import { number } from '../../format/format.ts';
import { MEASURES_PARTS, type MeasuresPart } from '../../state/measures-snapshot.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { KeyHint } from '../shared/key-hint.tsx';
import { useMeasures } from './use-measures.ts';
import { useSigns } from './use-signs.ts';

export const measuresTab = (part: MeasuresPart): string => `measures-tab-${part}`;

/** The parts of the page. How many warning signs fire is seen from each of them. */
export const MeasuresTabs = (): ReactNode => {
  const { store } = useReviewer();
  const current = useMeasures((s) => s.part);
  const suggested = useMeasures((s) => s.reading.value?.suggestions.length ?? 0);
  const firing = useSigns().filter(({ state }) => state === 'fires').length;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const isForward = (event.key === 'ArrowRight') === (getComputedStyle(event.currentTarget).direction === 'ltr');
    store.measures.stepPart(isForward ? 1 : -1);
    event.currentTarget.querySelector<HTMLElement>(`#${measuresTab(store.measures.get().part)}`)?.focus();
  };
  const markOf = (part: MeasuresPart): ReactNode => {
    if (part === 'signs' && firing > 0)
      return (
        <span className="tab-count measures-firing" aria-label={t.measures.firing(firing)}>
          {' ▲ '}
          {number(firing)}
        </span>
      );
    return part === 'suggestions' && suggested > 0 ? <span className="tab-count"> {number(suggested)}</span> : null;
  };
  return (
    <div className="tabs-line measures-tabs">
      <div className="tabs" role="tablist" aria-label={t.measures.partsLabel} onKeyDown={onKeyDown}>
        {MEASURES_PARTS.map((part) => (
          <button
            key={part}
            type="button"
            role="tab"
            id={measuresTab(part)}
            aria-selected={part === current}
            aria-controls="measures-part"
            tabIndex={part === current ? 0 : -1}
            onClick={() => store.measures.showPart(part)}
          >
            {t.measures.parts[part]}
            {markOf(part)}
          </button>
        ))}
      </div>
      <span className="tabs-end">
        <KeyHint command="measures.previous-part" />
        <KeyHint command="measures.next-part" />
      </span>
    </div>
  );
};
