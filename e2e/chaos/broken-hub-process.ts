import { randomUUID } from 'node:crypto';
import { type Database, openDatabase } from '@countersign/hub/store/database';
import { databaseFile, startHub } from './start-hub.ts';

const LATE_MS = 30;

/**
 * The negative control: this hub answers first and commits a moment later. A kill in between loses what was
 * acknowledged, and the same checks that pass the real hub must say so.
 */
const answersBeforeCommit = (database: Database): Database => ({
  ...database,
  transaction: (run) =>
    new Promise((resolve, reject) => {
      database
        .transaction(async (tx) => {
          const value = await run(tx);
          resolve(value);
          await new Promise((commit) => setTimeout(commit, LATE_MS));
        })
        .catch(reject);
    }),
});

await startHub({ database: answersBeforeCommit(await openDatabase(databaseFile, randomUUID)) });
