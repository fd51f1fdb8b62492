import { labelOf } from '@countersign/shared/domain/learning/label-of';
import type { PastOf } from '@countersign/shared/model/label';
import { RECORD } from '../../store/record-store.ts';
import type { LivedRow } from '../../store/lived-store.ts';

/** Keeps the newest so many, and how many of them were positive. */
type Newest = { readonly values: boolean[]; positive: number };
const push = (kept: Newest, value: boolean, most: number): void => {
  kept.values.push(value);
  if (value) kept.positive++;
  if (kept.values.length > most && kept.values.shift() === true) kept.positive--;
};
const of = (all: Map<string, Newest>, key: string): Newest => {
  const known = all.get(key) ?? { values: [], positive: 0 };
  all.set(key, known);
  return known;
};

const keyOf = ({ agentId, actionName }: LivedRow): string => `${agentId}\u0000${actionName}`;

export const labelOfRow = ({ status, verdict }: LivedRow): boolean | null => {
  const label = labelOf({ status, verdict, source: verdict === null ? null : 'reviewer' });
  return label === null ? null : label === 'needed';
};

/**
 * What was known before each item, as it was looked up when the item was routed: with the same bounds, and of decisions only those
 * that had been made by then. To be asked in order of opening.
 * @param rows all of them, in any order.
 */
export const createPastByTime = (rows: readonly LivedRow[]): ((row: LivedRow) => PastOf) => {
  const labels = rows
    .flatMap((row) => {
      const needed = labelOfRow(row);
      return needed === null || row.settledAt === null ? [] : [{ key: keyOf(row), needed, at: row.settledAt }];
    })
    .toSorted((a, b) => a.at - b.at);
  const decided = new Map<string, Newest>();
  const proposed = new Map<string, Newest>();
  let next = 0;
  return (row) => {
    for (let label = labels[next]; label !== undefined && label.at < row.openedAt; label = labels[++next])
      push(of(decided, label.key), label.needed, RECORD.agentAction);
    const agentAction = decided.get(keyOf(row));
    const customer = row.customer === null ? undefined : proposed.get(row.customer);
    const past = {
      agentAction: { n: agentAction?.values.length ?? 0, needed: agentAction?.positive ?? 0 },
      customer: { n: customer?.values.length ?? 0, escalated: customer?.positive ?? 0 },
    };
    if (row.customer !== null) push(of(proposed, row.customer), row.route === 'escalate', RECORD.customer);
    return past;
  };
};
