import { REVIEW_TIERS } from '@countersign/shared/model/vocabulary';

/** The board's columns from start to end; the last two hold people and agents. */
export const BOARD_COLUMNS = [...REVIEW_TIERS, 'people', 'agents'] as const;
export type BoardColumn = (typeof BOARD_COLUMNS)[number];

/** The ids of what stands in each column, in the order in which it stands. */
export type ColumnIds = Readonly<Record<BoardColumn, readonly string[]>>;

/** In which column the keys act, and which row each column remembers. `places` outlive a row that has left. */
export type BoardCursor = {
  readonly column: BoardColumn;
  readonly ids: Readonly<Partial<Record<BoardColumn, string>>>;
  readonly places: Readonly<Partial<Record<BoardColumn, number>>>;
};

export const START_CURSOR: BoardCursor = { column: 'senior_reviewer', ids: {}, places: {} };

/** The row of a column that is selected: the remembered one, else whoever moved into its place. */
export const cursorId = (cursor: BoardCursor, ids: ColumnIds, column: BoardColumn = cursor.column): string | null => {
  const rows = ids[column];
  const known = cursor.ids[column];
  if (known !== undefined && rows.includes(known)) return known;
  return rows[Math.min(cursor.places[column] ?? 0, rows.length - 1)] ?? null;
};

export const cursorAt = (cursor: BoardCursor, ids: ColumnIds, column: BoardColumn, id: string | null): BoardCursor =>
  id === null
    ? { ...cursor, column }
    : {
        column,
        ids: { ...cursor.ids, [column]: id },
        places: { ...cursor.places, [column]: Math.max(0, ids[column].indexOf(id)) },
      };

/** One column further; stays at the ends. The row that the column remembers is selected again. */
export const moveColumn = (cursor: BoardCursor, ids: ColumnIds, by: 1 | -1): BoardCursor => {
  const column = BOARD_COLUMNS[BOARD_COLUMNS.indexOf(cursor.column) + by];
  return column === undefined ? cursor : cursorAt(cursor, ids, column, cursorId(cursor, ids, column));
};

/** One row further in the same column; stays at the ends. */
export const moveRow = (cursor: BoardCursor, ids: ColumnIds, by: 1 | -1): BoardCursor => {
  const rows = ids[cursor.column];
  const id = cursorId(cursor, ids);
  const index = id === null ? -1 : rows.indexOf(id);
  const next = rows[Math.min(Math.max(index + by, 0), rows.length - 1)];
  return next === undefined ? cursor : cursorAt(cursor, ids, cursor.column, next);
};
