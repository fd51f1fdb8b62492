import type { UiCommandId } from './command-id.ts';
import type { Definition, Definitions } from './command.ts';

type BoardCommandId = Extract<UiCommandId, `board.${string}`>;

const onBoard = (group: Definition['group'], run: Definition['run']): Definition => ({
  group,
  audience: 'supervisor',
  pages: ['board'],
  run,
});

/** The supervisor's board by keys; what is dragged or clicked there ends in the same calls. */
export const boardCommands: Definitions<BoardCommandId> = {
  'board.previous-column': onBoard('move', ({ store }) => store.board.moveColumn(-1)),
  'board.next-column': onBoard('move', ({ store }) => store.board.moveColumn(1)),
  'board.previous': onBoard('move', ({ store }) => store.board.moveRow(-1)),
  'board.next': onBoard('move', ({ store }) => store.board.moveRow(1)),
  'board.open': onBoard('move', ({ store }) => {
    const item = store.board.current();
    if (item === undefined) return store.board.openMenu();
    store.board.rememberReturn(item.id);
    // What changed while the board was looked at did not change while it was read.
    if (store.get().hasChanged) store.dismissChange();
    store.select(item.id);
    store.showFace('card');
  }),
  'board.move-down': onBoard('decide', ({ store }) => store.board.moveTier(-1)),
  'board.move-up': onBoard('decide', ({ store }) => store.board.moveTier(1)),
  'board.menu': onBoard('decide', ({ store }) => store.board.openMenu()),
  'board.availability': onBoard('decide', ({ store }) => store.board.openAvailability()),
  'board.undo': onBoard('decide', ({ store }) => void store.board.undo()),
  'board.table': onBoard('look', ({ store }) => store.board.toggleTable()),
};
