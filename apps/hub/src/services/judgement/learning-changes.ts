import { randomBytes } from 'node:crypto';
import { err, ok, type Result } from '@countersign/shared/domain/result';
import type { Timestamp } from '@countersign/shared/model/ids';
import type { RoutingPolicy } from '@countersign/shared/model/policy';
import type { LearnedKind } from '@countersign/shared/protocol/judgement';
import { noteChange } from '../../store/audit-store.ts';
import type { Connection, Database } from '../../store/database.ts';
import { putInUse } from '../../store/in-use-store.ts';
import { insertLearned, type LearnedRow, loadArtifact, loadLearned } from '../../store/learned-store.ts';
import type { WorkError } from '../work.ts';
import { livedHistory } from './lived-history.ts';
import { type By, USE_DELAY_MS, type Use } from './policy-changes.ts';
import { readArtifact } from './read-artifact.ts';
import type { RunJob } from './run-job.ts';
import { tooFewLabels } from './too-few-labels.ts';
import type { Trained } from './train.ts';

const DAY_MS = 86_400_000;
/** Older decisions were made by other people on other agents. */
const LEARN_FROM_MS = 365 * DAY_MS;
/** Labels under which nothing is learned where the live policy names no number. */
const MINIMUM = { calibrator: 100, predictor: 200 } as const satisfies Record<LearnedKind, number>;

export const minimumOf = (kind: LearnedKind, { confidence, prediction }: RoutingPolicy): number =>
  (kind === 'calibrator' ? confidence.calibrated?.minimum : prediction?.minimum) ?? MINIMUM[kind];

/** "predictor-20270115-080000-1f3c": sorts by time; two nodes may train in the same second. */
const versionOf = (kind: LearnedKind, at: Timestamp): string => {
  const [day = '', time = ''] = new Date(at).toISOString().slice(0, 19).split('T');
  return `${kind}-${day.replaceAll('-', '')}-${time.replaceAll(':', '')}-${randomBytes(2).toString('hex')}`;
};

export type NewLearned = { readonly row: Omit<LearnedRow, 'by'>; readonly artifact: Trained['artifact'] };

/** Trains on the hub's own decisions of the last year, in a thread of its own. Nothing is stored. */
export const trainOnHistory = async (
  database: Pick<Database, 'db'>,
  runJob: RunJob,
  kind: LearnedKind,
  at: Timestamp,
  policy: RoutingPolicy,
): Promise<Result<NewLearned, WorkError>> => {
  const minimum = minimumOf(kind, policy);
  const history = await livedHistory(database, { since: Math.max(0, at - LEARN_FROM_MS), labelledOnly: true });
  const refused = (message: string): Result<never, WorkError> => err({ code: 'LIMIT', message, field: 'labels', limit: minimum });
  if (history.labels < minimum) return refused(tooFewLabels(history.labels, minimum));
  const version = versionOf(kind, at);
  const { answer } = await runJob({ kind: 'train', what: kind, version, trainedAt: at, minimum }, history);
  if (!answer.ok) return refused(answer.error.why);
  const { artifact, n, evaluation, testedOn } = answer.value;
  return ok({ row: { version, kind, at, n, evaluation: [...evaluation], testedOn }, artifact });
};

export const keepLearned = async (tx: Connection, { row, artifact }: NewLearned, { by, at }: By): Promise<LearnedRow> => {
  const kept = { ...row, by };
  await insertLearned(tx, kept, artifact);
  await noteChange(tx, { at, actor: by, kind: 'learned-trained', subject: row.version, data: { n: row.n } });
  return kept;
};

/** Puts an artefact in force, or none; like a policy, a moment later (SPEC Z-24). */
export const putLearnedInForce = async (
  tx: Connection,
  kind: LearnedKind,
  version: string | null,
  { by, at }: By,
): Promise<Result<Use, WorkError>> => {
  if (version !== null) {
    const text = (await loadLearned(tx, version))?.kind === kind ? await loadArtifact(tx, version) : undefined;
    if (text === undefined) return err({ code: 'NOT_FOUND', message: `There is no ${kind} ${version}.`, field: 'version' });
    const read = readArtifact(text);
    if (!read.ok)
      return err({ code: 'NOT_ALLOWED', message: `This hub cannot read ${version}: ${read.error}`, field: 'version' });
  }
  const fromAt = at + USE_DELAY_MS;
  await putInUse(tx, { slot: kind, version, fromAt, at, by });
  await noteChange(tx, { at, actor: by, kind: 'learned-used', subject: version ?? 'none', data: { slot: kind, fromAt } });
  return ok({ version, fromAt });
};
