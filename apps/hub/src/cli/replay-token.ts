import { readFileSync } from 'node:fs';
import { readConfig } from '../config.ts';
import { databaseExists, openDirectory } from '../directory-access.ts';
import { CommandFailure } from './failure.ts';

export type ReplayToken = { readonly token: string; readonly giveBack: () => Promise<void> };

/** Same name, same agent: what was replayed before is found again under its keys. */
const AGENT_NAME = 'replay';

const given = (token: string): ReplayToken => ({ token, giveBack: async () => undefined });

const fromFile = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new CommandFailure(`The token file cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, 2);
  }
};

/** A token for this run only, from the hub's own database on this machine. Revoked afterwards. */
const made = async (data: string | undefined): Promise<ReplayToken> => {
  const config = readConfig({ data });
  if (!config.ok) throw new CommandFailure(config.message, 2);
  const { value } = config;
  if (!databaseExists(value))
    throw new CommandFailure(
      `No token: give --token, --token-file or COUNTERSIGN_TOKEN, or the hub's own folder with --data (there is no database at ${value.database}).`,
      2,
    );
  const { directory, close } = await openDirectory(value);
  try {
    const { token, tokenId } = await directory.createToken('agent', AGENT_NAME, []);
    const giveBack = async (): Promise<void> => {
      const again = await openDirectory(value);
      await again.directory.revokeToken(tokenId);
      await again.close();
    };
    return { token, giveBack };
  } finally {
    await close();
  }
};

/** The agent token to connect with: given, else made in the local hub's database. */
export const replayToken = async (flags: {
  readonly token?: string | undefined;
  readonly tokenFile?: string | undefined;
  readonly data?: string | undefined;
}): Promise<ReplayToken> => {
  // The file comes first: a token may also have come in through the environment.
  if (flags.tokenFile !== undefined) return given(fromFile(flags.tokenFile));
  return flags.token === undefined || flags.token === '' ? made(flags.data) : given(flags.token);
};
