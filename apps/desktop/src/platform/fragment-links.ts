import { EscalationId } from '@countersign/shared/model/ids';
import type { Platform } from './platform.ts';

/** The item of `#item=<id>`; whatever else the fragment carries is ignored. */
export const itemOfFragment = (hash: string): EscalationId | undefined =>
  hash.length <= 512
    ? EscalationId.safeParse(new URLSearchParams(hash.replace(/^#/, '')).get('item')?.toLowerCase()).data
    : undefined;

/**
 * Links into a page in a browser: at its start and whenever the fragment changes. A link that was handed over leaves the
 * address, so that following the same link again counts again and a copied address carries no item.
 */
export const createFragmentLinks = (page: Window): Platform['deepLinks'] => {
  const listeners = new Set<(id: EscalationId) => void>();
  const handOver = (): void => {
    const id = itemOfFragment(page.location.hash);
    if (id === undefined || listeners.size === 0) return;
    page.history.replaceState(null, '', page.location.pathname + page.location.search);
    for (const listener of listeners) listener(id);
  };
  return {
    onOpened: (listener) => {
      if (listeners.size === 0) page.addEventListener('hashchange', handOver);
      listeners.add(listener);
      handOver();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) page.removeEventListener('hashchange', handOver);
      };
    },
  };
};
