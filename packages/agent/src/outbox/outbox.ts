import type { OutboxEntry } from './outbox-entry.ts';

/** Where proposals survive. Calls for one key are made one after another; different keys may overlap. */
export interface Outbox {
  /** Everything stored, in no particular order. Called once, before anything else. */
  load(): Promise<readonly OutboxEntry[]>;
  /** Stores or replaces the entry of its key. Resolves when it would survive a power cut. */
  put(entry: OutboxEntry): Promise<void>;
  /** Forgets a key. Unknown keys are fine. */
  remove(key: string): Promise<void>;
}
