import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { History, HistoryRow } from '@countersign/shared/domain/backtest/history';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { EscalationId, Timestamp } from '@countersign/shared/model/ids';
import type { Database } from '../../store/database.ts';
import { loadContents } from '../../store/escalation-store.ts';
import { type LivedRow, loadLivedPage } from '../../store/lived-store.ts';
import { createPastByTime, labelOfRow } from './past-by-time.ts';

/** The newest so many items are looked at; older ones are left out, which whoever asks is told. */
export const MOST_ROWS = 100_000;
const ROWS = 1_000;
/** Of up to 512 KiB each: to read more at once would hold up everybody else. */
const BUNDLES = 8;

export type LivedOptions = {
  readonly since: Timestamp;
  /** Only items on which a person decided: what there is to learn from. */
  readonly labelledOnly?: boolean;
  readonly most?: number;
};

/** Decisions of one conversation are alike, whoever the customer is. */
const conversationOf = ({ conversation }: ContextBundle): string | null => {
  const first = conversation?.slice(0, 2);
  if (first === undefined || first.length === 0) return null;
  return createHash('sha256').update(JSON.stringify(first)).digest('hex');
};

/** What must not be split between training and test: the customer, else the conversation, else the item alone. */
export const groupOf = (row: Pick<LivedRow, 'id' | 'customer'>, context: ContextBundle): string =>
  row.customer ?? conversationOf(context) ?? row.id;

const loadRows = async (
  { db }: Pick<Database, 'db'>,
  { since, most = MOST_ROWS }: LivedOptions,
): Promise<{ readonly rows: readonly LivedRow[]; readonly isCut: boolean }> => {
  const rows: LivedRow[] = [];
  for (let before: EscalationId | undefined; rows.length <= most; before = rows.at(-1)?.id) {
    const page = await loadLivedPage(db, before, since, ROWS);
    rows.push(...page);
    if (page.length < ROWS) return { rows: rows.slice(0, most).toReversed(), isCut: rows.length > most };
    // Whoever else waits for the hub goes first.
    await setImmediate();
  }
  return { rows: rows.slice(0, most).toReversed(), isCut: true };
};

type Judged = Pick<HistoryRow, 'past' | 'needed'> & { readonly row: LivedRow };

const withBundles = async ({ db }: Pick<Database, 'db'>, page: readonly Judged[]): Promise<readonly HistoryRow[]> => {
  const contents = await loadContents(
    db,
    page.map(({ row }) => row.id),
  );
  return page.flatMap(({ row, past, needed }) => {
    const content = contents.get(row.id);
    if (content === undefined) return [];
    const { id, agentId, openedAt: at, inclusion } = row;
    return [{ id, agentId, at, past, needed, ...content, group: groupOf(row, content.context), weight: 1 / inclusion }];
  });
};

export type LivedHistory = History & {
  /** Whether older items were left out. */
  readonly isCut: boolean;
  readonly labels: number;
};

/** The hub's own past in order of opening: what was proposed, what was known then, and what a person said of it (SPEC Z-22). */
export const livedHistory = async (database: Pick<Database, 'db'>, options: LivedOptions): Promise<LivedHistory> => {
  const { rows, isCut } = await loadRows(database, options);
  async function* all(): AsyncGenerator<HistoryRow> {
    const pastOf = createPastByTime(rows);
    let page: Judged[] = [];
    for (const [i, row] of rows.entries()) {
      const judged = { row, past: pastOf(row), needed: labelOfRow(row) };
      if (judged.needed !== null || options.labelledOnly !== true) page.push(judged);
      if (page.length === BUNDLES || i === rows.length - 1) {
        yield* await withBundles(database, page);
        page = [];
      }
      if (i % ROWS === 0 || page.length === 0) await setImmediate();
    }
  }
  const labels = rows.filter((row) => labelOfRow(row) !== null).length;
  return { source: 'hub', kind: 'lived', rows: all, isCut, labels };
};
