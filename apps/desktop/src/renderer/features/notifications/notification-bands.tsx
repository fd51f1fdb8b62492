import type { ReactNode } from 'react';
import { wordsOf } from '@countersign/shared/domain/notification/words';
import { MOST_BANDS } from '../../notify/notification-state.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { RiskMark } from '../shared/risk-mark.tsx';
import { useNotifications } from './use-notifications.ts';

/** New critical items, and why toasts do not come. The red band is used for nothing else that is new. */
export const NotificationBands = (): ReactNode => {
  const { store, notifications } = useReviewer();
  const { bands, trouble } = useNotifications();
  if (notifications === undefined || (bands.length === 0 && trouble === null)) return null;
  return (
    <section aria-label={t.notification.bands}>
      {bands.slice(-MOST_BANDS).map(({ key, item, content }) => {
        const { title, body } = wordsOf(content, t.notification.phrases);
        return (
          <div key={key} className="band band-critical">
            <RiskMark risk="critical" />
            <p>
              <b>{title}</b> <span className="band-detail">{body}</span>
            </p>
            <button
              type="button"
              className="quiet"
              onClick={() => {
                store.select(item);
                store.showFace('card');
                notifications.dismissBand(key);
              }}
            >
              {t.notification.show}
            </button>
            <button type="button" className="quiet" onClick={() => notifications.dismissBand(key)}>
              {t.notification.dismiss}
            </button>
          </div>
        );
      })}
      {trouble === null ? null : (
        <div className="band band-notifications" role="status">
          <p>{trouble.kind === 'denied' ? t.notification.denied : t.notification.failed(trouble.reason)}</p>
          <button type="button" className="quiet" onClick={() => store.showSettings('notifications')}>
            {t.notification.openSettings}
          </button>
          <button type="button" className="quiet" onClick={notifications.dismissTrouble}>
            {t.notification.dismiss}
          </button>
        </div>
      )}
    </section>
  );
};
