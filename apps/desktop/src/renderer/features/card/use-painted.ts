import type { EscalationId } from '@countersign/shared/model/ids';
import { useEffect } from 'react';
import { useReviewer } from '../app/reviewer-context.ts';

/** Tells the store when this card, in this form, was on the glass: the guard counts from there (UX-05). */
export const usePainted = (id: EscalationId, form: string): void => {
  const { store } = useReviewer();
  useEffect(() => {
    const channel = new MessageChannel();
    // The message is handled after the frame that requestAnimationFrame was called for.
    channel.port1.onmessage = () =>
      store.painted(id, performance.now(), document.visibilityState === 'visible' && document.hasFocus());
    const frame = requestAnimationFrame(() => channel.port2.postMessage(null));
    return () => {
      cancelAnimationFrame(frame);
      channel.port1.close();
    };
  }, [store, id, form]);
};
