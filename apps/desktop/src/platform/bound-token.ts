import { z } from 'zod';
import type { Platform } from './platform.ts';

/** Name of the token among the secrets. */
export const TOKEN_KEY = 'token';

const BoundToken = z.strictObject({ origin: z.string(), token: z.string().min(1) });

const originOf = (hubUrl: string): string | undefined => URL.parse(hubUrl)?.origin;

/** The token as it is kept: together with the hub that it is for. */
export const bindToken = (hubUrl: string, token: string): string =>
  JSON.stringify({ origin: originOf(hubUrl) ?? hubUrl, token } satisfies z.infer<typeof BoundToken>);

/**
 * The token, if it was kept for this very hub. Address and token are two files: whatever happens between writing the one and the
 * other, a token is never offered to another hub than its own.
 */
export const tokenFor = (hubUrl: string, kept: string | undefined): string | undefined => {
  if (kept === undefined) return undefined;
  try {
    const bound = BoundToken.parse(JSON.parse(kept));
    return bound.origin === originOf(hubUrl) ? bound.token : undefined;
  } catch {
    return undefined;
  }
};

type Secrets = Platform['secrets'];

export const keepToken = (secrets: Secrets, hubUrl: string, token: string): Promise<void> =>
  secrets.set(TOKEN_KEY, bindToken(hubUrl, token));

export const keptToken = async (secrets: Secrets, hubUrl: string): Promise<string | undefined> =>
  tokenFor(hubUrl, await secrets.get(TOKEN_KEY));

export const forgetToken = (secrets: Secrets): Promise<void> => secrets.remove(TOKEN_KEY);
