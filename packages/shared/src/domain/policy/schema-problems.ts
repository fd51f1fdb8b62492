import type { PolicyError, PolicyErrorIssue } from '../../model/policy-schema.ts';
import { type Path, expectedAt, namesAt } from './expectation.ts';
import { foundValue } from './found-value.ts';
import { nearestName } from './nearest-name.ts';

/** `at`: which part of the text the position is of. */
export type SchemaProblem = {
  readonly path: Path;
  readonly at: 'key' | 'value';
  readonly expected: string;
  readonly found: string;
};

/** A text with more is something else altogether. */
export const MOST_PROBLEMS = 100;

const pathOf = (path: readonly PropertyKey[]): Path => path.map((step) => (typeof step === 'symbol' ? String(step) : step));

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? (at as Readonly<Record<string | number, unknown>>)[step]
        : undefined,
    value,
  );

const unknownName = (owner: Path, name: string): SchemaProblem => {
  const known = namesAt(owner);
  const meant = nearestName(name, known);
  return {
    path: [...owner, name],
    at: 'key',
    expected: meant === undefined ? `one of ${known.join(', ')}` : `"${meant}"`,
    found: `the unknown name "${name}"`,
  };
};

/** Of a union, the problems of the branch that was meant: the one that fits from the outside. */
const meantBranch = (branches: readonly (readonly PolicyErrorIssue[])[]): readonly PolicyErrorIssue[] =>
  branches.find(
    (issues) => issues.length > 0 && issues.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'),
  ) ?? [];

const problemsOf = (document: unknown, issue: PolicyErrorIssue, owner: Path): readonly SchemaProblem[] => {
  const path = [...owner, ...pathOf(issue.path)];
  const found = foundValue(valueAt(document, path));
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, MOST_PROBLEMS).map((name) => unknownName(path, name));
    case 'invalid_union': {
      const inner = meantBranch(issue.errors).flatMap((one) => problemsOf(document, one, path));
      return inner.length > 0 ? inner : [{ path, at: 'value', expected: expectedAt(path), found }];
    }
    case 'invalid_key':
      return [
        { path, at: 'key', expected: issue.issues[0]?.message ?? 'another name', found: `the name "${String(path.at(-1))}"` },
      ];
    case 'invalid_format':
    case 'custom':
      return [{ path, at: 'value', expected: issue.message, found }];
    default:
      return [{ path, at: 'value', expected: expectedAt(path), found }];
  }
};

/** Of one value the first problem only: a text in the place of a list is not also a list that is too long. */
const firstOfEach = (problems: readonly SchemaProblem[]): readonly SchemaProblem[] =>
  [...Map.groupBy(problems, ({ path }) => JSON.stringify(path)).values()].flatMap((alike) => alike.slice(0, 1));

/** What the schema has against a document, in words for people who write policies. */
export const schemaProblems = (document: unknown, error: PolicyError): readonly SchemaProblem[] =>
  firstOfEach(error.issues.slice(0, MOST_PROBLEMS).flatMap((issue) => problemsOf(document, issue, []))).slice(0, MOST_PROBLEMS);
