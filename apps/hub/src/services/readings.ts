import { err, ok, type Result } from '@countersign/shared/domain/result';
import { maySee } from '@countersign/shared/domain/escalation/eligibility';
import type { EscalationId, Timestamp } from '@countersign/shared/model/ids';
import type { Principal } from '@countersign/shared/model/principal';
import type { PreparedContext } from '@countersign/shared/protocol/judgement';
import type { Database } from '../store/database.ts';
import { loadGrants } from '../store/directory-store.ts';
import { type KeptDraft, loadDrafts } from '../store/draft-store.ts';
import { type Content, loadByIds, loadContents, type Stored } from '../store/escalation-store.ts';
import { auditReads, type ReadNote } from '../store/read-audit-store.ts';
import type { Limits } from '@countersign/shared/protocol/limits';
import { createGroup } from './group.ts';
import type { PrepareContext } from './judgement/prepare-context.ts';
import type { WorkError } from './work.ts';

/** Bundles are up to 512 KiB each: more of them at once would fill the memory. */
const MOST = 32;

/** With what was half-written on it: the reader's own first, then the newest of others, as far as there is room. */
export type Reading = Content & {
  readonly stored: Stored;
  readonly drafts: readonly KeptDraft[];
  /** Null where nobody waits for the item. */
  readonly prepared: PreparedContext | null;
};
type Bundle = Omit<Reading, 'prepared'> & { readonly reader: Principal };
export type { KeptDraft };
export type ReadingRequest = { readonly tokenId: string; readonly escalationId: EscalationId };
export type ReadingDependencies = {
  readonly database: Pick<Database, 'dialect' | 'transaction'>;
  readonly now: () => Timestamp;
  readonly soon: (run: () => void) => void;
  readonly limits: Pick<Limits, 'othersDraftBytes'>;
  readonly prepare: PrepareContext;
  readonly onFault: (cause: unknown) => void;
};

/** The first of them that fit together. More would fill the connection until it is cut, and nobody could read the item. */
const withRoom = (drafts: readonly KeptDraft[], bytes: number): readonly KeptDraft[] => {
  let left = bytes;
  const end = drafts.findIndex(({ body }) => {
    left -= Buffer.byteLength(body);
    return left < 0;
  });
  return end < 0 ? drafts : drafts.slice(0, end);
};

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

/**
 * Whole bundles, for whoever may see them by the grant as it is now. Nothing is shown before the note that it
 * was shown is on disk; readings of the same moment share that commit (SPEC H-12).
 */
export const createReadings = ({ database, now, soon, limits, prepare, onFault }: ReadingDependencies) => {
  const readTogether = async (requests: readonly ReadingRequest[]): Promise<readonly Result<Bundle, WorkError>[]> =>
    database.transaction(async (tx) => {
      const ids = unique(requests.map(({ escalationId }) => escalationId));
      const grants = await loadGrants(tx, database.dialect, unique(requests.map(({ tokenId }) => tokenId)));
      const rows = new Map((await loadByIds(tx, ids)).map((stored) => [stored.state.id, stored]));
      const contents = await loadContents(tx, ids);
      const drafts = Map.groupBy(await loadDrafts(tx, ids), ({ escalationId }) => escalationId);
      const shown: ReadNote[] = [];
      const at = now();
      const answers = requests.map(({ tokenId, escalationId }): Result<Bundle, WorkError> => {
        const grant = grants.get(tokenId);
        if (grant === undefined || grant.revokedAt !== null) return err({ code: 'REVOKED', message: 'This token was revoked.' });
        const stored = rows.get(escalationId);
        const content = contents.get(escalationId);
        if (stored === undefined || content === undefined || !maySee(grant.principal, stored.state))
          return err({ code: 'NOT_FOUND', message: 'No such escalation.' });
        shown.push({ id: escalationId, actor: grant.principal.id, at });
        const isOwn = ({ by }: KeptDraft): boolean => by === grant.principal.id;
        const kept = drafts.get(escalationId) ?? [];
        const others = withRoom(
          kept.filter((draft) => !isOwn(draft)),
          limits.othersDraftBytes,
        );
        return ok({ stored, ...content, drafts: [...kept.filter(isOwn), ...others], reader: grant.principal });
      });
      await auditReads(tx, database.dialect, shown);
      return answers;
    });

  const read = createGroup({ soon, most: MOST, run: readTogether });
  return async (request: ReadingRequest): Promise<Result<Reading, WorkError>> => {
    try {
      const found = await read(request);
      if (!found.ok) return found;
      const { reader, ...bundle } = found.value;
      return ok({ ...bundle, prepared: await prepare(bundle.stored, reader) });
    } catch (cause) {
      onFault(cause);
      return err({ code: 'STORE_UNAVAILABLE', message: 'The hub cannot read its store at the moment.', retryAfterMs: 1_000 });
    }
  };
};
export type Readings = ReturnType<typeof createReadings>;
