import { type RawBuilder, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

/** A part of the JSON in `state`, as text or number. */
export const stateAt =
  (dialect: Dialect) =>
  (path: string): RawBuilder<unknown> =>
    dialect === 'postgres'
      ? sql`(state::json #>> ${sql.lit(`{${path.replaceAll('.', ',')}}`)})`
      : sql`json_extract(state, ${sql.lit(`$.${path}`)})`;
