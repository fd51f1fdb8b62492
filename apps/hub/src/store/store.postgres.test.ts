import { randomUUID } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { describe, test } from 'vitest';
import { storeContract } from '../../test/store-contract.ts';
import { openDatabase } from './database.ts';

let shared: PGlite | undefined;
storeContract('PGlite', async () => {
  shared ??= new PGlite();
  return openDatabase(shared, randomUUID);
});

const server = process.env['COUNTERSIGN_TEST_PG_URL'];
if (server === undefined) {
  describe('store contract on a PostgreSQL server', () => {
    test.skip('no server: set COUNTERSIGN_TEST_PG_URL', () => undefined);
  });
} else {
  // A database of its own per run, so that a second run starts fresh.
  const name = `countersign_${randomUUID().replaceAll('-', '')}`;
  const address = new URL(server);
  address.pathname = `/${name}`;
  const onServer = async (query: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(query);
    await client.end();
  };
  let created: Promise<void> | undefined;
  storeContract(
    'a PostgreSQL server',
    async () => {
      created ??= onServer(`create database ${name}`);
      await created;
      return openDatabase(address.href, randomUUID);
    },
    () => onServer(`drop database ${name}`),
  );
}
