/** What people's time and errors cost, in minor units of one currency, per item. */
export type Costs = {
  /** One review, before or after. */
  readonly reviewMinor: number;
  /** An error that ran and that nobody saw. */
  readonly errorMinor: number;
  /** An error that ran and was found afterwards; between 0 and `errorMinor`. Absent: as much as `errorMinor`. */
  readonly lateErrorMinor?: number;
  /** An action that had to wait for a person. Absent: nothing. */
  readonly waitMinor?: number;
};

/** On the probability that an action needs a person: from `reviewAt` on a person looks, from `escalateAt` on it waits for one. */
export type Limits = { readonly reviewAt: number; readonly escalateAt: number };

const share = (part: number, whole: number): number => (whole <= 0 ? 1 : Math.min(1, Math.max(0, part / whole)));

/** Of an action that a person sees: from which probability on waiting costs less than finding it too late. */
export const waitFrom = ({ errorMinor, lateErrorMinor = errorMinor, waitMinor = 0 }: Costs): number =>
  share(waitMinor, lateErrorMinor);

/**
 * The limits of the lowest expected cost per action (SPEC F-02): unseen costs p · error, seen afterwards review + p · late
 * error, waiting review + wait. With the two finer costs left out that is "ask when p > review ÷ error", and nothing is
 * seen afterwards only.
 *
 * Source: C. K. Chow, "On optimum recognition error and reject tradeoff", IEEE Transactions on Information Theory 16
 * (1970) 41–46, for the first; the lower envelope of the three lines for both.
 */
export const limitsOf = (costs: Costs): Limits => {
  const { reviewMinor, errorMinor, lateErrorMinor = errorMinor, waitMinor = 0 } = costs;
  const afterwards = lateErrorMinor < errorMinor ? share(reviewMinor, errorMinor - lateErrorMinor) : 1;
  const waits = waitFrom(costs);
  if (afterwards < waits) return { reviewAt: afterwards, escalateAt: waits };
  const either = share(reviewMinor + waitMinor, errorMinor);
  return { reviewAt: either, escalateAt: either };
};

/** Expected cost of one action under these limits, in minor units. `needed` says how it truly was. */
export const costOf = (limits: Limits, costs: Costs, score: number, needed: boolean): number => {
  const { reviewMinor, errorMinor, lateErrorMinor = errorMinor, waitMinor = 0 } = costs;
  if (score >= limits.escalateAt) return reviewMinor + waitMinor;
  if (score >= limits.reviewAt) return reviewMinor + (needed ? lateErrorMinor : 0);
  return needed ? errorMinor : 0;
};
