import type { Clock } from '@countersign/shared/client/socket-port';

/** Gathers what comes while the last change is still young, and gives it out in one piece. */
export type Batcher<T> = { readonly add: (items: readonly T[]) => void; readonly stop: () => void };

/**
 * The first change goes through at once; those that follow within `everyMs` wait for the end of it and go together.
 * At fifty changes a second the queue is then put in order a few times a second and not fifty, and a key never waits
 * behind more than one of them. Nothing is lost and the order is kept. With 0 every change goes through at once.
 */
export const createBatcher = <T>(clock: Clock, everyMs: number, give: (items: readonly T[]) => void): Batcher<T> => {
  let waiting: T[] = [];
  let hasWork = false;
  let cancel: (() => void) | null = null;
  const close = (): void => {
    cancel = null;
    if (!hasWork) return;
    const items = waiting;
    waiting = [];
    hasWork = false;
    cancel = clock.after(everyMs, close);
    give(items);
  };
  return {
    add: (items) => {
      if (everyMs === 0) return give(items);
      waiting.push(...items);
      hasWork = true;
      if (cancel === null) close();
    },
    stop: () => cancel?.(),
  };
};
