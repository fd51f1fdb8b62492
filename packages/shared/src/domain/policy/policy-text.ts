import {
  type Document,
  LineCounter,
  type Node,
  type Pair,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  visit,
} from 'yaml';
import type { Path } from './expectation.ts';
import { offsetInside } from './offset-inside.ts';
import { type Excess, excessIn } from './text-bounds.ts';

/** Counted from 1. */
export type Position = { readonly line: number; readonly column: number };
export type TextProblem = Position & { readonly expected: string; readonly found: string };

/** A YAML text that could be read, and where its parts stand. */
export type PolicyText = {
  readonly value: unknown;
  /** Where the value at a path stands; of one that is not there, where its owner does. */
  readonly valueAt: (path: Path) => Position;
  readonly keyAt: (path: Path) => Position;
  /** Where a character of the text at a path stands; `offset` counts from 0. */
  readonly insideAt: (path: Path, offset: number) => Position;
};

/** The same part may be repeated by alias this often, all in all: a text of a few lines could stand for gigabytes. */
const MOST_ALIASES = 100;

const EXPECTED: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'spaces, since YAML does not indent by tabs',
  MULTIPLE_DOCS: 'one document, without a second one after "---"',
  MISSING_CHAR: 'a closing quote, bracket or comma',
  BAD_INDENT: 'lines that are indented alike',
  BLOCK_AS_IMPLICIT_KEY: 'this line and the next indented alike',
  MULTILINE_IMPLICIT_KEY: 'a key on one line, with a colon and a space behind it',
  TAG_RESOLVE_FAILED: 'no tag, or one that YAML knows',
};

const expectedOf = (code: string, message: string): string =>
  message.startsWith('Implicit map keys need') ? 'a colon and a space behind a name' : (EXPECTED[code] ?? 'YAML');

const keyOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : String(key));

type Step = { readonly key: Node | null; readonly value: Node | null };

const step = (document: Document, owner: unknown, name: string | number): Step | undefined => {
  const at = isAlias(owner) ? owner.resolve(document) : owner;
  if (isMap(at)) {
    const pair = at.items.find((item) => keyOf(item) === String(name));
    if (pair === undefined) return undefined;
    return { key: isNode(pair.key) ? pair.key : null, value: isNode(pair.value) ? pair.value : null };
  }
  if (isSeq(at) && typeof name === 'number') {
    const item = at.items[name];
    return isNode(item) ? { key: null, value: item } : undefined;
  }
  return undefined;
};

/** The deepest part of the path that is there. */
const find = (document: Document, path: Path): Step & { readonly isWhole: boolean } => {
  let found: Step = { key: null, value: isNode(document.contents) ? document.contents : null };
  for (const name of path) {
    const next = step(document, found.value, name);
    if (next === undefined) return { ...found, isWhole: false };
    found = next;
  }
  return { ...found, isWhole: true };
};

/** What is no name at all, and the one that JavaScript keeps for itself: a map would lose it without a word. */
const isName = ({ key }: Pair): boolean => isScalar(key) && key.value !== null && key.value !== '__proto__';

/** What is no name, and names that stand twice in a map. The library's own search takes time by the square of the names. */
const keyProblems = (document: Document, positionOf: (offset: number) => Position): readonly TextProblem[] => {
  const problems: TextProblem[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const first = new Map<string, number>();
      for (const pair of items) {
        const name = keyOf(pair);
        const offset = isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
        const before = first.get(name);
        if (!isName(pair)) problems.push({ ...positionOf(offset), expected: 'a name', found: `the key "${name}"` });
        else if (before === undefined) first.set(name, offset);
        else
          problems.push({
            ...positionOf(offset),
            expected: `each name once; line ${positionOf(before).line} has it already`,
            found: `"${name}" again`,
          });
      }
    },
  });
  return problems;
};

const textOf = (document: Document, text: string, value: unknown, positionOf: (offset: number) => Position): PolicyText => {
  const at = (node: Node | null): Position => positionOf(node?.range?.[0] ?? 0);
  return {
    value,
    valueAt: (path) => {
      const { key, value: node, isWhole } = find(document, path);
      return at(isWhole ? (node ?? key) : (key ?? node));
    },
    keyAt: (path) => {
      const { key, value: node } = find(document, path);
      return at(key ?? node);
    },
    insideAt: (path, offset) => {
      const { value: node } = find(document, path);
      return isScalar(node) ? positionOf(offsetInside(text, node, offset)) : at(node);
    },
  };
};

/** The library resolves aliases only as it makes values of them, and then says no more than the name. */
const aliasProblem = (document: Document, { message }: ReferenceError): Excess => {
  const lost = /^Unresolved alias.*: (.*)$/.exec(message)?.[1];
  let offset = 0;
  visit(document, {
    Alias: (_, { range, source }) => {
      if (lost !== undefined && source !== lost) return undefined;
      offset = range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return lost === undefined
    ? { offset, expected: `at most ${MOST_ALIASES} repetitions by alias`, found: 'more' }
    : { offset, expected: 'an alias of something that has an anchor before', found: `*${lost}` };
};

const read = (
  text: string,
  counter: LineCounter,
  positionOf: (offset: number) => Position,
): PolicyText | readonly TextProblem[] => {
  const located = ({ offset, ...problem }: Excess): TextProblem => ({ ...positionOf(offset), ...problem });
  const excess = excessIn(text);
  if (excess !== undefined) return [located(excess)];
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: false, strict: true });
  const problems = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    ...positionOf(pos[0]),
    expected: expectedOf(code, message),
    found: message,
  }));
  problems.push(...keyProblems(document, positionOf));
  if (problems.length > 0) return problems;
  try {
    return textOf(document, text, document.toJS({ maxAliasCount: MOST_ALIASES }), positionOf);
  } catch (cause) {
    if (!(cause instanceof ReferenceError)) throw cause;
    return [located(aliasProblem(document, cause))];
  }
};

/** Reads YAML, of which JSON is a part, without schema: only what a text of it can have wrong. */
export const parsePolicyText = (text: string): PolicyText | readonly TextProblem[] => {
  const counter = new LineCounter();
  const positionOf = (offset: number): Position => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  try {
    return read(text, counter, positionOf);
  } catch (cause) {
    // The stack has an end; a text that reaches it is no policy.
    if (!(cause instanceof RangeError)) throw cause;
    return [{ line: 1, column: 1, expected: 'a policy', found: 'parts nested too deep to read' }];
  }
};
