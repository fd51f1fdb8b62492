/** One thing that is wrong with a proposal: where, and which limit it breaks where there is one. */
export type Problem = {
  /** Dotted path from `key`, `action` or `context`, e.g. `action.amount.minor`. */
  readonly field: string;
  readonly message: string;
  /** The limit that was exceeded: a number (bytes, items, levels) or the name of the rule. */
  readonly limit?: string | number;
};
