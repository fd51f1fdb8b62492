import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Platform } from '../../../platform/platform.ts';
import type { Settings } from '../../../platform/settings.ts';
import { bindingsOf, keysOf } from '../../commands/bindings.ts';
import type { CommandArgument } from '../../commands/command.ts';
import { focusHome, loadPreset, stepRows, submitEditor } from '../../commands/focus.ts';
import { asPressed } from '../../commands/key-style.ts';
import type { UiCommandId } from '../../commands/command-id.ts';
import { runCommand } from '../../commands/registry.ts';
import type { InboxSnapshot } from '../../state/inbox-snapshot.ts';
import type { NotificationCentre } from '../../notify/notify.ts';
import type { InboxStore } from '../../state/inbox-store.ts';

export type Reviewer = {
  readonly store: InboxStore;
  readonly platform: Platform;
  readonly settings: Settings;
  readonly writeSettings: (patch: Partial<Settings>) => void;
  readonly signOut: () => void;
  /** The drill: the same screen over made cases, with nothing behind it. */
  readonly isPractice?: true;
  /** What tells this person of news outside the window; absent where nobody is to be told. */
  readonly notifications?: NotificationCentre;
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

/** A key is taught at most so often by a click on its command (UX-12). */
const LESSONS = 3;

type Press = { readonly timeStamp: number; readonly detail?: number };

/** What a button does: the same command as its key. A click of the mouse, unlike Enter on the button, shows the key. */
export const useCommand = (): ((id: UiCommandId, event: Press, argument?: CommandArgument) => void) => {
  const { store, settings, writeSettings } = useReviewer();
  return (id, event, argument) => {
    const taught = settings.keyLessons[id] ?? 0;
    const [key] = keysOf(id, bindingsOf(settings.keys));
    if ((event.detail ?? 0) > 0 && taught < LESSONS && key !== undefined && asPressed(key, settings.singleKeys) !== null) {
      store.teach(id);
      writeSettings({ keyLessons: { ...settings.keyLessons, [id]: taught + 1 } });
    }
    runCommand(id, { store, at: event.timeStamp, argument, focusHome, submitEditor, loadPreset, stepRows });
  };
};
