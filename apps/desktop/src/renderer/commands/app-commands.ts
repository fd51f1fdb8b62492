import type { InboxSnapshot } from '../state/inbox-snapshot.ts';
import type { Definitions, Why } from './command.ts';

const whyNoEditor = ({ interaction }: InboxSnapshot): Why | null =>
  interaction.mode.kind === 'editing' || interaction.mode.kind === 'flagging' ? null : 'no-editor';

/** What is there wherever one is: pages, palette, overlay; and the commands of an editor. */
export const appCommands: Definitions<
  | 'editor.submit'
  | 'editor.cancel'
  | 'editor.preset'
  | 'palette.open'
  | 'go.inbox'
  | 'go.board'
  | 'go.policy'
  | 'go.measures'
  | 'go.checklist'
  | 'go.history'
  | 'go.settings'
  | 'presence.toggle'
  | 'presence.out'
  | 'practice.start'
  | 'help.toggle'
> = {
  'editor.submit': { group: 'editor', whyNot: whyNoEditor, run: ({ submitEditor }) => submitEditor() },
  'editor.cancel': {
    group: 'editor',
    whyNot: whyNoEditor,
    run: ({ store, focusHome }) => {
      store.interact({ type: 'escape' });
      focusHome();
    },
  },
  'editor.preset': {
    group: 'editor',
    whyNot: ({ interaction: { mode } }) => (mode.kind === 'editing' && mode.editor === 'modify' ? null : 'no-editor'),
    run: ({ argument, loadPreset }) => {
      if (argument !== undefined) loadPreset(argument);
    },
  },
  'palette.open': {
    group: 'app',
    run: ({ store }) => store.showDialog(store.get().dialog === 'palette' ? null : 'palette'),
  },
  'go.inbox': {
    group: 'app',
    run: ({ store, focusHome }) => {
      store.goInbox();
      focusHome();
    },
  },
  'go.board': { group: 'app', audience: 'supervisor', run: ({ store }) => store.showPage('board') },
  'go.policy': { group: 'app', audience: 'supervisor', run: ({ store }) => store.showPage('policy') },
  'go.measures': { group: 'app', audience: 'supervisor', run: ({ store }) => store.showPage('measures') },
  'go.checklist': { group: 'app', audience: 'supervisor', run: ({ store }) => store.showPage('checklist') },
  'go.history': { group: 'app', run: ({ store }) => store.showPage('history') },
  'go.settings': { group: 'app', run: ({ store }) => store.showPage('settings') },
  'presence.toggle': {
    group: 'app',
    whyNot: ({ connection }) => (connection.kind === 'ready' ? null : 'offline'),
    run: ({ store }) => void store.togglePresence(),
  },
  'presence.out': {
    group: 'app',
    whyNot: ({ connection }) => (connection.kind === 'ready' ? null : 'offline'),
    run: ({ store }) => store.showDialog('duty'),
  },
  'practice.start': { group: 'app', run: ({ store }) => store.showPage('practice') },
  'help.toggle': {
    group: 'app',
    run: ({ store }) => store.showDialog(store.get().dialog === null ? 'help' : null),
  },
};
