import { type CrossFitted, crossFit } from './cross-fit.ts';
import { countsOf, type Example } from './fit-model.ts';
import { logLoss } from './scores.ts';

/** What is thought beforehand: a deviation more of something telling moves the log-odds by about one. */
const USUAL = 1;
/** Stronger ones that are tried, up to "nearly the base rate". Weaker ones make no difference where there is enough to learn from. */
const STRONGER = [4, 16, 64];

export type Chosen = { readonly penalty: number; readonly crossFitted: readonly CrossFitted[] };

/** Log-loss that each group brings, by predictions of models that had not seen it. */
const lossByGroup = (crossFitted: readonly CrossFitted[], countOf: ReadonlyMap<Example, number>): ReadonlyMap<string, number> => {
  const losses = new Map<string, number>();
  for (const { example, probability } of crossFitted) {
    const loss = logLoss([{ score: probability, needed: example.needed, weight: 1 }]) * (countOf.get(example) ?? 1);
    losses.set(example.group, (losses.get(example.group) ?? 0) + loss);
  }
  return losses;
};

/** By how many of its standard errors, over groups, the first loss is smaller than the second. */
const gain = (losses: ReadonlyMap<string, number>, usual: ReadonlyMap<string, number>): number => {
  const differences = [...usual].map(([group, loss]) => loss - (losses.get(group) ?? 0));
  const n = differences.length;
  const mean = differences.reduce((sum, one) => sum + one, 0) / n;
  const variance = differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, n - 1);
  return variance === 0 ? 0 : mean / Math.sqrt(variance / n);
};

/**
 * The penalty that groups not seen in the fit ask for. With few groups their word is mostly chance: the usual penalty stands
 * unless a stronger one is better by more than one standard error (the rule of Breiman et al. 1984, turned to a prior).
 */
export const choosePenalty = (examples: readonly Example[]): Chosen => {
  const counts = countsOf(examples);
  const countOf = new Map(examples.map((example, i) => [example, counts[i] ?? 1]));
  const usual: Chosen = { penalty: USUAL, crossFitted: crossFit(examples, USUAL) };
  const losses = lossByGroup(usual.crossFitted, countOf);
  let [best, most] = [usual, 1];
  for (const penalty of STRONGER) {
    const crossFitted = crossFit(examples, penalty);
    const gained = gain(lossByGroup(crossFitted, countOf), losses);
    if (gained > most) [best, most] = [{ penalty, crossFitted }, gained];
  }
  return best;
};
