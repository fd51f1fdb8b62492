import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';

/** The card while it is on its way: the very boxes of a card, so that nothing jumps when it comes. */
export const CardSkeleton = (): ReactNode => (
  <div className="card-loading" aria-busy="true">
    <span className="visually-hidden">{t.card.loading}</span>
    <div className="card-head" aria-hidden="true">
      <div className="meta">
        <span className="skeleton skeleton-short" />
      </div>
      <div className="headline">
        <span className="skeleton skeleton-title" />
      </div>
      <div className="why">
        <span className="skeleton skeleton-half" />
      </div>
      <div className="facts">
        <div className="facts-row facts-odd">
          <span className="skeleton" />
          <span className="skeleton" />
        </div>
        <div className="facts-row facts-calm">
          <span className="skeleton" />
          <span className="skeleton" />
        </div>
      </div>
    </div>
    <div className="checks" aria-hidden="true">
      <span className="skeleton skeleton-chip" />
      <span className="skeleton skeleton-chip" />
    </div>
    <div className="evidence" aria-hidden="true" />
    <div className="decision-area" aria-hidden="true">
      <div className="decision-bar" />
    </div>
  </div>
);
