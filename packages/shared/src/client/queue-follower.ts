import type { SessionReady } from '../protocol/handshake.ts';
import type { QueueItem, ReviewerContract } from '../protocol/reviewer.ts';
import { createAbort } from './abort-signal.ts';
import type { ConnectionState } from './connection-state.ts';
import type { HubClient, Unsubscribe } from './hub-client.ts';
import { type PullProblem, type Pulled, pullQueue } from './pull-queue.ts';
import { applyChanged, applySync, emptyQueueView, type QueueChanged, type QueueUpdate, type QueueView } from './queue-sync.ts';

export type QueueChange = QueueUpdate & { readonly fresh: boolean };

export interface QueueFollower {
  view(): QueueView;
  /** The view has everything the hub had when this connection's sync ended, and all live changes since. */
  isFresh(): boolean;
  /** Why the last sync failed for good; null while it works. `refresh()` or the next connection tries again. */
  problem(): PullProblem | null;
  /** Called when the view, its freshness or the problem changed. */
  onChange(listener: (change: QueueChange) => void): Unsubscribe;
  /** Syncs again from the cursor; does nothing without a connection. */
  refresh(): void;
  stop(): void;
}

type Pull = { readonly abort: () => void; readonly live: QueueChanged[]; readonly audience: string };

/** What decides which items a session is told of. */
const audienceOf = ({ principal }: SessionReady): string => `${principal.role}:${principal.tiers.join('+')}`;

/**
 * Keeps a view of the open queue: live events are listened to first, then the log is read from the cursor
 * on every connection, and what came live meanwhile is applied on top. So nothing falls between the two.
 */
export const createQueueFollower = (client: HubClient<ReviewerContract>): QueueFollower => {
  const listeners = new Set<{ readonly call: (change: QueueChange) => void }>();
  let view = emptyQueueView;
  let fresh = false;
  let problem: PullProblem | null = null;
  /** For whom the view was read. Its cursor says nothing about the items of a tier that was given or taken since. */
  let audience = '';
  /** Set while the log is read. Without it a stale view takes no live events: they would leave a gap. */
  let pull: Pull | null = null;

  const tell = (closed: readonly QueueItem[]): void => {
    const change: QueueChange = { view, closed, fresh };
    for (const { call } of [...listeners]) call(change);
  };

  const onLive = (event: QueueChanged): void => {
    if (pull) pull.live.push(event);
    if (!fresh) return;
    const update = applyChanged(view, event);
    view = update.view;
    tell(update.closed);
  };

  const finish = ({ base, output }: Pulled, { live, audience: readFor }: Pull): void => {
    const synced = applySync(base, output);
    const closed = [...synced.closed];
    view = synced.view;
    for (const event of live) {
      const update = applyChanged(view, event);
      view = update.view;
      closed.push(...update.closed);
    }
    fresh = true;
    audience = readFor;
    tell(closed);
  };

  const start = (session: SessionReady, isCursorGood: boolean): void => {
    pull?.abort();
    const { signal, abort } = createAbort();
    const started: Pull = { abort, live: [], audience: audienceOf(session) };
    const from = isCursorGood && started.audience === audience ? view : emptyQueueView;
    pull = started;
    fresh = false;
    problem = null;
    void pullQueue(client, from, signal).then((result) => {
      if (pull !== started) return;
      pull = null;
      if (result.ok) return finish(result.value, started);
      problem = result.error;
      tell([]);
    });
    tell([]);
  };

  const onState = (state: ConnectionState): void => {
    // A cursor of another epoch, or one ahead of the hub (restored from a backup), is worthless.
    const keeps = ({ logEpoch, head }: SessionReady): boolean => logEpoch === view.epoch && head >= view.head;
    if (state.kind === 'ready') return start(state.session, keeps(state.session));
    if (!pull && !fresh) return;
    pull?.abort();
    pull = null;
    fresh = false;
    tell([]);
  };

  // The order matters: first the events, then the state that starts reading.
  const unsubscribe = [client.on('queue:changed', onLive), client.onState(onState)];
  const refresh = (): void => {
    const state = client.state();
    if (state.kind === 'ready') start(state.session, true);
  };
  refresh();

  return {
    view: () => view,
    isFresh: () => fresh,
    problem: () => problem,
    onChange: (call) => {
      const entry = { call };
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    refresh,
    stop: () => {
      for (const stop of unsubscribe) stop();
      pull?.abort();
      pull = null;
      fresh = false;
    },
  };
};
