import type { ReliabilityBin } from '../../model/reliability.ts';
import { wilson } from '../board/wilson.ts';

/** What was said beforehand, 0 to 1, and whether it came true. `weight` is 1 ÷ inclusion probability. */
export type ConfidencePair = { readonly confidence: number; readonly correct: boolean; readonly weight: number };

/** Running sums of a bin, so that a bootstrap's thousand binnings make no lists. */
type Sums = { from: number; to: number; n: number; weight: number; squares: number; said: number; correct: number };

const emptyFrom = (from: number): Sums => ({ from, to: from, n: 0, weight: 0, squares: 0, said: 0, correct: 0 });

const add = (sums: Sums, { confidence, correct, weight }: ConfidencePair): void => {
  sums.to = confidence;
  sums.n += 1;
  sums.weight += weight;
  sums.squares += weight * weight;
  sums.said += weight * confidence;
  if (correct) sums.correct += weight;
};

const inside = (value: number): number => Math.min(1, Math.max(0, value));

const binOf = ({ from, to, n, weight, squares, said, correct }: Sums): ReliabilityBin => {
  const effective = (weight * weight) / squares;
  const share = inside(correct / weight);
  return {
    from,
    to,
    n,
    weight,
    effectiveN: effective,
    meanConfidence: inside(said / weight),
    shareCorrect: share,
    interval: wilson(share * effective, effective),
  };
};

/**
 * Bins of equal weight, not of equal width: agents crowd near 1, and bins with a handful of pairs are mostly noise
 * (Roelofs et al., "Mitigating bias in calibration error estimation", AISTATS 2022). Equal confidences are never
 * parted, so that there may be fewer bins than asked for.
 * @param sorted by rising confidence
 */
export const equalMassBins = (sorted: readonly ConfidencePair[], bins: number): readonly ReliabilityBin[] => {
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  const filled: ReliabilityBin[] = [];
  let before = 0;
  let current: Sums | undefined;
  for (const [i, pair] of sorted.entries()) {
    current ??= emptyFrom(pair.confidence);
    add(current, pair);
    before += pair.weight;
    const isFull = before >= ((filled.length + 1) * total) / bins - 1e-9 * total;
    const next = sorted[i + 1];
    if (next !== undefined && (!isFull || next.confidence === pair.confidence)) continue;
    filled.push(binOf(current));
    current = undefined;
  }
  return filled;
};
