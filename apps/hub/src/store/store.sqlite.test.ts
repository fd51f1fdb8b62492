import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { storeContract } from '../../test/store-contract.ts';
import { openDatabase } from './database.ts';
import { assertDurable, quickCheck } from './dialect.ts';

const folder = mkdtempSync(join(tmpdir(), 'countersign-store-'));
const file = join(folder, 'hub.sqlite');

test('D1 a database that could forget is refused, naming what is wrong', () => {
  const plain = new Sqlite(join(folder, 'plain.sqlite'));
  expect(() => assertDurable(plain)).toThrow('journal_mode=WAL');
  plain.pragma('journal_mode = WAL');
  plain.pragma('synchronous = NORMAL');
  expect(() => assertDurable(plain)).toThrow('synchronous=FULL');
  plain.pragma('synchronous = FULL');
  plain.pragma('foreign_keys = OFF');
  expect(() => assertDurable(plain)).toThrow('foreign_keys');
  plain.pragma('foreign_keys = ON');
  expect(() => assertDurable(plain)).not.toThrow();
  plain.close();
});

test('D1 the hub opens it durable, keeps the epoch, and is whole', async () => {
  const own = join(folder, 'own.sqlite');
  const first = await openDatabase(own, randomUUID);
  expect(await quickCheck(first.db, first.dialect)).toBe('ok');
  await first.close();
  const second = await openDatabase(own, randomUUID);
  expect(second.logEpoch).toBe(first.logEpoch);
  await second.close();
});

storeContract(
  'SQLite',
  () => openDatabase(file, randomUUID),
  async () => rmSync(folder, { recursive: true, force: true }),
);
