import type { Clock } from '@countersign/shared/client/socket-port';
import type { Checklist } from '@countersign/shared/model/checklist';
import { t } from '../strings/strings.ts';
import type { Hub } from './hub.ts';
import { type Reading, UNREAD } from './policy-snapshot.ts';
import { type Store, createStore } from './store.ts';
import { createWatchedReading } from './watched-reading.ts';

export type ChecklistDeps = {
  readonly hub: Hub;
  readonly clock: Clock;
  readonly say: (level: 'polite' | 'assertive', text: string) => void;
};

/** What is configured changes rarely, what is counted by the minute. Milliseconds. */
const READ_EVERY_MS = 60_000;
/** It looks through the hub's history. Milliseconds. */
const WITHIN_MS = 30_000;

/** The article's sixteen boxes as the hub last found them. */
export const createChecklistStore = ({ hub, clock, say }: ChecklistDeps) => {
  const store: Store<Reading<Checklist>> = createStore<Reading<Checklist>>(UNREAD);
  const { get, set } = store;
  let latest = 0;

  const read = async (): Promise<boolean> => {
    const ours = ++latest;
    set((s) => ({ ...s, isLoading: true }));
    const answer = await hub.client.send('checklist:read', {}, { retry: 'once', ackTimeoutMs: WITHIN_MS });
    if (ours !== latest) return false;
    set((s) =>
      answer.ok ? { value: answer.value, isLoading: false, problem: null } : { ...s, isLoading: false, problem: answer.error },
    );
    return answer.ok;
  };
  const watched = createWatchedReading({ hub, clock, everyMs: READ_EVERY_MS, read });

  return {
    get,
    subscribe: store.subscribe,
    refresh: (): void =>
      void read().then((isRead) => {
        if (isRead) say('polite', t.deployment.refreshed);
      }),
    ...watched,
  };
};
export type ChecklistStore = ReturnType<typeof createChecklistStore>;
