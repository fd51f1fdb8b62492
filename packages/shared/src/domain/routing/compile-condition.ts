import { type ASTNode, ParseError, type ParseResult, TypeError as CelTypeError, serialize } from '@marcbachmann/cel-js';
import { type Result, err, ok } from '../result.ts';
import { CONDITION_ENVIRONMENT, CONDITION_FIELDS, CONDITION_FUNCTIONS, type ConditionVariable } from './condition-environment.ts';
import type { ConditionFacts } from './condition-facts.ts';
import { type Part, runnerOf } from './run-condition.ts';
import { partsOf, walkCondition } from './walk-condition.ts';

/** `no` also where it looks at something that is not there; `unclear` where the types do not go together (SPEC P-22). */
export type Verdict = 'yes' | 'no' | 'unclear';
export type Condition = (facts: ConditionFacts) => Verdict;

/** `offset`: characters from the beginning of the condition. */
export type ConditionProblem = { readonly offset: number; readonly expected: string; readonly found: string };

const ORDERS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);
const isRiskClass = (node: ASTNode): boolean =>
  node.op === '.' && node.args[1] === 'riskClass' && node.args[0].op === 'id' && node.args[0].args === 'action';

const forbidden = (ast: ASTNode): ConditionProblem | undefined => {
  for (const node of walkCondition(ast)) {
    // Words are ordered by their letters: "critical" would be less than "high".
    if (ORDERS.has(node.op) && partsOf(node).some(isRiskClass))
      return {
        offset: node.range.start,
        expected: 'risk classes compared with ==, != or in: action.riskClass in ["high", "critical"]',
        found: serialize(node),
      };
    const name = node.op === 'call' || node.op === 'rcall' ? node.args[0] : undefined;
    if (name !== undefined && !CONDITION_FUNCTIONS.has(name))
      return {
        offset: node.range.start,
        expected: `only the functions ${[...CONDITION_FUNCTIONS].join(', ')}`,
        found: `${name}()`,
      };
  }
  return undefined;
};

const isVariable = (name: string): name is ConditionVariable => Object.hasOwn(CONDITION_FIELDS, name);

/** The fields that the owner of an unknown field has; all there are where it cannot be told whose it was meant to be. */
const fieldsBeside = (text: string, offset: number): string => {
  const [, owner = ''] = /(\w+)\s*\.\s*$/.exec(text.slice(0, offset)) ?? [];
  const owners = isVariable(owner) ? [owner] : Object.keys(CONDITION_FIELDS).filter(isVariable);
  return owners.flatMap((name) => CONDITION_FIELDS[name].map((field) => `${name}.${field}`)).join(', ');
};

const expectedInstead = (text: string, code: string, offset: number): string => {
  if (code === 'unknown_variable') return `one of the variables ${Object.keys(CONDITION_FIELDS).join(', ')}`;
  if (code === 'no_such_key') return `one of ${fieldsBeside(text, offset)}`;
  if (code === 'limit_exceeded') return 'a shorter condition; split it into two rules';
  if (code === 'no_such_overload') return 'a condition in CEL whose types go together';
  return 'a condition in CEL';
};

const problemOf = (text: string, { code, range, summary }: ParseError | CelTypeError): ConditionProblem => {
  const offset = range?.start ?? 0;
  return { offset, expected: expectedInstead(text, code, offset), found: summary };
};

const parse = (text: string): Result<ParseResult, ConditionProblem> => {
  try {
    return ok(CONDITION_ENVIRONMENT.parse(text));
  } catch (cause) {
    if (cause instanceof ParseError || cause instanceof CelTypeError) return err(problemOf(text, cause));
    throw cause;
  }
};

/** The library takes any name within `has()`; a misspelt field would never be there. */
const unknownWithinHas = (ast: ASTNode): ConditionProblem | undefined => {
  for (const node of walkCondition(ast)) {
    const [asked] = node.op === 'call' && node.args[0] === 'has' ? node.args[1] : [];
    if (asked === undefined) continue;
    const own = serialize(asked);
    const { error } = CONDITION_ENVIRONMENT.parse(own).check();
    if (error === undefined) continue;
    const { offset, expected, found } = problemOf(own, error);
    return { offset: asked.range.start + offset, expected, found };
  }
  return undefined;
};

const VERDICTS = { absent: 'no', unclear: 'unclear' } as const;

const conditionOf =
  (part: Part): Condition =>
  (facts) => {
    const said = part(facts);
    return typeof said === 'boolean' ? (said ? 'yes' : 'no') : VERDICTS[said];
  };

/** A condition in CEL, checked and made ready to run many times. */
export const compileCondition = (text: string): Result<Condition, ConditionProblem> => {
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  const refused = forbidden(parsed.value.ast);
  if (refused !== undefined) return err(refused);
  const { valid, type = '', error } = parsed.value.check();
  if (!valid)
    return err(error === undefined ? { offset: 0, expected: 'a condition in CEL', found: text } : problemOf(text, error));
  const unknown = unknownWithinHas(parsed.value.ast);
  if (unknown !== undefined) return err(unknown);
  if (type !== 'bool' && type !== 'dyn')
    return err({ offset: 0, expected: 'a condition, which is true or false', found: `a value of type ${type}` });
  return ok(conditionOf(runnerOf(parsed.value.ast)));
};
