import { useSyncExternalStore } from 'react';
import { tickerOf } from '../../state/ticker.ts';
import { useReviewer } from './reviewer-context.ts';

/** The hub's time now, looked at again at least every `everyMs` milliseconds. */
export const useNow = (everyMs = 1_000): number => {
  const { store } = useReviewer();
  const ticker = tickerOf(store.clock, everyMs);
  useSyncExternalStore(ticker.subscribe, ticker.count);
  return store.hubNow();
};
