/** What is known of one stratum. */
export type StratumLoad = {
  readonly stratum: string;
  /** Actions a day that would run unseen and may be drawn. */
  readonly perDay: number;
  /** Labels so far, and how many of them needed a person. */
  readonly needed?: { readonly n: number; readonly needed: number };
};

export type Budget = {
  readonly minutesPerDay: number;
  /** How long a person looks at one, in seconds; above 0. */
  readonly secondsPerReview: number;
  /** Each stratum once. */
  readonly strata: readonly StratumLoad[];
  /** No rate goes below this as long as there are minutes for it; a rate of 0 would leave a stratum unmeasured for ever. */
  readonly least: number;
  /** No rate goes above this. */
  readonly most: number;
};

export type Allocation = {
  readonly rates: Record<string, number>;
  /** For a stratum that turns up later: as for one of which nothing is known. Its volume is in no budget until the next plan. */
  readonly defaultRate: number;
  /** Expected minutes a day; never more than the budget. */
  readonly spentMinutes: number;
  /** Minutes a day that are missing for `least` everywhere; 0 where there are enough. */
  readonly shortfallMinutes: number;
};

/**
 * Standard deviation of "needed a person" in a stratum, √(p(1−p)), with p = (needed + 1)/(n + 2), Laplace's rule: where
 * nothing is known it is one half, the most there is.
 */
const spreadOf = ({ n, needed }: { readonly n: number; readonly needed: number }): number => {
  const p = (Math.min(n, needed) + 1) / (n + 2);
  return Math.sqrt(p * (1 - p));
};
const UNKNOWN = { n: 0, needed: 0 };

/** What is no number of minutes or actions is none. */
const amountOf = (value: number): number => (value > 0 && value < Number.POSITIVE_INFINITY ? value : 0);

type Weighed = { readonly stratum: string; readonly perDay: number; readonly spread: number };

const HALVINGS = 200;

/** The largest number, by halving, for which `cost` stays within `limit`; `cost` never falls and fits at 0. */
const largestWithin = (top: number, limit: number, cost: (value: number) => number): number => {
  if (cost(top) <= limit) return top;
  let [fits, tooMuch] = [0, top];
  for (let i = 0; i < HALVINGS && fits < tooMuch; i++) {
    const middle = (fits + tooMuch) / 2;
    if (middle === fits || middle === tooMuch) break;
    if (cost(middle) <= limit) fits = middle;
    else tooMuch = middle;
  }
  return fits;
};

/**
 * Spreads reviewer-minutes over strata so that the share that needed a person is known best for them (SPEC S-04): rates
 * in proportion to the stratum's standard deviation, within `least` and `most`. Where the minutes do not reach for
 * `least` everywhere, all rates are the same part of it and what is missing is said. More minutes never lower a rate.
 *
 * Source: J. Neyman, "On the two different aspects of the representative method", Journal of the Royal Statistical
 * Society 97 (1934) 558–625 (optimum allocation for equal costs).
 */
export const allocateBudget = ({ minutesPerDay, secondsPerReview, strata, least, most }: Budget): Allocation => {
  const highest = Math.min(1, Math.max(0, most));
  const lowest = Math.min(highest, Math.max(0, least));
  const budget = amountOf(minutesPerDay);
  const minutesEach = secondsPerReview / 60;
  const weighed: readonly Weighed[] = strata
    .map(({ stratum, perDay, needed }) => ({ stratum, perDay: amountOf(perDay), spread: spreadOf(needed ?? UNKNOWN) }))
    .toSorted((a, b) => (a.stratum < b.stratum ? -1 : 1));

  // Strata of one spread have one rate, and there are far fewer spreads than strata.
  const volumes = new Map<number, number>();
  for (const { perDay, spread } of weighed) volumes.set(spread, (volumes.get(spread) ?? 0) + perDay);
  const minutesOf = (rateOf: (spread: number) => number): number =>
    [...volumes].reduce((sum, [spread, perDay]) => sum + perDay * rateOf(spread) * minutesEach, 0);
  const allocation = (rateOf: (spread: number) => number, shortfallMinutes: number): Allocation => ({
    rates: Object.fromEntries(weighed.map(({ stratum, spread }) => [stratum, rateOf(spread)])),
    defaultRate: rateOf(spreadOf(UNKNOWN)),
    spentMinutes: minutesOf(rateOf),
    shortfallMinutes,
  });

  const leastMinutes = minutesOf(() => lowest);
  if (budget === 0) return allocation(() => 0, leastMinutes);
  if (leastMinutes > budget) {
    const part = largestWithin(1, budget, (share) => minutesOf(() => share * lowest));
    return allocation(() => part * lowest, leastMinutes - budget);
  }
  const clamped =
    (scale: number) =>
    (spread: number): number =>
      Math.min(highest, Math.max(lowest, scale * spread));
  const smallest = weighed.reduce((min, { spread }) => Math.min(min, spread), spreadOf(UNKNOWN));
  const scale = largestWithin(highest / smallest, budget, (value) => minutesOf(clamped(value)));
  return allocation(clamped(scale), 0);
};
