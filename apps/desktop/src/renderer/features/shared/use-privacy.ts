import { useEffect, useEffectEvent, useState } from 'react';
import { useReviewer } from '../app/reviewer-context.ts';

export type Hidden = 'idle' | 'locked';

const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/**
 * Whether everything on screen is to be hidden, and why: nobody has touched anything for the chosen minutes, or the
 * machine was locked (UX-51). `reveal` is for the key or the click that comes after.
 */
export const usePrivacy = (): { readonly hidden: Hidden | null; readonly reveal: () => void } => {
  const { store, platform, settings } = useReviewer();
  const { clock } = store;
  const idleMs = settings.blurMinutes * 60_000;
  const [hidden, hide] = useState<Hidden | null>(null);
  const hideUnlessHidden = useEffectEvent((why: Hidden) => {
    // What was armed is not what the next person at this desk should commit.
    store.interact({ type: 'blur' });
    hide((now) => now ?? why);
  });
  useEffect(() => platform.power.onLock(() => hideUnlessHidden('locked')), [platform]);
  useEffect(() => {
    if (idleMs === 0 || hidden !== null) return undefined;
    let lastAt = clock.now();
    let cancel = (): void => undefined;
    const look = (wait: number): void => {
      cancel = clock.after(wait, () => {
        const left = lastAt + idleMs - clock.now();
        if (left <= 0) hideUnlessHidden('idle');
        else look(left);
      });
    };
    const sign = (): void => {
      lastAt = clock.now();
    };
    look(idleMs);
    for (const name of SIGNS) window.addEventListener(name, sign, { capture: true, passive: true });
    return () => {
      cancel();
      for (const name of SIGNS) window.removeEventListener(name, sign, { capture: true });
    };
  }, [clock, idleMs, hidden]);
  return { hidden, reveal: () => hide(null) };
};
