import { cpus, release, totalmem, type } from 'node:os';
import Sqlite from 'better-sqlite3';

/** What the figures were measured on. */
export const describeMachine = (): string => {
  const [cpu] = cpus();
  const database = new Sqlite(':memory:');
  const { version } = database.prepare<[], { version: string }>('select sqlite_version() as version').get() ?? {
    version: 'unknown',
  };
  database.close();
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  return `${cpu?.model ?? 'unknown processor'}, ${cpus().length} cores, ${memory} GiB, ${type()} ${release()}, Node ${process.versions.node}, SQLite ${version} (WAL, synchronous=FULL)`;
};
