import { DAY_MS } from '@countersign/shared/domain/board/override-days';
import type { Timestamp } from '@countersign/shared/model/ids';
import { addCounts } from '../store/add-counts.ts';
import type { Database } from '../store/database.ts';
import { type DayCounts, countOpenedIn } from '../store/tally-counts.ts';
import { changedDays, loadCursor, loadHead, replaceDays } from '../store/tally-store.ts';

/** A busy day is counted in pieces, so that the hub answers in between. */
const PIECE_MS = 3_600_000;

export type TallyDependencies = {
  readonly database: Pick<Database, 'db' | 'dialect' | 'transaction'>;
  readonly now: () => Timestamp;
  /** Lets others go first. */
  readonly pause: () => Promise<void>;
};

/**
 * Keeps the counts that measures are made of. Only days on which something changed are counted again, whole, so the
 * counts cannot drift from the rows, and a crash loses nothing (SPEC Z-40).
 */
export const createTallies = ({ database, now, pause }: TallyDependencies) => {
  let current: Promise<number> | null = null;

  const countDay = async (day: number): Promise<DayCounts> => {
    const parts: DayCounts[] = [];
    for (let from = day * DAY_MS; from < (day + 1) * DAY_MS; from += PIECE_MS) {
      parts.push(await countOpenedIn(database.db, { day, from, to: from + PIECE_MS }));
      await pause();
    }
    return addCounts(parts);
  };

  const run = async (): Promise<number> => {
    const at = now();
    const from = await loadCursor(database.db);
    const to = { seq: await loadHead(database.db), at };
    const days = await changedDays(database.db, from, to);
    if (days.length === 0) return 0;
    const counted: DayCounts[] = [];
    for (const day of days) counted.push(await countDay(day));
    const counts = {
      tallies: counted.flatMap(({ tallies }) => tallies),
      histogram: counted.flatMap(({ histogram }) => histogram),
    };
    const isWritten = await database.transaction((tx) => replaceDays(tx, database.dialect, { days, counts, from, to }));
    return isWritten ? days.length : 0;
  };

  /** Counts what changed since the last time. @returns how many days were counted. Calls at the same time share one run. */
  const refresh = (): Promise<number> => {
    current ??= run().finally(() => {
      current = null;
    });
    return current;
  };
  return { refresh, drain: async (): Promise<void> => void (await current?.catch(() => 0)) };
};
export type Tallies = ReturnType<typeof createTallies>;
