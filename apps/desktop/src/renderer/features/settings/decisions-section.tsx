import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { Choice, optionsOf } from './choice.tsx';

export const DecisionsSection = (): ReactNode => {
  const { settings, writeSettings } = useReviewer();
  return (
    <>
      <Choice
        legend={t.prefs.advanceCalm}
        value={settings.advanceCalm}
        options={optionsOf(t.prefs.advances)}
        onChange={(advanceCalm) => writeSettings({ advanceCalm })}
      />
      <Choice
        legend={t.prefs.advanceGrave}
        value={settings.advanceGrave}
        options={optionsOf(t.prefs.advances)}
        onChange={(advanceGrave) => writeSettings({ advanceGrave })}
      />
      <div className="setting">
        <h3>{t.prefs.undo}</h3>
        <p className="setting-help">{t.prefs.undoHelp}</p>
      </div>
    </>
  );
};
