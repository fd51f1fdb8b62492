import { CompiledQuery, type Kysely } from 'kysely';
import { type Dialect, placeholder } from './dialect.ts';
import type { Tables } from './schema.ts';

export type InsertRows<Row> = (tx: Kysely<Tables>, dialect: Dialect, rows: readonly Row[]) => Promise<number>;

type Cell = string | number | null;

/**
 * An insert of many rows whose SQL is written once per number of rows. Building it with Kysely for every commit took as
 * long as running it (docs/benchmarks.md).
 * @param tail what follows the values, such as `on conflict … returning id`
 * @returns a function that resolves to the number of rows that `returning` gave
 */
export const insertRows = <Row>(
  table: keyof Tables,
  columns: Readonly<Record<string, (row: Row) => Cell>>,
  tail = '',
): InsertRows<Row> => {
  const names = Object.keys(columns);
  const cells = Object.values(columns);
  const texts = new Map<string, string>();

  const textFor = (dialect: Dialect, count: number): string => {
    const known = texts.get(`${dialect} ${count}`);
    if (known !== undefined) return known;
    const values = Array.from(
      { length: count },
      (_, row) => `(${names.map((_name, column) => placeholder(dialect, row * names.length + column + 1)).join(', ')})`,
    );
    const text = `insert into ${table} (${names.join(', ')}) values ${values.join(', ')} ${tail}`.trim();
    texts.set(`${dialect} ${count}`, text);
    return text;
  };

  return async (tx, dialect, rows) => {
    if (rows.length === 0) return 0;
    const parameters = rows.flatMap((row) => cells.map((cell) => cell(row)));
    const { rows: returned } = await tx.executeQuery(CompiledQuery.raw(textFor(dialect, rows.length), parameters));
    return returned.length;
  };
};
