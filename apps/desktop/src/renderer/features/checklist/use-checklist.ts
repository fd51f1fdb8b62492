import type { Checklist } from '@countersign/shared/model/checklist';
import { useSyncExternalStore } from 'react';
import type { Reading } from '../../state/policy-snapshot.ts';
import { useReviewer } from '../app/reviewer-context.ts';

export const useChecklist = (): Reading<Checklist> => {
  const { store } = useReviewer();
  return useSyncExternalStore(store.checklist.subscribe, store.checklist.get);
};
