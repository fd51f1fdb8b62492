import type { ReactNode } from 'react';
import { timeOfDay } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { useNow } from '../app/use-now.ts';

const HALF_HOUR_MS = 30 * 60_000;

/** Six in the morning of the next day, by the reader's own clock. */
export const tomorrowAt = (now: number): number => {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1, 6).getTime();
};

type Props = { readonly pausedUntil: number; readonly onChange: (pausedUntil: number) => void };

export const PauseSetting = ({ pausedUntil, onChange }: Props): ReactNode => {
  const { store } = useReviewer();
  const now = useNow(10_000);
  const choices = [
    ['half', (at: number) => at + HALF_HOUR_MS],
    ['hour', (at: number) => at + 2 * HALF_HOUR_MS],
    ['tomorrow', tomorrowAt],
  ] as const;
  return (
    <div className="setting">
      <h3>{t.notification.pause}</h3>
      {pausedUntil > now ? <p>{t.notification.pausedUntil(timeOfDay(pausedUntil, now))}</p> : null}
      <div className="notification-actions">
        {pausedUntil > now ? (
          <button type="button" onClick={() => onChange(0)}>
            {t.notification.resume}
          </button>
        ) : (
          choices.map(([name, until]) => (
            <button key={name} type="button" onClick={() => onChange(until(store.hubNow()))}>
              {t.notification.pauses[name]}
            </button>
          ))
        )}
      </div>
    </div>
  );
};
