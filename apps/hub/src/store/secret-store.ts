import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** Secrets of one hub, the same for all its nodes. They never go over the wire or into a log. */
export type Secrets = {
  /** Keeps an agent from varying its keys until one is not drawn (SPEC Z-03). */
  readonly sampling: string;
  /** Keeps digests of customers from being looked up in a list of guesses. */
  readonly customer: string;
};

/** Made once, by whichever node is first. */
export const loadSecrets = async (db: Kysely<Tables>, newSecret: () => string): Promise<Secrets> => {
  const secret = async (key: string): Promise<string> => {
    await db
      .insertInto('meta')
      .values({ key, value: newSecret() })
      .onConflict((c) => c.doNothing())
      .execute();
    return (await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirstOrThrow()).value;
  };
  return { sampling: await secret('sampling_salt'), customer: await secret('customer_salt') };
};
