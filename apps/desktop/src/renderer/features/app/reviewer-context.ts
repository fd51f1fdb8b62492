import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Platform } from '../../../platform/platform.ts';
import type { Settings } from '../../../platform/settings.ts';
import { focusHome, submitEditor } from '../../commands/focus.ts';
import type { UiCommandId } from '../../commands/command-id.ts';
import { runCommand } from '../../commands/registry.ts';
import type { ReasonCode } from '@countersign/shared/model/vocabulary';
import type { InboxSnapshot } from '../../state/inbox-snapshot.ts';
import type { InboxStore } from '../../state/inbox-store.ts';

export type Reviewer = {
  readonly store: InboxStore;
  readonly platform: Platform;
  readonly settings: Settings;
  readonly writeSettings: (patch: Partial<Settings>) => void;
  readonly signOut: () => void;
};

export const ReviewerContext = createContext<Reviewer | null>(null);

export const useReviewer = (): Reviewer => {
  const reviewer = useContext(ReviewerContext);
  if (reviewer === null) throw new Error('useReviewer outside of a signed-in reviewer');
  return reviewer;
};

/** A part of the snapshot. The selector must return what is in it, not something made anew each time. */
export const useInbox = <T>(select: (snapshot: InboxSnapshot) => T): T => {
  const { store } = useReviewer();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
};

/** What a button does: the same command as its key. */
export const useCommand = (): ((id: UiCommandId, event: { readonly timeStamp: number }, argument?: ReasonCode) => void) => {
  const { store } = useReviewer();
  return (id, event, argument) => runCommand(id, { store, at: event.timeStamp, argument, focusHome, submitEditor });
};
