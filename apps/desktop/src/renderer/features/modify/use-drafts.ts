import type { EscalationId } from '@countersign/shared/model/ids';
import type { Draft, DraftEditor } from '@countersign/shared/protocol/reviewer';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ReadBody } from '../../state/draft-body.ts';
import { type DraftState, draftState, othersDrafts, ownBody } from '../../state/draft-keeper.ts';
import { useInbox, useReviewer } from '../app/reviewer-context.ts';

export type KeptDrafts<T> = {
  /** This person's own text, as it was left. One that cannot be read is left alone: nothing is kept in its place. */
  readonly own: ReadBody<T> | undefined;
  readonly others: readonly Draft[];
  readonly state: DraftState | undefined;
  readonly save: (body: string) => void;
  readonly forget: () => void;
  /** The person gives up a draft that this program cannot read. */
  readonly dropUnreadable: () => void;
};

/** The texts that are kept for one editor of one item. Opening it asks the hub again: the card may have been read long ago. */
export const useDrafts = <T>(id: EscalationId, editor: DraftEditor, read: (body: string) => ReadBody<T>): KeptDrafts<T> => {
  const { store } = useReviewer();
  const { drafts } = store;
  const me = useInbox((s) => s.principal?.id ?? null);
  const all = useSyncExternalStore(drafts.subscribe, drafts.get);
  useEffect(() => {
    void drafts.refresh(id);
    const flush = (): void => drafts.flush();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [drafts, id]);
  const body = ownBody(all, id, editor, me);
  const own = useMemo(() => (body === undefined ? undefined : read(body)), [body, read]);
  const isUnreadable = own !== undefined && own.kind !== 'ok';
  return {
    own,
    others: othersDrafts(all, id, editor, me),
    state: draftState(all, id, editor),
    save: (next) => {
      if (!isUnreadable) drafts.edit(id, editor, next);
    },
    forget: () => {
      if (!isUnreadable) drafts.forget(id, editor);
    },
    dropUnreadable: () => drafts.forget(id, editor),
  };
};
