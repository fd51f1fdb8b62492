import { type Warning } from '@countersign/shared/domain/board/warning';
import type { EscalationId, PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import { REVIEW_TIERS, type ReviewTier } from '@countersign/shared/model/vocabulary';
import type { Board } from '@countersign/shared/protocol/board';
import type { BoardColumns } from './board-columns.ts';
import { type BoardCursor, type ColumnIds, START_CURSOR } from './board-cursor.ts';
import type { BoardError, ChangeEntry, Place } from './board-moves.ts';
import type { TrendSample } from './board-trend.ts';

/** Where a move goes: what was asked for, before it is known in which tier a person gets it. */
export type MoveTarget = { readonly tier: ReviewTier } | { readonly person: PrincipalId };

/** The one question that is open; it has all keys. */
export type BoardAsk =
  | { readonly kind: 'move-to'; readonly id: EscalationId }
  /** Somebody has the item open: taking it away needs a yes. */
  | { readonly kind: 'claimed'; readonly id: EscalationId; readonly subject: string; readonly to: Place; readonly byName: string }
  /** This person is out of office or has as much as they may have: giving it to them all the same needs a yes. */
  | {
      readonly kind: 'not-free';
      readonly id: EscalationId;
      readonly subject: string;
      readonly to: Place;
      readonly why: 'out' | 'capacity';
    }
  | { readonly kind: 'tiers' | 'availability'; readonly id: PrincipalId }
  /** Nobody else has these tiers, and items wait in them. */
  | {
      readonly kind: 'last-reviewer';
      readonly id: PrincipalId;
      readonly tiers: readonly ReviewTier[];
      readonly orphaned: readonly ReviewTier[];
    }
  | { readonly kind: 'pause'; readonly id: PrincipalId };

export const CHARTS = ['ageing', 'flow', 'overrides'] as const;
export type ChartId = (typeof CHARTS)[number];

export type BoardSnapshot = {
  /** As the hub last said; null before the first answer. */
  readonly board: Board | null;
  /** Hub time of that answer. */
  readonly readAt: Timestamp | null;
  readonly problem: BoardError | null;
  readonly columns: BoardColumns;
  readonly entries: readonly ChangeEntry[];
  readonly cursor: BoardCursor;
  readonly ask: BoardAsk | null;
  readonly warnings: readonly Warning[];
  readonly samples: readonly TrendSample[];
  readonly chart: ChartId;
  readonly isTable: boolean;
};

export const EMPTY_BOARD: BoardSnapshot = {
  board: null,
  readAt: null,
  problem: null,
  columns: { junior_reviewer: [], senior_reviewer: [], manager: [] },
  entries: [],
  cursor: START_CURSOR,
  ask: null,
  warnings: [],
  samples: [],
  chart: 'ageing',
  isTable: false,
};

/** What stands in each column: rows by the queue's order, people and agents by name, so that nobody is ranked (UX-56). */
export const idsOf = ({ columns, board }: Pick<BoardSnapshot, 'columns' | 'board'>): ColumnIds => {
  const tiers = Object.fromEntries(REVIEW_TIERS.map((tier) => [tier, columns[tier].map(({ item }) => item.id)])) as Record<
    ReviewTier,
    EscalationId[]
  >;
  return { ...tiers, people: peopleOf(board).map(({ id }) => id), agents: agentsOf(board).map(({ id }) => id) };
};

const byName = (a: { readonly name: string }, b: { readonly name: string }): number => a.name.localeCompare(b.name);

/** Reviewers by name. Supervisors look after the board and are given nothing. */
export const peopleOf = (board: Board | null): Board['people'] =>
  board === null ? [] : board.people.filter(({ role }) => role === 'reviewer').toSorted(byName);
export const agentsOf = (board: Board | null): Board['agents'] => (board === null ? [] : board.agents.toSorted(byName));

/** Older than this, and the board says how old it is. Milliseconds. */
export const STALE_MS = 15_000;
