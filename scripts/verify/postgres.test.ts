import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findPostgres } from './find-program.ts';
import { startPostgres } from './postgres.ts';

const bin = findPostgres();

it('starts a server of its own, and stop leaves neither process nor folder behind', async (context) => {
  if (bin === undefined) return context.skip('no PostgreSQL server on this machine');
  const server = await startPostgres(bin);
  try {
    expect(server.url).toMatch(/^postgresql:\/\/countersign:[0-9a-f]{32}@127\.0\.0\.1:\d+\/postgres$/);
    expect(existsSync(server.folder)).toBe(true);
  } finally {
    await server.stop();
  }
  expect(existsSync(server.folder)).toBe(false);
  await expect(fetch(`http://127.0.0.1:${new URL(server.url).port}`)).rejects.toThrow();
});
