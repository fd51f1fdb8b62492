import type { SummaryView } from '@countersign/shared/domain/summary/summary-view';
import { REVIEW_TIERS } from '@countersign/shared/model/vocabulary';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import type { ReactNode } from 'react';
import { fullTime, timeOfDay } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { useNow } from '../app/use-now.ts';

/** What happens if nobody decides: always there, always in the same cell (UX-22). */
export const Consequence = ({ item, summary }: { readonly item: QueueItem; readonly summary: SummaryView }): ReactNode => {
  const now = useNow(30_000);
  const { at, kind, text } = summary.consequence;
  // Above the highest tier there is nobody to send it to.
  const what = kind === 'raise' && item.reviewTier === REVIEW_TIERS.at(-1) ? 'wait' : kind;
  return (
    <div className="fact" data-slot="consequence">
      <dt>{t.card.ifNobody}</dt>
      <dd title={at === null ? undefined : fullTime(at)}>
        {at !== null && !item.overdue && item.next !== undefined
          ? t.duty.nextAt(item.next, timeOfDay(at, now))
          : at === null || item.overdue
            ? text
            : t.ifNobodyAt(what, timeOfDay(at, now))}
      </dd>
    </div>
  );
};
