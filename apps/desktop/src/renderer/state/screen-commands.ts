import type { Clock } from '@countersign/shared/client/socket-port';
import type { UiCommandId } from '../commands/command-id.ts';
import type { SettingsSection } from './settings-sections.ts';
import type { Dialog, InboxSnapshot, Page } from './inbox-snapshot.ts';
import { READING } from './interaction.ts';

/** A taught key stays on screen for this long. Milliseconds. */
const LESSON_MS = 6_000;

/** What is shown and what is not: pages, dialogs, the search, the key that is waited for. None of it reaches the hub. */
export const createScreenCommands = (deps: {
  readonly clock: Clock;
  readonly snapshot: () => InboxSnapshot;
  readonly set: (change: (snapshot: InboxSnapshot) => InboxSnapshot) => void;
  readonly rearrange: () => void;
  /** The card is no longer, or again, in front of the reader. */
  readonly cardShown: (isShown: boolean) => void;
}) => {
  const { clock, set } = deps;
  let cancelChord = (): void => undefined;
  let cancelLesson = (): void => undefined;

  const showPage = (page: Page): void => {
    if (deps.snapshot().page === page) return;
    // What was armed or half chosen belongs to a card that is out of sight now; an editor keeps its text by itself. The guard runs anew on the way back.
    set((s) => ({ ...s, page, dialog: null, interaction: READING }));
    deps.cardShown(page === 'inbox');
  };

  /** The queue or the card of the inbox, from wherever one is. */
  const showFace = (face: InboxSnapshot['face']): void => {
    showPage('inbox');
    set((s) => ({ ...s, face }));
  };

  return {
    showPage,
    showDialog: (dialog: Dialog | null): void => set((s) => ({ ...s, dialog, paletteText: '' })),
    typeIntoPalette: (paletteText: string): void => set((s) => ({ ...s, paletteText })),
    showSettings: (settingsSection: SettingsSection): void => {
      set((s) => ({ ...s, settingsSection }));
      showPage('settings');
    },
    showFace,
    /** To the queue, from wherever one is; the drill leads out of itself here. */
    goInbox: (): void => showFace('queue'),
    /** The search field is there; it takes the focus by itself, again when it was there already. */
    openSearch: (): void => set((s) => ({ ...s, filter: s.filter ?? '', searchSerial: s.searchSerial + 1 })),
    search: (text: string | null): void => {
      set((s) => ({ ...s, filter: text }));
      deps.rearrange();
    },
    /** Shows the first key of a chord for as long as its second one may come. */
    showChord: (chord: string | null, forMs: number): void => {
      cancelChord();
      set((s) => (s.chord === chord ? s : { ...s, chord }));
      if (chord !== null) cancelChord = clock.after(forMs, () => set((s) => ({ ...s, chord: null })));
    },
    /** A command was clicked that has a key: the key is shown for a moment (UX-12). */
    teach: (lesson: UiCommandId): void => {
      cancelLesson();
      set((s) => ({ ...s, lesson }));
      cancelLesson = clock.after(LESSON_MS, () => set((s) => ({ ...s, lesson: null })));
    },
    stopScreen: (): void => {
      cancelChord();
      cancelLesson();
    },
  };
};
