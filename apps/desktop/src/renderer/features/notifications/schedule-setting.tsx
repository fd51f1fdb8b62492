import { type ReactNode, useId } from 'react';
import type { NotificationSettings } from '../../../platform/notification-settings.ts';
import { t } from '../../strings/strings.ts';

type Hours = NonNullable<NotificationSettings['week'][number]>;

const WORKDAY: Hours = { from: 480, to: 1_080 };
/** Sunday is the first of the list and the last on screen. */
const SHOWN = [1, 2, 3, 4, 5, 6, 0];

export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Undefined for what is no time of day. */
export const minuteOf = (text: string): number | undefined => {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(text) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  return Number.isInteger(minute) && minute < 1_440 ? minute : undefined;
};

type Props = {
  readonly value: Pick<NotificationSettings, 'isScheduled' | 'week'>;
  readonly onChange: (value: Partial<Pick<NotificationSettings, 'isScheduled' | 'week'>>) => void;
};

/** When toasts may come, day by day. A night shift ends before it begins. */
export const ScheduleSetting = ({ value: { isScheduled, week }, onChange }: Props): ReactNode => {
  const id = useId();
  const setDay = (day: number, hours: Hours | null): void =>
    onChange({ week: week.map((before, at) => (at === day ? hours : before)) });
  return (
    <fieldset className="setting" aria-describedby={`${id}-help`}>
      <legend>
        <label className="notification-check">
          <input type="checkbox" checked={isScheduled} onChange={() => onChange({ isScheduled: !isScheduled })} />
          {t.notification.schedule}
        </label>
      </legend>
      {isScheduled ? (
        <div className="notification-week">
          {SHOWN.map((day) => {
            const hours = week[day] ?? null;
            const name = t.notification.days[day] ?? '';
            return (
              <div key={day} className="notification-day" role="group" aria-label={name}>
                <label className="notification-check">
                  <input type="checkbox" checked={hours !== null} onChange={() => setDay(day, hours === null ? WORKDAY : null)} />
                  {name}
                </label>
                {hours === null
                  ? null
                  : (['from', 'to'] as const).map((end) => (
                      <label key={end}>
                        <span className="muted">{t.notification[end]}</span>{' '}
                        <input
                          type="time"
                          value={clockText(hours[end])}
                          onChange={({ currentTarget }) => {
                            const minute = minuteOf(currentTarget.value);
                            if (minute !== undefined) setDay(day, { ...hours, [end]: minute });
                          }}
                        />
                      </label>
                    ))}
              </div>
            );
          })}
        </div>
      ) : null}
      <p id={`${id}-help`} className="setting-help">
        {t.notification.scheduleHelp}
      </p>
    </fieldset>
  );
};
