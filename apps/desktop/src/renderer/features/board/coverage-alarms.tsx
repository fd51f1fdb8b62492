import { REVIEW_TIERS, type ReviewTier } from '@countersign/shared/model/vocabulary';
import type { UncoveredTier } from '@countersign/shared/protocol/board';
import type { ReactNode } from 'react';
import { roughly } from '../../format/format.ts';
import { callable, lateItems, nextReviewer } from '../../state/board-coverage.ts';
import { t } from '../../strings/strings.ts';
import { useInbox, useReviewer } from '../app/reviewer-context.ts';
import { useNow } from '../app/use-now.ts';
import { KeyHint } from '../shared/key-hint.tsx';
import { useBoard } from './use-board.ts';

/** Items wait in this tier and nobody can take them: give one away, let somebody else see the tier, or ask everybody. */
const TierAlarm = ({ alarm: { reviewTier, waiting, oldestAt } }: { readonly alarm: UncoveredTier }): ReactNode => {
  const { store } = useReviewer();
  const now = useNow(5_000);
  const columns = useBoard((s) => s.columns);
  const board = useBoard((s) => s.board);
  const [first] = columns[reviewTier];
  const person = nextReviewer(board, reviewTier, now);
  const toCall = callable(columns, reviewTier);
  const isCalled = columns[reviewTier].some(({ item }) => item.audience !== undefined);
  const assign = (): void => {
    if (first === undefined) return;
    store.board.select(reviewTier, first.item.id);
    store.board.ask({ kind: 'move-to', id: first.item.id });
  };
  return (
    <li className="warning">
      <p className="warning-text">
        <b className="warning-title">
          <span aria-hidden="true">▲ </span>
          {t.duty.alarm[reviewTier](waiting)}
        </b>{' '}
        <span className="warning-detail">{t.duty.alarmSince(roughly(now - oldestAt))}</span>{' '}
        <span className="muted">{t.duty.alarmWhy}</span>
      </p>
      <div className="warning-actions">
        {first === undefined ? null : (
          <button type="button" onClick={assign}>
            {t.duty.assign} <KeyHint command="board.menu" />
          </button>
        )}
        {person === undefined ? null : (
          <button
            type="button"
            onClick={() => {
              store.board.select('people', person.id);
              store.board.ask({ kind: 'tiers', id: person.id });
            }}
          >
            {t.duty.tiers}
          </button>
        )}
        {toCall.length > 0 ? (
          <button type="button" title={t.duty.callAllHelp} onClick={() => void store.board.callEverybody(reviewTier)}>
            {t.duty.callAll}
          </button>
        ) : isCalled ? (
          <span className="warning-done">
            <span aria-hidden="true">✓ </span>
            {t.duty.isCalled}
          </span>
        ) : null}
      </div>
    </li>
  );
};

/** Nobody decided in time, in any tier, and the supervisors were called. */
const LateAlarm = (): ReactNode => {
  const { store } = useReviewer();
  const columns = useBoard((s) => s.columns);
  const late = lateItems(columns);
  const [first] = late;
  if (first === undefined) return null;
  return (
    <li className="warning">
      <p className="warning-text">
        <b className="warning-title">
          <span aria-hidden="true">▲ </span>
          {t.duty.late(late.length)}
        </b>
      </p>
      <div className="warning-actions">
        <button
          type="button"
          onClick={() => {
            store.board.rememberReturn(first.id);
            store.select(first.id);
            store.showFace('card');
            store.showPage('inbox');
          }}
        >
          {t.duty.openFirst}
        </button>
      </div>
    </li>
  );
};

/** Above all warnings: what waits where nobody can take it. Never a silent wait (SPEC O-31). */
export const CoverageAlarms = (): ReactNode => {
  // The hub tells of every change at once; the board's own answer is as old as the last reading.
  const told = useInbox((s) => s.uncovered);
  const read = useBoard((s) => s.board?.uncovered);
  const isLate = useBoard((s) => lateItems(s.columns).length > 0);
  const uncovered = told ?? read ?? [];
  if (uncovered.length === 0 && !isLate) return null;
  const tiers: readonly ReviewTier[] = REVIEW_TIERS.toReversed();
  return (
    <section className="warnings alarms" aria-label={t.duty.alarms}>
      <ul>
        {tiers
          .flatMap((tier) => uncovered.filter(({ reviewTier }) => reviewTier === tier))
          .map((alarm) => (
            <TierAlarm key={alarm.reviewTier} alarm={alarm} />
          ))}
        <LateAlarm />
      </ul>
    </section>
  );
};
