import type { PolicyRule, RoutingPolicy } from '../../model/policy.ts';
import { type Result, err, ok } from '../result.ts';
import { type ConditionProblem, compileCondition } from './compile-condition.ts';
import { matchesAny } from './action-pattern.ts';
import { type ReadyRule, createRuleFinder } from './find-rule.ts';
import type { Situation } from './situation.ts';

/** A policy whose conditions have been checked and made ready. */
export type CompiledPolicy = {
  readonly document: RoutingPolicy;
  /** The first rule that fits (SPEC P-20). */
  readonly ruleFor: (situation: Situation) => PolicyRule | undefined;
};

/** What a valid document may still have wrong. `rule` counts from 0. */
export type RuleProblem = ConditionProblem & { readonly rule: number; readonly field: 'when' | null };

/** Whether whatever fits these patterns fits those too: a pattern, read as a name, fits whatever stands for all of it. */
const areWithin = (patterns: readonly string[] | undefined, wider: readonly string[] | undefined): boolean =>
  wider === undefined || (patterns ?? ['*']).every((pattern) => matchesAny(pattern, wider));

/** Never reached, since an earlier rule without a condition fits all that it fits. */
const isBehind = (rule: PolicyRule, { actions, agents, when }: PolicyRule): boolean =>
  when === undefined && areWithin(rule.actions, actions) && areWithin(rule.agents, agents);

const unreachable = (rules: readonly PolicyRule[]): readonly RuleProblem[] =>
  rules.flatMap((rule, at) => {
    const first = rules.findIndex((earlier, before) => before < at && isBehind(rule, earlier));
    if (first === -1) return [];
    const expected = `no rule after rules[${first}] ("${rules[first]?.id}"), which fits all that this one fits`;
    return [{ rule: at, field: null, offset: 0, expected, found: `rule "${rule.id}"` }];
  });

/** Checks the conditions of all rules and makes them ready, once. All problems are told, not only the first. */
export const compilePolicy = (document: RoutingPolicy): Result<CompiledPolicy, readonly RuleProblem[]> => {
  const problems: RuleProblem[] = [];
  const ready: ReadyRule[] = document.rules.map((rule, at) => {
    const condition = rule.when === undefined ? undefined : compileCondition(rule.when);
    if (condition === undefined) return { rule };
    if (condition.ok) return { rule, condition: condition.value };
    problems.push({ ...condition.error, rule: at, field: 'when' });
    return { rule };
  });
  problems.push(...unreachable(document.rules));
  return problems.length > 0 ? err(problems) : ok({ document, ruleFor: createRuleFinder(ready) });
};

/** For a policy that is part of the program: one that does not compile is a mistake in the program. */
export const compileOwnPolicy = (document: RoutingPolicy): CompiledPolicy => {
  const compiled = compilePolicy(document);
  if (compiled.ok) return compiled.value;
  throw new Error(
    compiled.error.map(({ rule, expected, found }) => `rules[${rule}]: expected ${expected}, found ${found}`).join('\n'),
  );
};
