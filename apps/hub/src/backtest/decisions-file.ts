import type { HistoryRow } from '@countersign/shared/domain/backtest/history';
import { type Result, err, ok } from '@countersign/shared/domain/result';
import { ExportedExample, fromExported, isExported } from './exported-example.ts';
import { findMalformed } from '../replay/find-malformed.ts';
import { firstIssue } from '../replay/first-issue.ts';
import { readLines } from '../replay/read-lines.ts';
import { RecordedDecision } from './recorded-decision.ts';
import { toHistoryRow } from './to-history-row.ts';

/** What is wrong with one line; lines count from 1. */
export type LineError = { readonly line: number; readonly message: string };

/**
 * One line of a history file, in the format of the recorded airline decisions or in that of a hub's export.
 * @param index place in the file, from 0: the time of a decision that tells none
 */
export const parseDecision = (text: string, index: number): Result<HistoryRow, string> => {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return err('is not JSON');
  }
  const malformed = findMalformed(raw);
  if (malformed !== undefined) return err(malformed);
  if (isExported(raw)) {
    const exported = ExportedExample.safeParse(raw);
    return exported.success ? ok(fromExported(exported.data)) : err(firstIssue(exported.error));
  }
  const recorded = RecordedDecision.safeParse(raw);
  return recorded.success ? ok(toHistoryRow(recorded.data, index)) : err(firstIssue(recorded.error));
};

/** One good line; `end` is how many bytes of the file are behind it. */
export type DecisionLine = { readonly line: number; readonly end: number; readonly decision: HistoryRow };

/** The decisions of a history file one at a time, in its order, bad lines among them; empty lines are skipped. */
export async function* decisionLines(file: string): AsyncGenerator<DecisionLine | LineError> {
  const seen = new Map<string, number>();
  for await (const line of readLines(file)) {
    if ('error' in line) {
      yield { line: line.number, message: line.error };
      continue;
    }
    if (line.text.trim() === '') continue;
    const parsed = parseDecision(line.text, seen.size);
    if (!parsed.ok) {
      yield { line: line.number, message: parsed.error };
      continue;
    }
    const { id } = parsed.value;
    const earlier = seen.get(id);
    if (earlier !== undefined) yield { line: line.number, message: `id: stands in line ${earlier} already` };
    else {
      yield { line: line.number, end: line.end, decision: parsed.value };
      seen.set(id, line.number);
    }
  }
}

/**
 * All decisions of a history file, in its order.
 * @returns every bad line, and nothing else, when there is one: figures over the rest would be of another history.
 */
export const readDecisions = async (file: string): Promise<Result<readonly HistoryRow[], readonly LineError[]>> => {
  const decisions: HistoryRow[] = [];
  const errors: LineError[] = [];
  for await (const found of decisionLines(file)) {
    if ('message' in found) errors.push(found);
    else decisions.push(found.decision);
  }
  return errors.length > 0 ? err(errors) : ok(decisions);
};
