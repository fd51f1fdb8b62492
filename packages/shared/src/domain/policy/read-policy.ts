import type { PolicyIssue } from '../../model/policy-issue.ts';
import { RoutingPolicy } from '../../model/policy.ts';
import { type Result, err, ok } from '../result.ts';
import { type CompiledPolicy, type RuleProblem, compilePolicy } from '../routing/compile-policy.ts';
import type { Path } from './expectation.ts';
import { jsonProblem } from './json-problem.ts';
import { type PolicyText, type Position, parsePolicyText } from './policy-text.ts';
import { MOST_PROBLEMS, schemaProblems } from './schema-problems.ts';

/** Characters of a policy's text. */
export const POLICY_TEXT_LIMIT = 262_144;
const MOST_CHARACTERS = 500;

export type ReadPolicy = { readonly document: RoutingPolicy; readonly compiled: CompiledPolicy };

/** `rules[3].when`. */
const inWriting = (path: Path): string =>
  path.reduce<string>(
    (text, step) => `${text}${typeof step === 'number' ? `[${step}]` : `${text === '' ? '' : '.'}${step}`}`,
    '',
  );

const short = (text: string): string => (text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text);

const issueOf = (position: Position, where: Path, expected: string, found: string): PolicyIssue => {
  const path = short(inWriting(where));
  const [wanted, seen] = [short(expected), short(found)];
  const message = short(`${path === '' ? 'policy' : path}: expected ${wanted}; found ${seen}`);
  return { line: position.line, column: position.column, path, expected: wanted, found: seen, message };
};

const ruleIssue = (text: PolicyText, { rule, field, offset, expected, found }: RuleProblem): PolicyIssue => {
  const path = field === null ? ['rules', rule] : ['rules', rule, field];
  return issueOf(field === null ? text.valueAt(path) : text.insideAt(path, offset), path, expected, found);
};

const refuse = (issues: readonly PolicyIssue[]): Result<never, readonly PolicyIssue[]> =>
  err(issues.toSorted((a, b) => a.line - b.line || a.column - b.column).slice(0, MOST_PROBLEMS));

/**
 * Reads a policy as a person wrote it and makes it ready. Every problem that can be told is told, with line, column and
 * what should stand there (SPEC P-30); a text with a problem is no policy, not even in part.
 */
export const readPolicy = (
  written: string,
  { format = 'yaml' }: { readonly format?: 'yaml' | 'json' } = {},
): Result<ReadPolicy, readonly PolicyIssue[]> => {
  const start = { line: 1, column: 1 };
  // Some editors put a mark before the first character, which nobody sees.
  const text = written.startsWith('\uFEFF') ? written.slice(1) : written;
  if (text.length > POLICY_TEXT_LIMIT)
    return refuse([issueOf(start, [], `at most ${POLICY_TEXT_LIMIT} characters`, `${text.length} characters`)]);
  const notJson = format === 'json' ? jsonProblem(text) : undefined;
  if (notJson !== undefined) return refuse([issueOf(notJson, [], notJson.expected, notJson.found)]);
  const source = parsePolicyText(text);
  if (!('value' in source)) return refuse(source.map(({ expected, found, ...at }) => issueOf(at, [], expected, found)));
  const parsed = RoutingPolicy.safeParse(source.value);
  if (!parsed.success)
    return refuse(
      schemaProblems(source.value, parsed.error).map(({ path, at, expected, found }) =>
        issueOf(at === 'key' ? source.keyAt(path) : source.valueAt(path), path, expected, found),
      ),
    );
  const compiled = compilePolicy(parsed.data);
  if (!compiled.ok) return refuse(compiled.error.map((problem) => ruleIssue(source, problem)));
  return ok({ document: parsed.data, compiled: compiled.value });
};
