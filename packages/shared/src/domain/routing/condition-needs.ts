import type { ASTNode } from '@marcbachmann/cel-js';
import type { ConditionFacts } from './condition-facts.ts';
import { partsOf } from './walk-condition.ts';

type Path = readonly string[];

/** `amount.value` → ["amount", "value"]; undefined for what is not a plain path. */
const pathOf = (node: ASTNode): Path | undefined => {
  if (node.op === 'id') return [node.args];
  if (node.op !== '.') return undefined;
  const before = pathOf(node.args[0]);
  return before && [...before, node.args[1]];
};

/** The paths without which this part has no value, whatever else is true. */
const strictPaths = (node: ASTNode): readonly Path[] => {
  const path = pathOf(node);
  if (path !== undefined) return [path];
  // These have a value although a part of them has none.
  if (node.op === '||' || node.op === '&&' || node.op === '?:') return [];
  if (node.op === 'call' && node.args[0] === 'has') return [];
  return partsOf(node).flatMap(strictPaths);
};

const isThere = (facts: ConditionFacts, path: Path): boolean => {
  let at: unknown = facts;
  for (const name of path) {
    if (typeof at !== 'object' || at === null) return true;
    at = name in at ? (at as { readonly [name: string]: unknown })[name] : undefined;
    if (at === undefined) return false;
  }
  return true;
};

/**
 * Whether everything is there that this part of a condition cannot do without. The library says so by throwing, which
 * costs more than all the rest of routing; most rules look at something that most actions do not have. It only has to be
 * sure of its no: where it says yes wrongly, the library throws.
 */
export const needsOf = (node: ASTNode): ((facts: ConditionFacts) => boolean) => {
  const paths = strictPaths(node);
  return (facts) => {
    for (const path of paths) if (!isThere(facts, path)) return false;
    return true;
  };
};
