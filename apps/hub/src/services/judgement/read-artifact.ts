import { err, ok, type Result } from '@countersign/shared/domain/result';
import { Calibrator, Predictor } from '@countersign/shared/model/learned';
import { z } from 'zod';

const Artifact = z.discriminatedUnion('kind', [Calibrator, Predictor]);
export type Artifact = z.infer<typeof Artifact>;

/** Reads what was learned as it was stored, by another version of the hub perhaps. */
export const readArtifact = (text: string): Result<Artifact, string> => {
  const parsed = Artifact.safeParse(JSON.parse(text));
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  return err(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as expected'}`);
};
