import { assertNever } from '@countersign/shared/domain/result';
import type { MeasuresPage as Figures } from '@countersign/shared/model/measures-page';
import { type ReactNode, useEffect } from 'react';
import type { MeasuresPart } from '../../state/measures-snapshot.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { PartUnread } from '../policy/part-blank.tsx';
import { CalibrationPart } from './calibration-part.tsx';
import { EightPart } from './eight-part.tsx';
import { MeasuresBar } from './measures-bar.tsx';
import { MeasuresTabs, measuresTab } from './measures-tabs.tsx';
import { SignsPart } from './signs-part.tsx';
import { SuggestionsPart } from './suggestions-part.tsx';
import { TrendsPart } from './trends-part.tsx';
import { useMeasures } from './use-measures.ts';

const Part = ({ part, page }: { readonly part: MeasuresPart; readonly page: Figures }): ReactNode => {
  switch (part) {
    case 'eight':
      return <EightPart page={page} />;
    case 'signs':
      return <SignsPart />;
    case 'trends':
      return <TrendsPart page={page} />;
    case 'calibration':
      return <CalibrationPart page={page} />;
    case 'suggestions':
      return <SuggestionsPart page={page} />;
    default:
      return assertNever(part);
  }
};

/** Whether the right things were asked, and whether asking was worth it (`G M`): the article's eight with their intervals. */
export const MeasuresPage = (): ReactNode => {
  const { store } = useReviewer();
  const part = useMeasures((s) => s.part);
  const reading = useMeasures((s) => s.reading);
  useEffect(() => store.measures.watch(), [store]);
  // The warning signs are the board's: they are measured while this page is open, too.
  useEffect(() => store.board.watch(), [store]);
  return (
    <div className="measures-page">
      <MeasuresTabs />
      <MeasuresBar />
      <div
        className="measures-scroll"
        role="tabpanel"
        id="measures-part"
        aria-labelledby={measuresTab(part)}
        aria-busy={reading.isLoading}
        data-part={part}
        tabIndex={0}
      >
        {reading.value === null ? (
          <PartUnread reading={reading} onRetry={store.measures.refresh} />
        ) : (
          <>
            {reading.problem === null ? null : (
              <p className="measures-stale" role="alert">
                {t.measures.stale(t.problem(reading.problem))}
              </p>
            )}
            <Part part={part} page={reading.value} />
          </>
        )}
      </div>
    </div>
  );
};
