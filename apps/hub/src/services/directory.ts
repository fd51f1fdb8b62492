import type { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { Principal } from '@countersign/shared/model/principal';
import { REVIEW_TIERS, type ReviewTier, type Role } from '@countersign/shared/model/vocabulary';
import type { DirectoryStore, TokenRow } from '../store/directory-store.ts';

export type NewToken = {
  readonly tokenId: string;
  readonly token: string;
  readonly principal: Principal;
  /** The tiers that this person had until now, where they are others. */
  readonly replaced?: readonly ReviewTier[];
};

/** Making and hashing secrets needs the platform's randomness, which is passed in. */
export type Secrets = {
  readonly newToken: (role: Role) => string;
  readonly hashToken: (token: string) => string;
  readonly looksLikeToken: (text: string) => boolean;
};

/** People, agents and their tokens. */
export const createDirectory = async (store: DirectoryStore, secrets: Secrets, now: () => Timestamp, newId: () => string) => {
  // A name never changes, and whoever acts has come in through `findToken`: this cache cannot be stale.
  const names = new Map<string, string>((await store.listPrincipals()).map(({ id, name }) => [id, name]));
  return {
    /** Makes a token for somebody, who is added when the name is new. A reviewer's tiers become those given. */
    createToken: async (role: Role, name: string, tiers: readonly ReviewTier[]): Promise<NewToken> => {
      let replaced: readonly ReviewTier[] | undefined;
      const granted = role === 'reviewer' ? REVIEW_TIERS.filter((tier) => tiers.includes(tier)) : [];
      let principal = await store.findPrincipal(role, name);
      if (principal === undefined) {
        principal = { id: newId() as PrincipalId, role, name, tiers: granted };
        await store.insertPrincipal(principal, now());
      } else if (role === 'reviewer' && principal.tiers.join() !== granted.join()) {
        await store.setTiers(principal.id, granted);
        replaced = principal.tiers;
        principal = { ...principal, tiers: granted };
      }
      const token = secrets.newToken(role);
      const tokenId = newId();
      await store.insertToken({ id: tokenId, principalId: principal.id, hash: secrets.hashToken(token), at: now() });
      names.set(principal.id, principal.name);
      return { tokenId, token, principal, ...(replaced === undefined ? {} : { replaced }) };
    },
    /** For people to read. Falls back to the id. */
    nameOf: (id: PrincipalId): string => names.get(id) ?? id,
    /** Who this token belongs to, revoked or not; undefined when nobody knows it. */
    findToken: async (token: string): Promise<TokenRow | undefined> => {
      const row = secrets.looksLikeToken(token) ? await store.tokenByHash(secrets.hashToken(token)) : undefined;
      if (row !== undefined) names.set(row.principal.id, row.principal.name);
      return row;
    },
    /** Finds out the name of somebody who has not connected to this hub yet. */
    learnName: async (id: PrincipalId): Promise<void> => {
      if (names.has(id)) return;
      const found = (await store.listPrincipals()).find((principal) => principal.id === id);
      if (found !== undefined) names.set(id, found.name);
    },
    tokensByIds: store.tokensByIds,
    listTokens: store.listTokens,
    revokeToken: (id: string): Promise<boolean> => store.revokeToken(id, now()),
  };
};
export type Directory = Awaited<ReturnType<typeof createDirectory>>;
