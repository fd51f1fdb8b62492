import { useEffect, useSyncExternalStore } from 'react';
import type { Settings } from '../../../platform/settings.ts';
import type { Language } from '../../strings/languages.ts';
import { languageInUse, setLanguage } from '../../strings/strings.ts';

/** Follows the chosen language, and the system's where that was chosen; says which one is in use. */
export const useLanguage = ({ language }: Settings): Language => {
  useEffect(() => {
    const follow = (): void => void setLanguage(language);
    follow();
    window.addEventListener('languagechange', follow);
    return () => window.removeEventListener('languagechange', follow);
  }, [language]);
  return useSyncExternalStore(languageInUse.subscribe, languageInUse.get);
};
