/** A score for "needs a person", 0 to 1, with the answer. */
export type Scored = { readonly score: number; readonly needed: boolean; readonly weight: number };

/** A probability of exactly 0 or 1 that fails would cost without end. */
const EDGE = 1e-6;

const meanOf = (scored: readonly Scored[], cost: (one: Scored) => number): number => {
  let [sum, total] = [0, 0];
  for (const one of scored) {
    sum += one.weight * cost(one);
    total += one.weight;
  }
  return sum / total;
};

/** Mean of −ln(probability given to what happened). Lower is better; the base rate's entropy says nothing. */
export const logLoss = (scored: readonly Scored[]): number =>
  meanOf(scored, ({ score, needed }) => -Math.log(Math.min(1, Math.max(EDGE, needed ? score : 1 - score))));

/** Mean squared error of the probability (Brier 1950), 0 to 1. */
export const brier = (scored: readonly Scored[]): number =>
  meanOf(scored, ({ score, needed }) => (score - (needed ? 1 : 0)) ** 2);

/** Rows of the same score together, the highest first. */
const steps = (scored: readonly Scored[]): readonly { readonly needed: number; readonly fine: number }[] => {
  const found: { score: number; needed: number; fine: number }[] = [];
  for (const { score, needed, weight } of scored.toSorted((a, b) => b.score - a.score)) {
    let last = found.at(-1);
    if (last?.score !== score) found.push((last = { score, needed: 0, fine: 0 }));
    if (needed) last.needed += weight;
    else last.fine += weight;
  }
  return found;
};

/**
 * Chance that something that needed a person scores higher than something that did not, ties half (Mann and Whitney).
 * undefined where one of the two is lacking.
 */
export const auc = (scored: readonly Scored[]): number | undefined => {
  let [wins, needed, fine] = [0, 0, 0];
  for (const step of steps(scored)) {
    wins += step.fine * (needed + step.needed / 2);
    needed += step.needed;
    fine += step.fine;
  }
  return needed === 0 || fine === 0 ? undefined : wins / (needed * fine);
};

/**
 * Least share of all that must be looked at, highest scores first, to catch this share of what needs a person: with
 * hindsight, so for comparing scores, not for promising a load. undefined where nothing needed one.
 */
export const loadAtRecall = (scored: readonly Scored[], recall: number): number | undefined => {
  const all = steps(scored);
  const total = all.reduce((sum, { needed, fine }) => sum + needed + fine, 0);
  const wanted = recall * all.reduce((sum, { needed }) => sum + needed, 0);
  if (wanted <= 0) return undefined;
  let [caught, looked] = [0, 0];
  for (const { needed, fine } of all) {
    caught += needed;
    looked += needed + fine;
    if (caught >= wanted - 1e-9) break;
  }
  return looked / total;
};
