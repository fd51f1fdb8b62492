import { z } from 'zod';
import { Money } from './action.ts';
import { DecisionId, Digest, PrincipalId, Timestamp } from './ids.ts';
import { JsonObject } from './json.ts';
import { ReasonCode } from './vocabulary.ts';

export const ReasonText = z.string().max(4_096);

/** What a reviewer sends. One shape per kind, so that a reject cannot carry arguments. */
export const Verdict = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('approve'), reason: ReasonText.optional() }),
  z.strictObject({
    kind: z.literal('modify'),
    /** The complete new arguments, never a patch. */
    arguments: JsonObject,
    /** The new amount; the old one stays when absent. */
    amount: Money.optional(),
    reason: ReasonText.optional(),
    reasonCode: ReasonCode.optional(),
  }),
  z.strictObject({ kind: z.literal('reject'), reasonCode: ReasonCode, reason: ReasonText.optional() }),
  z.strictObject({ kind: z.literal('respond'), message: ReasonText.min(1) }),
  z.strictObject({ kind: z.literal('take_over'), reason: ReasonText.optional() }),
]);
export type Verdict = z.infer<typeof Verdict>;

/** What the reviewer's app measured while the card was open. Milliseconds. Kept for later quality work (UX-32). */
export const ReadingTelemetry = z.object({
  paintToFirstKeyMs: z.int().min(0).max(86_400_000).optional(),
  paintToFirstEvidenceMs: z.int().min(0).max(86_400_000).optional(),
  activeDwellMs: z.int().min(0).max(86_400_000).optional(),
  panelsOpened: z.array(z.string().max(32)).max(32).optional(),
});
export type ReadingTelemetry = z.infer<typeof ReadingTelemetry>;

/** The stored answer. `actionDigest` is what was shown; `decidedDigest` is what may run. */
export const Decision = z.object({
  decisionId: DecisionId,
  verdict: Verdict,
  by: PrincipalId,
  source: z.enum(['reviewer', 'policy']),
  at: Timestamp,
  actionDigest: Digest,
  decidedDigest: Digest,
  /** Decided together with alike low-risk items. */
  batchId: z.uuid().optional(),
});
export type Decision = z.infer<typeof Decision>;
