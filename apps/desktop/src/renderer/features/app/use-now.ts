import { useEffect, useReducer } from 'react';
import { useReviewer } from './reviewer-context.ts';

/** The hub's time now, looked at again at least every `everyMs` milliseconds. */
export const useNow = (everyMs = 1_000): number => {
  const { store } = useReviewer();
  const [, tick] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    let cancel = (): void => undefined;
    const again = (): void => {
      cancel = store.clock.after(everyMs, () => {
        tick();
        again();
      });
    };
    again();
    return () => cancel();
  }, [store, everyMs]);
  return store.hubNow();
};
