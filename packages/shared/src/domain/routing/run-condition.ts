import { type ASTNode, EvaluationError, serialize } from '@marcbachmann/cel-js';
import { CONDITION_ENVIRONMENT } from './condition-environment.ts';
import type { ConditionFacts } from './condition-facts.ts';
import { needsOf } from './condition-needs.ts';

/** `absent`: it looks at something that is not there. `unclear`: it has no value for another reason, such as types that do not go together. */
export type Truth = boolean | 'absent' | 'unclear';
export type Part = (facts: ConditionFacts) => Truth;

const ABSENT: ReadonlySet<string> = new Set(['no_such_key', 'index_out_of_bounds']);

/**
 * The text of a part. Not a piece of the whole: a range leaves out the brackets around its first and last part. The library
 * writes what is beyond the basic plane as two escapes, which it does not read again.
 */
const textOf = (node: ASTNode): string =>
  serialize(node).replaceAll(/\\(?:u(d[89a-f][0-9a-f]{2})|.)/g, (escape, half?: string) =>
    half === undefined ? escape : String.fromCharCode(Number.parseInt(half, 16)),
  );

/** A part without and, or, not: the library's own. */
const leaf = (node: ASTNode): Part => {
  const isReady = needsOf(node);
  const run = CONDITION_ENVIRONMENT.parse(textOf(node));
  run.check();
  return (facts) => {
    if (!isReady(facts)) return 'absent';
    try {
      const said: unknown = run(facts);
      return typeof said === 'boolean' ? said : 'unclear';
    } catch (cause) {
      // Whatever stands in a bundle must not stop the hub from routing it.
      return cause instanceof EvaluationError && ABSENT.has(cause.code) ? 'absent' : 'unclear';
    }
  };
};

/** As CEL has it: one side that decides is enough, also where the other has no value. */
const either = (left: Part, right: Part, decides: boolean, weaker: Truth): Part => {
  return (facts) => {
    const one = left(facts);
    if (one === decides) return decides;
    const other = right(facts);
    if (other === decides) return decides;
    if (typeof one === 'boolean') return other;
    return typeof other === 'boolean' || one === other ? one : weaker;
  };
};

/**
 * Makes a checked condition ready to run. And, or and not are taken apart here, so that a part which looks at something
 * absent is passed over instead of thrown and caught.
 */
export const runnerOf = (node: ASTNode): Part => {
  switch (node.op) {
    case '&&':
      return either(runnerOf(node.args[0]), runnerOf(node.args[1]), false, 'absent');
    case '||':
      return either(runnerOf(node.args[0]), runnerOf(node.args[1]), true, 'unclear');
    case '!_': {
      const inner = runnerOf(node.args);
      return (facts) => {
        const said = inner(facts);
        return typeof said === 'boolean' ? !said : said;
      };
    }
    default:
      return leaf(node);
  }
};
