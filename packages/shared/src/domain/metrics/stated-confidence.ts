import { wilson } from '../board/wilson.ts';

/** What people decided on actions for which the agent had stated a confidence. */
export type StatedCount = {
  readonly agentId: string;
  readonly action: string;
  /** Inclusion probability: each stands for 1 / inclusion of its kind. */
  readonly inclusion: number;
  /** How many, the sum of what was stated, and how many were decided otherwise than by a plain approval. */
  readonly stated: { readonly n: number; readonly sum: number; readonly overridden: number };
};

export type StatedAndApproved = {
  readonly agentId: string;
  readonly actionName: string;
  readonly n: number;
  readonly stated: number;
  readonly approved: { readonly value: number; readonly low: number; readonly high: number };
};

const meansOf = (cells: readonly StatedCount[]) => {
  let [n, weight, squares, said, approved] = [0, 0, 0, 0, 0];
  for (const { stated, inclusion } of cells) {
    n += stated.n;
    weight += stated.n / inclusion;
    squares += stated.n / inclusion ** 2;
    said += stated.sum / inclusion;
    approved += (stated.n - stated.overridden) / inclusion;
  }
  return { n, effective: weight ** 2 / squares, stated: said / weight, approved: approved / weight };
};

const within = (share: number): number => Math.min(1, Math.max(0, share));

/**
 * What each agent said of its chances with each action, and what share reviewers approved unchanged (SPEC Q-40). Weighted
 * by 1 / inclusion; Wilson's 95 % interval at Kish's effective number ((Σw)² ÷ Σw²). Those with most labels first.
 */
export const statedAndApproved = (counts: readonly StatedCount[]): readonly StatedAndApproved[] =>
  [
    ...Map.groupBy(
      counts.filter(({ stated }) => stated.n > 0),
      ({ agentId, action }) => `${agentId}\u0000${action}`,
    ).values(),
  ]
    .map((cells) => {
      const { n, effective, stated, approved } = meansOf(cells);
      const { low, high } = wilson(approved * effective, effective);
      const value = within(approved);
      const [{ agentId, action } = { agentId: '', action: '' }] = cells;
      return {
        agentId,
        actionName: action,
        n,
        stated: within(stated),
        approved: { value, low: Math.min(low, value), high: Math.max(high, value) },
      };
    })
    .toSorted((one, other) => other.n - one.n || (one.actionName < other.actionName ? -1 : 1));
