import { requestDigest } from '@countersign/shared/domain/digest';
import { err, ok, type Result } from '@countersign/shared/domain/result';
import type { CommandId, Timestamp } from '@countersign/shared/model/ids';
import type { Principal } from '@countersign/shared/model/principal';
import type { Connection, Database } from '../store/database.ts';
import { isConflict } from '../store/dialect.ts';
import { loadGrants } from '../store/directory-store.ts';
import { loadReceipts, saveReceipts } from '../store/event-store.ts';
import type { WorkError } from './work.ts';

/** A command that is not about one escalation's state: a draft, a presence, somebody's tiers, a pause. */
export type OnceCommand<T> = {
  readonly tokenId: string;
  readonly commandId: CommandId;
  readonly name: string;
  readonly input: unknown;
  readonly run: (tx: Connection, actor: Principal, now: Timestamp) => Promise<Result<T, WorkError>>;
};

export type OnceDependencies = {
  readonly database: Pick<Database, 'dialect' | 'transaction'>;
  readonly now: () => Timestamp;
  readonly onFault: (cause: unknown) => void;
};

const ATTEMPTS = 3;

/**
 * Grant → receipt → change → receipt in one transaction, as the batch does for escalations: a repeat gets the first
 * answer, whatever happened since (SPEC H-09), and a refused command leaves no trace.
 */
export const createOnce = ({ database, now, onFault }: OnceDependencies) => {
  const inOneTransaction = <T>({ tokenId, commandId, name, input, run }: OnceCommand<T>): Promise<Result<T, WorkError>> =>
    database.transaction(async (tx) => {
      const grant = (await loadGrants(tx, database.dialect, [tokenId])).get(tokenId);
      if (grant === undefined || grant.revokedAt !== null) return err({ code: 'REVOKED', message: 'This token was revoked.' });
      const actor = grant.principal;
      const request = requestDigest(name, input);
      const receipt = (await loadReceipts(tx, [commandId])).get(`${actor.id} ${commandId}`);
      if (receipt !== undefined && receipt.request !== request)
        return err({
          code: 'IDEMPOTENCY_MISMATCH',
          message: 'This command id was used before for another command. Use a new one.',
          field: 'commandId',
        });
      if (receipt !== undefined) return ok(JSON.parse(receipt.result) as T);
      const at = now();
      const done = await run(tx, actor, at);
      if (done.ok)
        await saveReceipts(tx, database.dialect, [
          { actor: actor.id, commandId, at, request, result: JSON.stringify(done.value) },
        ]);
      return done;
    });

  return async <T>(command: OnceCommand<T>): Promise<Result<T, WorkError>> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await inOneTransaction(command);
      } catch (cause) {
        if (attempt < ATTEMPTS && isConflict(cause)) continue;
        onFault(cause);
        return err({
          code: 'STORE_UNAVAILABLE',
          message: 'The hub cannot write at the moment. Nothing was changed; try again.',
          retryAfterMs: 1_000,
        });
      }
    }
  };
};
export type Once = ReturnType<typeof createOnce>;
