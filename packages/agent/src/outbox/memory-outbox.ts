import type { Outbox } from './outbox.ts';
import type { OutboxEntry } from './outbox-entry.ts';

/** Keeps proposals for the life of the object: for tests, and for agents that start from nothing each time. */
export const createMemoryOutbox = (): Outbox => {
  const entries = new Map<string, OutboxEntry>();
  return {
    load: async () => [...entries.values()],
    put: async (entry) => {
      entries.set(entry.key, entry);
    },
    remove: async (key) => {
      entries.delete(key);
    },
  };
};
