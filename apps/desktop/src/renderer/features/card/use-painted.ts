import type { EscalationId } from '@countersign/shared/model/ids';
import { useEffect } from 'react';
import { useReviewer } from '../app/reviewer-context.ts';
import { onGlass } from '../shared/on-glass.ts';

/** Tells the store when this card, in this form, was on the glass: the guard counts from there (UX-05). */
export const usePainted = (id: EscalationId, form: string): void => {
  const { store } = useReviewer();
  useEffect(() => {
    const isSeen = (): boolean => document.visibilityState === 'visible' && document.hasFocus();
    return onGlass((at) => store.painted(id, at, isSeen()));
  }, [store, id, form]);
};
