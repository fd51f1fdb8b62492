import { readingsOf } from '@countersign/shared/domain/board/readings';
import type { Reading } from '@countersign/shared/domain/board/warning';
import type { Database } from '../store/database.ts';
import { loadWaitingItems } from '../store/waiting-store.ts';
import type { ReadBoard } from './board.ts';

/** Every warning rule as measured now: what the board shows, for `/metrics` and the report (SPEC Q-17). */
export const createWarnings =
  ({ database: { db }, board }: { readonly database: Pick<Database, 'db'>; readonly board: ReadBoard }) =>
  async (): Promise<readonly Reading[]> => {
    const figures = await board();
    return readingsOf(await loadWaitingItems(db), figures, figures.now);
  };
