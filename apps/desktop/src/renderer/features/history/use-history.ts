import type { LocalError } from '@countersign/shared/client/hub-client';
import type { HistoryEntry } from '@countersign/shared/protocol/reviewer';
import type { WireError } from '@countersign/shared/protocol/wire-error';
import { useCallback, useEffect, useState } from 'react';
import { useInbox, useReviewer } from '../app/reviewer-context.ts';

export type History = {
  readonly entries: readonly HistoryEntry[];
  readonly state: 'loading' | 'ready' | 'failed';
  /** There are older ones. */
  readonly hasMore: boolean;
  readonly error: WireError | LocalError | null;
};

const NOTHING: History = { entries: [], state: 'loading', hasMore: false, error: null };

/** One's own decisions, page by page. Read anew when the page is opened and when a connection is there again. */
export const useHistory = (): { readonly history: History; readonly readMore: () => void } => {
  const { store } = useReviewer();
  const isOnline = useInbox((s) => s.connection.kind === 'ready');
  const [history, setHistory] = useState(NOTHING);
  const read = useCallback(
    async (known: readonly HistoryEntry[], isWanted: () => boolean) => {
      setHistory((before) => ({ ...before, state: 'loading' }));
      const answer = await store.readHistory(known.at(-1)?.seq);
      if (!isWanted()) return;
      setHistory(
        answer.ok
          ? { entries: [...known, ...answer.value.entries], state: 'ready', hasMore: answer.value.more, error: null }
          : { entries: known, state: 'failed', hasMore: false, error: answer.error },
      );
    },
    [store],
  );
  useEffect(() => {
    if (!isOnline) return;
    let isWanted = true;
    void read([], () => isWanted);
    return () => {
      isWanted = false;
    };
  }, [isOnline, read]);
  return { history, readMore: () => void (history.state === 'loading' || read(history.entries, () => true)) };
};
