import { type ReactNode, useEffect, useState } from 'react';
import { t } from '../../strings/strings.ts';
import { useInbox, useReviewer } from '../app/reviewer-context.ts';
import { UpdateLine } from './update-line.tsx';
import { VERSION } from './version.ts';

const OpenAtLogin = (): ReactNode => {
  const { platform } = useReviewer();
  const [isOn, setOn] = useState<boolean | null>(null);
  // The system has the last word, so what is shown is what it says.
  useEffect(() => void platform.openAtLogin.read().then(setOn), [platform]);
  if (!platform.capabilities.openAtLogin) return <p className="setting-help">{t.prefs.openAtLoginMissing}</p>;
  return (
    <label className="setting-check">
      <input
        type="checkbox"
        checked={isOn === true}
        disabled={isOn === null}
        onChange={(event) => void platform.openAtLogin.write(event.target.checked).then(setOn)}
      />
      {t.prefs.openAtLogin}
    </label>
  );
};

/** Who is signed in here, and what this program does on this machine. */
export const DeviceSection = (): ReactNode => {
  const { signOut } = useReviewer();
  const principal = useInbox((s) => s.principal);
  const tiers =
    principal === null || principal.role === 'supervisor'
      ? t.settings.everyTier
      : t.list(principal.tiers.map((tier) => t.tier[tier]));
  return (
    <>
      <div className="setting">
        <h3>{t.prefs.account}</h3>
        {principal === null ? null : <p>{t.settings.signedInAs(principal.name, tiers)}</p>}
        <button type="button" onClick={signOut}>
          {t.top.signOut}
        </button>
      </div>
      <div className="setting">
        <h3>{t.prefs.sections.device}</h3>
        <OpenAtLogin />
      </div>
      <div className="setting">
        <h3>{t.prefs.updates}</h3>
        <UpdateLine />
        <p className="setting-help">
          {t.prefs.version} <bdi>{VERSION}</bdi>
        </p>
      </div>
    </>
  );
};
