import type { History, HistoryRow } from '@countersign/shared/domain/backtest/history';
import { basename } from 'node:path';
import { type LineError, decisionLines } from './decisions-file.ts';

const MOST_ISSUES = 10;

/** The file as a whole is refused: figures over its good lines would be of another history. */
export class HistoryRefused extends Error {
  constructor(issues: readonly string[]) {
    super(issues.join('\n'));
    this.name = 'HistoryRefused';
  }
}

const refusal = (file: string, errors: readonly LineError[], bad: number, good: number): HistoryRefused => {
  const rest = bad - errors.length;
  return new HistoryRefused([
    `${file}: ${bad} of ${bad + good} lines cannot be used; nothing was counted.`,
    ...errors.map(({ line, message }) => `  ${file}:${line}: ${message}`),
    ...(rest === 0 ? [] : [`  and ${rest} more`]),
  ]);
};

/**
 * A file of recorded decisions, read anew each time it is asked for, one line at a time.
 * @param onRead is told how many bytes are behind
 * @throws {HistoryRefused} at the end of the file, if a line cannot be used or there is none
 */
export const fileHistory = (file: string, onRead: (bytes: number) => void = () => undefined): History => {
  async function* rows(): AsyncGenerator<HistoryRow> {
    const errors: LineError[] = [];
    let [bad, good] = [0, 0];
    for await (const found of decisionLines(file)) {
      if ('message' in found) {
        bad += 1;
        if (errors.length < MOST_ISSUES) errors.push(found);
        continue;
      }
      good += 1;
      onRead(found.end);
      if (bad === 0) yield found.decision;
    }
    if (bad > 0) throw refusal(file, errors, bad, good);
    if (good === 0) throw new HistoryRefused([`${file}: has no decisions: expected one JSON object per line.`]);
  }
  return { source: basename(file), kind: 'recorded', rows };
};
