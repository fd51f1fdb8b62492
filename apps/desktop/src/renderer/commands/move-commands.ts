import type { CommandContext, Definitions } from './command.ts';

const step = ({ store, stepRows }: CommandContext, by: 1 | -1): void =>
  store.get().page === 'inbox' ? store.move(by) : stepRows(by);

/** Out of whatever is innermost: a page, a mode, the card of a narrow window, the search. */
const back = ({ store, focusHome }: CommandContext): void => {
  const { page, interaction, face, filter, hasChanged } = store.get();
  if (page !== 'inbox') return store.showPage('inbox');
  if (interaction.mode.kind === 'reading' && hasChanged) return store.dismissChange();
  if (interaction.mode.kind === 'reading') {
    if (store.board.takeReturn()) return store.showPage('board');
    if (face === 'card') store.showFace('queue');
    else if (filter !== null) store.search(null);
  }
  store.interact({ type: 'escape' });
  focusHome();
};

export const moveCommands: Definitions<'queue.next' | 'queue.previous' | 'card.open' | 'card.back' | 'search.open'> = {
  'queue.next': { group: 'move', run: (context) => step(context, 1) },
  'queue.previous': { group: 'move', run: (context) => step(context, -1) },
  'card.open': {
    group: 'move',
    pages: ['inbox'],
    whyNot: ({ inbox }) => (inbox.selected === null ? 'nothing-selected' : null),
    run: ({ store }) => store.showFace('card'),
  },
  'card.back': { group: 'move', run: back },
  'search.open': {
    group: 'move',
    pages: ['inbox'],
    run: ({ store }) => {
      store.showFace('queue');
      store.openSearch();
    },
  },
};
