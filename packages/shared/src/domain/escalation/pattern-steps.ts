import ret, { type Root, type Token, types } from 'ret';

/** The module itself is the function; its types say that it had a `default`. */
const tokenize = ret as unknown as (pattern: string) => Root;

/** In how many ways a run of tokens, one of several, can match a text of this length. */
const waysOfGroup = ({ stack, options }: { readonly stack?: Token[]; readonly options?: Token[][] }, length: number): number =>
  (options ?? [stack ?? []]).reduce((sum, run) => sum + waysOfRun(run, length), 0);

const waysOfRun = (run: readonly Token[], length: number): number =>
  run.reduce((product, token) => product * waysOf(token, length), 1);

const waysOf = (token: Token, length: number): number => {
  if (token.type === types.GROUP) return waysOfGroup(token, length);
  if (token.type !== types.REPETITION) return 1;
  const most = Math.min(token.max, length);
  const counts = Math.max(1, most - token.min + 1);
  return counts * waysOf(token.value, length) ** Math.max(1, most);
};

/**
 * The most steps that a backtracking engine can need for a pattern on a text of this length: every way of matching is
 * tried, from every start unless the pattern begins with `^`. An upper bound, `Infinity` for what cannot be read.
 */
export const patternSteps = (pattern: string, length: number): number => {
  try {
    const root = tokenize(pattern);
    const first = root.stack?.[0];
    const starts = first?.type === types.POSITION && first.value === '^' ? 1 : length;
    return length + Math.max(1, starts) * waysOfGroup(root, length);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
};
