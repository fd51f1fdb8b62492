import type { PrincipalId } from '@countersign/shared/model/ids';
import { REVIEW_TIERS } from '@countersign/shared/model/vocabulary';
import type { Board, BoardAgent, BoardPerson } from '@countersign/shared/protocol/board';
import { NOW } from './queue-item.ts';

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 86_400_000;

/** A reviewer of every tier, on shift, changed as asked. The name is the id with a capital. */
export const boardPerson = (id: string, change: Partial<BoardPerson> = {}): BoardPerson => ({
  id: id as PrincipalId,
  name: `${id[0]?.toUpperCase()}${id.slice(1)}`,
  role: 'reviewer',
  tiers: [...REVIEW_TIERS],
  presence: 'on_shift',
  presenceAt: NOW - 60_000,
  open: 0,
  claimed: 0,
  decidedLastHour: 0,
  highRiskLastHour: 0,
  activeMinutes: 0,
  ...change,
});

export const boardAgent = (id: string, change: Partial<BoardAgent> = {}): BoardAgent => ({
  id: id as PrincipalId,
  name: id,
  open: 0,
  proposedLastHour: 0,
  escalatedLastHour: 0,
  paused: null,
  ...change,
});

/** A quiet board: nothing came, nothing went, changed as asked. */
export const boardOf = (change: Partial<Board> = {}): Board => ({
  now: NOW,
  people: [boardPerson('ana'), boardPerson('ben')],
  agents: [boardAgent('agent-1', { name: 'invoice-agent' })],
  flow: Array.from({ length: 16 }, (_, i) => ({ from: NOW - (15 - i) * QUARTER_MS, opened: 0, settled: 0, waiting: 0 })),
  overrides: Array.from({ length: 14 }, (_, i) => ({ day: NOW - (13 - i) * DAY_MS, decided: 0, overridden: 0 })),
  secondsPerReview: {
    low: { seconds: 10, n: 0 },
    medium: { seconds: 20, n: 0 },
    high: { seconds: 60, n: 0 },
    critical: { seconds: 120, n: 0 },
  },
  hourAgo: { waiting: 0, oldestMs: null },
  targets: { waiting: 40, oldestMs: 600_000, atRisk: 0 },
  ...change,
});
