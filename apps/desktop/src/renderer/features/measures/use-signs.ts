import { useMemo } from 'react';
import { readingsOf, waitingItems } from '../../state/board-figures.ts';
import { type SignStanding, signStandings } from '../../state/sign-states.ts';
import { useNow } from '../app/use-now.ts';
import { useBoard } from '../board/use-board.ts';

/** The board looks again this often, and so does this. Milliseconds. */
const LOOK_EVERY_MS = 5_000;

/** The article's five warning signs as the board measures them now. */
export const useSigns = (): readonly SignStanding[] => {
  const board = useBoard((s) => s.board);
  const columns = useBoard((s) => s.columns);
  const warnings = useBoard((s) => s.warnings);
  const now = Math.floor(useNow(LOOK_EVERY_MS) / LOOK_EVERY_MS) * LOOK_EVERY_MS;
  return useMemo(() => signStandings(readingsOf(waitingItems(columns), board, now), warnings), [columns, board, warnings, now]);
};
