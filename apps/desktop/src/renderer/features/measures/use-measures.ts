import { useSyncExternalStore } from 'react';
import type { MeasuresSnapshot } from '../../state/measures-snapshot.ts';
import { useReviewer } from '../app/reviewer-context.ts';

/** A part of the Measures page's state. The selector must return what is in it, not something made anew each time. */
export const useMeasures = <T>(select: (snapshot: MeasuresSnapshot) => T): T => {
  const { store } = useReviewer();
  return useSyncExternalStore(store.measures.subscribe, () => select(store.measures.get()));
};
