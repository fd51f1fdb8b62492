import type { Labelled } from '../../model/label.ts';

/**
 * One decision of a history. `needed` is null where no person judged it: it counts for the load and for nothing else.
 * `past` holds only what was known before `at`; of the answer nothing but `needed` may be in the row.
 */
export type HistoryRow = Omit<Labelled, 'needed'> & { readonly needed: boolean | null };

/** Decisions in the order of their time, as often as they are asked for: long histories are streamed, not held. */
export type History = {
  /** Where they come from, in words: the name of a file, "hub". */
  readonly source: string;
  /** `recorded`: decisions of tasks that may be looked at in any order. `lived`: a desk's own past, where only the earlier is known. */
  readonly kind: 'recorded' | 'lived';
  readonly rows: () => AsyncIterable<HistoryRow>;
};

export const isLabelled = (row: HistoryRow): row is Labelled => row.needed !== null;
