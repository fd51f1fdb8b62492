import { statSync } from 'node:fs';
import type { History, HistoryRow } from '@countersign/shared/domain/backtest/history';
import { READINGS_MS, STARTING_SECONDS, secondsPerReview } from '@countersign/shared/domain/board/review-seconds';
import { type Result, err, ok } from '@countersign/shared/domain/result';
import { RISK_CLASSES, type RiskClass } from '@countersign/shared/model/vocabulary';
import { livedHistory } from '../services/judgement/lived-history.ts';
import { boardReads } from '../store/board-store.ts';
import type { Database } from '../store/database.ts';
import { fileHistory } from './file-history.ts';
import type { WorkProgress } from './progress.ts';

/** A history that can be replayed, with what is known of the desk behind it. */
export type Source = {
  readonly history: History;
  readonly secondsPerReview: Readonly<Record<RiskClass, number>>;
  readonly notes: readonly string[];
};

/** The history is read so often: once to know it, once to route it. */
const PASSES = 2;
const DAY_MS = 86_400_000;

/** Size of a file in bytes, or why there is none. */
export const fileSize = (file: string): Result<number, string> => {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return err(`There is no file ${file}.`);
  return found.isFile() ? ok(found.size) : err(`${file} is not a file.`);
};

/** Recorded decisions; what a review takes is not known of them. @param size of the file in bytes */
export const fileSource = (file: string, size: number, progress: WorkProgress): Source => {
  let [passes, done] = [0, 0];
  const history = fileHistory(file, (bytes) => progress.update((passes - 1 + bytes / size) / PASSES, ++done));
  const rows = (): ReturnType<History['rows']> => {
    passes += 1;
    return history.rows();
  };
  return { history: { ...history, rows }, secondsPerReview: STARTING_SECONDS, notes: [] };
};

/** The hub's own past. A review takes what it takes on this desk: medians of the last fortnight, where there are enough. */
export const hubSource = async (
  database: Pick<Database, 'db'>,
  days: number,
  now: number,
  progress: WorkProgress,
): Promise<Source> => {
  const history = await livedHistory(database, { since: Math.max(0, now - days * DAY_MS) });
  const readings = secondsPerReview(await boardReads(database.db).readings(now - READINGS_MS));
  const seconds = Object.fromEntries(RISK_CLASSES.map((riskClass) => [riskClass, readings[riskClass].seconds]));
  let done = 0;
  async function* rows(): AsyncGenerator<HistoryRow> {
    for await (const row of history.rows()) {
      progress.update(null, ++done);
      yield row;
    }
  }
  return {
    history: { ...history, rows },
    secondsPerReview: seconds as Record<RiskClass, number>,
    notes: [
      `The hub's own decisions of the last ${days} days.`,
      ...(history.isCut ? ['There are more than can be looked at: the oldest were left out.'] : []),
    ],
  };
};
