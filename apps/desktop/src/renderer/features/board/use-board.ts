import { useSyncExternalStore } from 'react';
import type { BoardSnapshot } from '../../state/board-snapshot.ts';
import { useReviewer } from '../app/reviewer-context.ts';

/** A part of the board. The selector must return what is in it, not something made anew each time. */
export const useBoard = <T>(select: (snapshot: BoardSnapshot) => T): T => {
  const { store } = useReviewer();
  return useSyncExternalStore(store.board.subscribe, () => select(store.board.get()));
};
