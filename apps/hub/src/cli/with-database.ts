import { randomUUID } from 'node:crypto';
import { type HubConfig, readConfig } from '../config.ts';
import { databaseExists } from '../directory-access.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { CommandFailure } from './failure.ts';

export type DataFlags = { readonly data?: string; readonly json?: boolean };

/** The hub's database, beside a running hub if need be: it feels changes within two seconds. */
export const withDatabase = async <T>(
  data: string | undefined,
  mustExist: boolean,
  run: (database: Database, config: HubConfig) => Promise<T>,
): Promise<T> => {
  const config = readConfig({ data });
  if (!config.ok) throw new CommandFailure(config.message, 2);
  if (mustExist && !databaseExists(config.value))
    throw new CommandFailure(
      `There is no hub database at ${config.value.database}. Give its folder with --data or COUNTERSIGN_DATA.`,
    );
  const database = await openDatabase(config.value.database, randomUUID).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CommandFailure(`The hub's folder ${config.value.dataFolder} cannot be used: ${why}. Choose another with --data.`);
  });
  try {
    return await run(database, config.value);
  } finally {
    await database.close();
  }
};

export const print = (asJson: boolean | undefined, value: unknown, text: string): void => {
  process.stdout.write(asJson === true ? `${JSON.stringify(value)}\n` : `${text}\n`);
};
