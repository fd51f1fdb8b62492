import { createHash } from 'node:crypto';
import { readPolicy } from '@countersign/shared/domain/policy/read-policy';
import { err, ok, type Result } from '@countersign/shared/domain/result';
import type { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { PolicyIssue } from '@countersign/shared/model/policy-issue';
import { noteChange } from '../../store/audit-store.ts';
import type { Connection } from '../../store/database.ts';
import { putInUse } from '../../store/in-use-store.ts';
import { insertPolicy, loadPolicy, type PublishedPolicy } from '../../store/policy-store.ts';
import type { WorkError } from '../work.ts';
import { readDocument } from './read-document.ts';

/** So long after it was said, a change takes effect: until then every node of the hub has seen it (SPEC Z-10). */
export const USE_DELAY_MS = 2_000;

/** Who changes what is in force, and when. */
export type By = { readonly by: PrincipalId; readonly at: Timestamp };
/** In whose name the command line acts: whoever can read the hub's database. */
export const COMMAND_LINE = 'command-line' as PrincipalId;

export const describeIssue = ({ line, column, expected, found }: PolicyIssue): string =>
  `line ${line}, column ${column}: expected ${expected}, found ${found}`;

/** The first issue, as a command is refused with it. */
export const refusedPolicy = (issues: readonly PolicyIssue[]): WorkError => {
  const [issue] = issues;
  if (issue === undefined) return { code: 'BAD_SCHEMA', message: 'This is no policy.', field: 'source' };
  return { code: 'BAD_SCHEMA', message: describeIssue(issue), field: issue.path === '' ? 'source' : issue.path };
};

const taken = (version: string): WorkError => ({
  code: 'NOT_ALLOWED',
  message: `Version ${version} was published with another text. Published versions never change: give this text a new version.`,
  field: 'version',
});

/**
 * Stores a policy for ever. The same text again is the same version; another text under a known version is refused
 * (SPEC Z-11). What is in force does not change.
 * @param reserved the version that the hub itself brings along.
 */
export const publishPolicy = async (
  tx: Connection,
  source: string,
  { by, at }: By,
  reserved: string,
): Promise<Result<PublishedPolicy, WorkError>> => {
  const read = readPolicy(source);
  if (!read.ok) return err(refusedPolicy(read.error));
  const { document } = read.value;
  const { version } = document;
  const digest = createHash('sha256').update(source).digest('hex');
  if (version === reserved)
    return err({ ...taken(version), message: `Version ${version} is the hub's own. Give this text a new version.` });
  const policy = { version, digest, document: JSON.stringify(document), source, at, by };
  if (await insertPolicy(tx, policy)) {
    await noteChange(tx, { at, actor: by, kind: 'policy-published', subject: version, data: { digest } });
    return ok(policy);
  }
  const known = await loadPolicy(tx, version);
  return known?.digest === digest ? ok(known) : err(taken(version));
};

export type PolicySlot = 'policy' | 'shadow';
export type Use = { readonly version: string | null; readonly fromAt: Timestamp };

/**
 * Puts a published version in force, or beside the live one. Null, or the hub's own version, puts the hub's own policy back in
 * force, and ends a shadow.
 * @param delayMs milliseconds until it takes effect.
 */
export const putPolicyInForce = async (
  tx: Connection,
  slot: PolicySlot,
  version: string | null,
  { by, at }: By,
  { reserved, delayMs = USE_DELAY_MS }: { readonly reserved: string; readonly delayMs?: number },
): Promise<Result<Use, WorkError>> => {
  const isOwn = slot === 'policy' && version === reserved;
  if (version !== null && !isOwn) {
    const kept = await loadPolicy(tx, version);
    if (kept === undefined)
      return err({ code: 'NOT_FOUND', message: `There is no published policy ${version}.`, field: 'version' });
    const read = readDocument(kept.document);
    if (!read.ok)
      return err({ code: 'NOT_ALLOWED', message: `This hub cannot read policy ${version}: ${read.error}`, field: 'version' });
  }
  const fromAt = at + delayMs;
  await putInUse(tx, { slot, version: isOwn ? null : version, fromAt, at, by });
  const kind = slot === 'policy' ? 'policy-used' : 'shadow-used';
  await noteChange(tx, { at, actor: by, kind, subject: version ?? (slot === 'policy' ? reserved : 'none'), data: { fromAt } });
  return ok({ version: slot === 'policy' ? (version ?? reserved) : version, fromAt });
};
