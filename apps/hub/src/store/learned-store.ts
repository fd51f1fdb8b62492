import type { Kysely } from 'kysely';
import type { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { Calibrator, Predictor } from '@countersign/shared/model/learned';
import type { Tables } from './schema.ts';

export type Artifact = Calibrator | Predictor;
/** How it did on what it had not seen. */
export type Evaluation = {
  readonly evaluation: {
    measure: string;
    subject: string;
    value: number;
    low: number | null;
    high: number | null;
  }[];
  readonly testedOn: number;
};
export type LearnedRow = {
  readonly version: string;
  readonly kind: Artifact['kind'];
  readonly at: Timestamp;
  readonly by: PrincipalId;
  readonly n: number;
} & Evaluation;

type Listed = Omit<Tables['learned'], 'artifact'>;
const COLUMNS = ['version', 'kind', 'at', 'by', 'n', 'evaluation'] as const;
const learnedOf = ({ evaluation, ...row }: Listed): LearnedRow => ({
  ...row,
  kind: row.kind as Artifact['kind'],
  by: row.by as PrincipalId,
  ...(JSON.parse(evaluation) as Evaluation),
});

/** Newest first, without the artefacts themselves. */
export const loadLearnedList = async (db: Kysely<Tables>): Promise<readonly LearnedRow[]> =>
  (await db.selectFrom('learned').select(COLUMNS).orderBy('at', 'desc').orderBy('version', 'desc').execute()).map(learnedOf);

export const loadLearned = async (db: Kysely<Tables>, version: string): Promise<LearnedRow | undefined> => {
  const row = await db.selectFrom('learned').select(COLUMNS).where('version', '=', version).executeTakeFirst();
  return row === undefined ? undefined : learnedOf(row);
};

/** The artefact as JSON text. */
export const loadArtifact = async (db: Kysely<Tables>, version: string): Promise<string | undefined> =>
  (await db.selectFrom('learned').select('artifact').where('version', '=', version).executeTakeFirst())?.artifact;

export const insertLearned = async (tx: Kysely<Tables>, row: LearnedRow, artifact: Artifact): Promise<void> => {
  const { evaluation, testedOn, ...rest } = row;
  await tx
    .insertInto('learned')
    .values({ ...rest, artifact: JSON.stringify(artifact), evaluation: JSON.stringify({ evaluation, testedOn }) })
    .execute();
};
