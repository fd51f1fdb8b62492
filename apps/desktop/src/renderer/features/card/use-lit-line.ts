import { type RefObject, useEffect } from 'react';
import type { Spot } from '../../state/card-look.ts';

/**
 * Brings the lit line to the middle of its panel. Only the panel scrolls: scrollIntoView would push the headline
 * off the card too. A line that is not there, such as a field that was not sent, lights the whole panel.
 */
export const useLitLine = (panel: RefObject<HTMLElement | null>, spot: Spot | null): void => {
  useEffect(() => {
    const element = panel.current;
    if (element === null) return;
    const line = spot === null ? null : element.querySelector<HTMLElement>('[data-lit]');
    element.toggleAttribute('data-lit-all', spot !== null && line === null);
    if (line === null) return;
    const top = line.getBoundingClientRect().top - element.getBoundingClientRect().top + element.scrollTop;
    element.scrollTo({ top: top - Math.max(0, (element.clientHeight - line.offsetHeight) / 2) });
  }, [panel, spot]);
};
