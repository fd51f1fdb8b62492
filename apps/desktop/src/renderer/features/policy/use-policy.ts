import { useSyncExternalStore } from 'react';
import type { PolicySnapshot } from '../../state/policy-snapshot.ts';
import { useReviewer } from '../app/reviewer-context.ts';

/** A part of the policy page's state. The selector must return what is in it, not something made anew each time. */
export const usePolicy = <T>(select: (snapshot: PolicySnapshot) => T): T => {
  const { store } = useReviewer();
  return useSyncExternalStore(store.policy.subscribe, () => select(store.policy.get()));
};
