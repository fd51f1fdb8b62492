import fc from 'fast-check';
import type { Ladder } from '../src/model/policy.ts';
import { REVIEW_TIERS } from '../src/model/vocabulary.ts';

const waitMs = fc.integer({ min: 1_000, max: 3_600_000 });

/** Every shape that a policy may give the ladder, with short waits. */
export const anyLadder: fc.Arbitrary<Ladder> = fc.record({
  steps: fc.array(fc.record({ to: fc.constantFrom(...REVIEW_TIERS), afterMs: waitMs }), { maxLength: 5 }),
  loops: fc.nat({ max: 4 }),
  everybodyMs: waitMs,
});
