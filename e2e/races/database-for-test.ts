import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A new, empty database on this server, and how to drop it. */
export const createServerDatabase = async (
  serverUrl: string,
): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> => {
  const name = `race_${randomBytes(6).toString('hex')}`;
  const run = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await run(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  // Without force the server waits up to five seconds for connections that are just closing; with it their owners hear an error.
  return { url: url.href, drop: () => run(`drop database ${name}`) };
};
