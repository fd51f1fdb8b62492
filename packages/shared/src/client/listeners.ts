import type { Clock } from './socket-port.ts';

export type Listeners<T> = {
  readonly add: (listener: (value: T) => void) => () => void;
  readonly call: (value: T) => void;
};

/**
 * A set of listeners. One that throws neither stops the others nor breaks the caller's state: its error
 * surfaces on its own, through the clock, as the uncaught bug that it is.
 */
export const createListeners = <T>(later: Clock['after']): Listeners<T> => {
  // Wrapped, so that the same function added twice is called twice and removed one at a time.
  const entries = new Set<{ readonly listener: (value: T) => void }>();
  return {
    add: (listener) => {
      const entry = { listener };
      entries.add(entry);
      return () => void entries.delete(entry);
    },
    call: (value) => {
      for (const entry of [...entries]) {
        try {
          entry.listener(value);
        } catch (error) {
          later(0, () => {
            throw error;
          });
        }
      }
    },
  };
};
