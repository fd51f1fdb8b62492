import type { ReactNode } from 'react';
import { SOUND_CLASSES } from '@countersign/shared/domain/notification/preferences';
import type { NotificationSettings } from '../../../platform/notification-settings.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';

type Props = {
  readonly sounds: NotificationSettings['sounds'];
  readonly onChange: (sounds: NotificationSettings['sounds']) => void;
};

/** One sound for each class, to be heard before it is chosen. */
export const SoundSetting = ({ sounds, onChange }: Props): ReactNode => {
  const { notifications } = useReviewer();
  return (
    <fieldset className="setting">
      <legend>{t.notification.sounds}</legend>
      <div className="notification-sounds">
        {SOUND_CLASSES.map((sound) => {
          const name = t.notification.soundNames[sound];
          return (
            <div key={sound} className="notification-sound">
              <label className="notification-check">
                <input
                  type="checkbox"
                  checked={sounds[sound]}
                  onChange={() => onChange({ ...sounds, [sound]: !sounds[sound] })}
                />
                {name}
              </label>
              <button
                type="button"
                className="quiet"
                aria-label={t.notification.listen(name)}
                onClick={() => void notifications?.play(sound)}
              >
                {t.notification.play}
              </button>
            </div>
          );
        })}
      </div>
      <p className="setting-help">{t.notification.soundsHelp}</p>
    </fieldset>
  );
};
