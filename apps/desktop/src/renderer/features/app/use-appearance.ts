import { useEffect } from 'react';
import type { Settings } from '../../../platform/settings.ts';

/** The theme and the density that were chosen; "system" leaves it to `prefers-color-scheme`. */
export const useAppearance = ({ theme, density }: Settings): void => {
  useEffect(() => {
    const root = document.documentElement;
    if (theme === 'system') root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', theme);
    root.setAttribute('data-density', density);
  }, [theme, density]);
};
