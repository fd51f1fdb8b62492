import { type ReactNode, useId } from 'react';
import { LEVELS, type Level } from '@countersign/shared/domain/notification/preferences';
import { REVIEW_TIERS, type ReviewTier } from '@countersign/shared/model/vocabulary';
import type { NotificationSettings } from '../../../platform/notification-settings.ts';
import { t } from '../../strings/strings.ts';
import { useInbox } from '../app/reviewer-context.ts';

type Tiers = NotificationSettings['tiers'];
type Props = { readonly tiers: Tiers; readonly onChange: (tiers: Tiers) => void };

const withLevel = (tiers: Tiers, tier: ReviewTier, level: Level | undefined): Tiers => {
  const { [tier]: _, ...others } = tiers;
  return level === undefined ? others : { ...others, [tier]: level };
};

/** A queue may be louder or quieter than the rest. */
export const QueueLevels = ({ tiers, onChange }: Props): ReactNode => {
  const id = useId();
  const principal = useInbox((s) => s.principal);
  const mine = principal?.role === 'reviewer' ? REVIEW_TIERS.filter((tier) => principal.tiers.includes(tier)) : REVIEW_TIERS;
  return (
    <fieldset className="setting">
      <legend>{t.notification.queues}</legend>
      <div className="notification-queues">
        {mine.map((tier) => (
          <div key={tier} className="notification-queue">
            <label htmlFor={`${id}-${tier}`}>{t.tierTitle[tier]}</label>
            <select
              id={`${id}-${tier}`}
              value={tiers[tier] ?? ''}
              onChange={({ currentTarget }) =>
                onChange(
                  withLevel(
                    tiers,
                    tier,
                    LEVELS.find((level) => level === currentTarget.value),
                  ),
                )
              }
            >
              <option value="">{t.notification.queueSame}</option>
              {LEVELS.map((level) => (
                <option key={level} value={level}>
                  {t.notification.levels[level]}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
    </fieldset>
  );
};
