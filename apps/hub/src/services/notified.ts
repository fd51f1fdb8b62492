import type { StatusKind } from '@countersign/shared/model/escalation';
import type { EscalationId, Timestamp } from '@countersign/shared/model/ids';
import type { Database } from '../store/database.ts';
import { noteShown } from '../store/notified-store.ts';
import type { Stored } from './work.ts';

const FLUSH_MS = 200;
/** Rows of one statement. */
const MOST = 512;
/** Items that are known to be noted; the rest is asked of the database again, which keeps the first time. */
const REMEMBERED = 20_000;

/** Later it is news of what became of it. */
const WAITING: readonly StatusKind[] = ['pending', 'claimed', 'snoozed'];

type Dependencies = {
  readonly database: Pick<Database, 'db' | 'dialect'>;
  readonly now: () => Timestamp;
  readonly after: (ms: number, run: () => void) => void;
  readonly onFault: (cause: unknown) => void;
};

/**
 * Notes when an item first reached the screen of a connected person who may decide it; not that it was read. Written behind the
 * push, which never waits for it: what a crash loses is noted when the item is next sent to somebody (SPEC Z-05).
 */
export const createNotified = ({ database, now, after, onFault }: Dependencies) => {
  const waiting = new Map<EscalationId, Timestamp>();
  const noted = new Set<EscalationId>();
  let current: Promise<void> | null = null;
  let isDue = false;

  const remember = (id: EscalationId): void => {
    if (noted.size >= REMEMBERED) for (const oldest of [...noted].slice(0, REMEMBERED / 2)) noted.delete(oldest);
    noted.add(id);
  };

  const write = async (): Promise<void> => {
    while (waiting.size > 0) {
      const batch = [...waiting].slice(0, MOST).map(([id, at]) => ({ id, at }));
      await noteShown(database.db, database.dialect, batch);
      for (const { id } of batch) {
        waiting.delete(id);
        remember(id);
      }
    }
  };
  const flush = (): Promise<void> => {
    current ??= write()
      // What is still waiting goes with the next flush.
      .catch(onFault)
      .finally(() => {
        current = null;
      });
    return current;
  };

  return {
    /** To be called with what is being sent to somebody who may decide it. */
    shown: (items: readonly Stored[]): void => {
      const at = now();
      for (const { state } of items) {
        if (WAITING.includes(state.status.kind) && !noted.has(state.id) && !waiting.has(state.id)) waiting.set(state.id, at);
      }
      if (waiting.size === 0 || isDue) return;
      isDue = true;
      after(FLUSH_MS, () => {
        isDue = false;
        void flush();
      });
    },
    /** Resolves when what was shown before is in the store, or could not be written. */
    flush,
  };
};
export type Notified = ReturnType<typeof createNotified>;
