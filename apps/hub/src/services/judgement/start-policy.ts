import { err, ok, type Result } from '@countersign/shared/domain/result';
import type { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { Database } from '../../store/database.ts';
import { loadUses } from '../../store/in-use-store.ts';
import { publishPolicy, putPolicyInForce } from './policy-changes.ts';

/** In whose name a hub publishes the file that it was started with. */
const HUB = 'hub' as PrincipalId;

/**
 * Publishes the file that the hub was started with, where its version is not there yet, and puts it in force where nothing ever
 * was: what a supervisor chose later wins over the file (SPEC Z-12).
 */
export const startPolicy = (
  database: Pick<Database, 'transaction'>,
  file: { readonly path: string; readonly source: string },
  reserved: string,
  at: Timestamp,
): Promise<Result<{ readonly version: string; readonly isUsed: boolean }, string>> =>
  database.transaction(async (tx) => {
    const published = await publishPolicy(tx, file.source, { by: HUB, at }, reserved);
    if (!published.ok) {
      const { field, message } = published.error;
      return err(`${file.path}: ${field === undefined ? '' : `${field}: `}${message}`);
    }
    const { version } = published.value;
    const isUsed = (await loadUses(tx, 'policy')).length === 0;
    if (!isUsed) return ok({ version, isUsed });
    const used = await putPolicyInForce(tx, 'policy', version, { by: HUB, at }, { reserved, delayMs: 0 });
    return used.ok ? ok({ version, isUsed }) : err(`${file.path}: ${used.error.message}`);
  });
