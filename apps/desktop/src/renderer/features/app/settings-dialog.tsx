import { type ReactNode, useEffect, useState } from 'react';
import type { NotificationPermission } from '../../../platform/platform.ts';
import { t } from '../../strings/strings.ts';
import { KeyHint } from '../shared/key-hint.tsx';
import { Dialog } from './dialog.tsx';
import { useInbox, useReviewer } from './reviewer-context.ts';

type ChoiceProps<V extends string> = {
  readonly legend: string;
  readonly name: string;
  readonly value: V;
  readonly labels: Readonly<Record<V, string>>;
  readonly onChange: (value: V) => void;
};

const Choice = <V extends string>({ legend, name, value, labels, onChange }: ChoiceProps<V>): ReactNode => (
  <fieldset className="choice">
    <legend>{legend}</legend>
    {(Object.entries(labels) as [V, string][]).map(([option, label]) => (
      <label key={option}>
        <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} /> {label}
      </label>
    ))}
  </fieldset>
);

/** What a reviewer may choose on this machine. */
export const SettingsDialog = (): ReactNode => {
  const { store, platform, settings, writeSettings, signOut } = useReviewer();
  const principal = useInbox((s) => s.principal);
  const [permission, setPermission] = useState<NotificationPermission>('unsupported');
  useEffect(() => void platform.notificationPermission.read().then(setPermission), [platform]);
  const tiers =
    principal === null || principal.role === 'supervisor'
      ? t.settings.everyTier
      : t.list(principal.tiers.map((tier) => t.tier[tier]));
  return (
    <Dialog title={t.settings.title}>
      {principal === null ? null : <p className="muted">{t.settings.signedInAs(principal.name, tiers)}</p>}
      <Choice
        legend={t.settings.theme}
        name="theme"
        value={settings.theme}
        labels={t.settings.themes}
        onChange={(theme) => writeSettings({ theme })}
      />
      <Choice
        legend={t.settings.density}
        name="density"
        value={settings.density}
        labels={t.settings.densities}
        onChange={(density) => writeSettings({ density })}
      />
      <Choice
        legend={t.settings.notify}
        name="notify"
        value={settings.notify}
        labels={t.settings.notifies}
        onChange={(notify) => writeSettings({ notify })}
      />
      <p>
        {t.settings.notifications}: {t.settings.permission[permission]}{' '}
        {permission === 'undecided' ? (
          <button type="button" onClick={() => void platform.notificationPermission.ask().then(setPermission)}>
            {t.top.turnOnNotifications}
          </button>
        ) : null}
      </p>
      <div className="editor-foot">
        <button type="button" onClick={() => store.showDialog(null)}>
          {t.settings.close} <KeyHint keys="Escape" />
        </button>
        <button type="button" className="quiet" onClick={signOut}>
          {t.top.signOut}
        </button>
      </div>
    </Dialog>
  );
};
