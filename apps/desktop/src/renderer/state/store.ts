/** A value that can be watched; the shape that React's useSyncExternalStore wants. */
export type Store<S> = {
  readonly get: () => S;
  readonly set: (change: (state: S) => S) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

export const createStore = <S>(initial: S): Store<S> => {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set: (change) => {
      const next = change(state);
      if (Object.is(next, state)) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
