import type { HistoryEntry, QueueItem } from '@countersign/shared/protocol/reviewer';
import { NOW } from './now.ts';

const MINUTE_MS = 60_000;
const KINDS = [
  'approve',
  'reject',
  'modify',
  'respond',
  'approve',
  'take_over',
] as const satisfies readonly HistoryEntry['kind'][];

/** Decisions of an ordinary afternoon about these items, the newest first. */
export const madeHistory = (items: readonly QueueItem[]): readonly HistoryEntry[] =>
  KINDS.flatMap((kind, i) => {
    const item = items[i % items.length];
    if (item === undefined) return [];
    return {
      seq: 900 - i,
      at: NOW - (4 + i * 17) * MINUTE_MS,
      item,
      kind,
      ...(kind === 'reject' ? { reasonCode: 'wrong_amount' as const } : {}),
      telemetry: {
        paintToFirstKeyMs: 4_200 + i * 700,
        paintToFirstEvidenceMs: 1_900 + i * 400,
        activeDwellMs: 9_800 + i * 2_300,
        panelsOpened: i % 2 === 0 ? ['conversation', 'policy'] : ['actions'],
      },
      undone: i === 4,
    };
  });
