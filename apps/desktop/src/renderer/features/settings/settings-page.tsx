import { type ComponentType, type KeyboardEvent, type ReactNode, useRef } from 'react';
import { SETTINGS_SECTIONS, type SettingsSection } from '../../state/settings-sections.ts';
import { t } from '../../strings/strings.ts';
import { useInbox, useReviewer } from '../app/reviewer-context.ts';
import { NotificationSettings } from '../notifications/notification-settings.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { DataSection } from './data-section.tsx';
import { DecisionsSection } from './decisions-section.tsx';
import { DeviceSection } from './device-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { PrivacySection } from './privacy-section.tsx';

const SECTIONS: { readonly [S in SettingsSection]: ComponentType } = {
  appearance: AppearanceSection,
  decisions: DecisionsSection,
  keys: KeysSection,
  notifications: NotificationSettings,
  privacy: PrivacySection,
  device: DeviceSection,
  data: DataSection,
};

const stepOf = ({ key }: KeyboardEvent): number | null => {
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[key];
  return by ?? null;
};

/** What a reviewer may choose on this machine, one section at a time. Everything takes effect at once. */
export const SettingsPage = (): ReactNode => {
  const { store } = useReviewer();
  const section = useInbox((s) => s.settingsSection);
  const tabs = useRef<HTMLDivElement>(null);
  const Content = SECTIONS[section];
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const by = stepOf(event);
    if (by === null) return;
    event.preventDefault();
    const place = (SETTINGS_SECTIONS.indexOf(section) + by + SETTINGS_SECTIONS.length) % SETTINGS_SECTIONS.length;
    store.showSettings(SETTINGS_SECTIONS[place] ?? section);
    tabs.current?.querySelectorAll<HTMLElement>('[role=tab]')[place]?.focus();
  };
  return (
    <div className="settings">
      <div
        ref={tabs}
        className="settings-tabs"
        role="tablist"
        aria-label={t.prefs.label}
        aria-orientation="vertical"
        onKeyDown={onKeyDown}
      >
        {SETTINGS_SECTIONS.map((id) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`settings-tab-${id}`}
            aria-selected={id === section}
            aria-controls="settings-panel"
            tabIndex={id === section ? 0 : -1}
            onClick={() => store.showSettings(id)}
          >
            {t.prefs.sections[id]}
          </button>
        ))}
        <p className="settings-kept">{t.prefs.kept}</p>
      </div>
      <div
        className="settings-panel"
        role="tabpanel"
        id="settings-panel"
        aria-labelledby={`settings-tab-${section}`}
        key={section}
      >
        <Content />
      </div>
    </div>
  );
};
