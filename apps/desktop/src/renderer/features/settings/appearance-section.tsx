import type { ReactNode } from 'react';
import type { Settings } from '../../../platform/settings.ts';
import { LANGUAGES, OFFERED_LANGUAGES } from '../../strings/languages.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { Choice, optionsOf } from './choice.tsx';

export const AppearanceSection = (): ReactNode => {
  const { settings, writeSettings } = useReviewer();
  const languages: readonly { value: Settings['language']; label: string }[] = [
    { value: 'system', label: t.settings.themes.system },
    // Each in its own words, so that it is found by who reads only that one.
    ...OFFERED_LANGUAGES.map((value) => ({ value, label: LANGUAGES[value].name })),
  ];
  return (
    <>
      <Choice
        legend={t.settings.theme}
        value={settings.theme}
        options={optionsOf(t.settings.themes)}
        onChange={(theme) => writeSettings({ theme })}
      />
      <Choice
        legend={t.settings.density}
        help={t.prefs.densityHelp}
        value={settings.density}
        options={optionsOf(t.settings.densities)}
        onChange={(density) => writeSettings({ density })}
      />
      <Choice
        legend={t.prefs.language}
        help={t.prefs.languageHelp}
        value={settings.language}
        options={languages}
        onChange={(language) => writeSettings({ language })}
      />
    </>
  );
};
