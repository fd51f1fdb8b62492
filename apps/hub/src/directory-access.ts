import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { v7 } from 'uuid';
import type { HubConfig } from './config.ts';
import { createDirectory, type Directory } from './services/directory.ts';
import { openDatabase } from './store/database.ts';
import { isServerAddress } from './store/dialect.ts';
import { directoryStore } from './store/directory-store.ts';
import { hashToken, looksLikeToken, newToken } from './token.ts';

/** The directory without a hub around it, beside a running one if need be: it feels changes within a second. */
export const openDirectory = async (
  config: Pick<HubConfig, 'database' | 'dataFolder'>,
): Promise<{ readonly directory: Directory; readonly close: () => Promise<void> }> => {
  const database = await openDatabase(config.database, randomUUID);
  const directory = await createDirectory(directoryStore(database), { newToken, hashToken, looksLikeToken }, Date.now, v7);
  return { directory, close: database.close };
};

/** Whether a hub has ever used this folder or server. */
export const databaseExists = (config: Pick<HubConfig, 'database'>): boolean =>
  isServerAddress(config.database) || existsSync(config.database);
