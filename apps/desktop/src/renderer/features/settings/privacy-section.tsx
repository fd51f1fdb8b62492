import type { ReactNode } from 'react';
import type { Settings } from '../../../platform/settings.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { Choice } from './choice.tsx';

const MINUTES = [1, 5, 15, 0] as const satisfies readonly Settings['blurMinutes'][];

export const PrivacySection = (): ReactNode => {
  const { settings, writeSettings } = useReviewer();
  return (
    <Choice
      legend={t.prefs.blur}
      help={t.prefs.blurHelp}
      value={String(settings.blurMinutes)}
      options={MINUTES.map((minutes) => ({ value: String(minutes), label: t.prefs.blurs[minutes] }))}
      onChange={(value) => writeSettings({ blurMinutes: MINUTES.find((minutes) => String(minutes) === value) ?? 0 })}
    />
  );
};
