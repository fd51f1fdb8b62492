import {
  type Document,
  LineCounter,
  type Node,
  type Pair,
  type Scalar,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  visit,
} from 'yaml';
import type { Path } from './expectation.ts';

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
  MULTILINE_IMPLICIT_KEY: 'a key on one line, with a colon and a space behind it',
  TAG_RESOLVE_FAILED: 'no tag, or one that YAML knows',
};

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

/** Maps in which a name stands twice. The library's own search takes time by the square of the names. */
const repeatedKeys = (document: Document, positionOf: (offset: number) => Position): readonly TextProblem[] => {
  const problems: TextProblem[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const first = new Map<string, number>();
      for (const pair of items) {
        const name = keyOf(pair);
        const offset = isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
        const before = first.get(name);
        if (before === undefined) first.set(name, offset);
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

/** Offset of a character of a scalar in the text around it; that of the scalar where it cannot be told. */
const offsetInside = (text: string, { range, type, value }: Scalar, offset: number): number => {
  const [start, end] = range ?? [0, 0, 0];
  const plain = type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE' ? start + 1 : start;
  if (typeof value !== 'string') return start;
  if (text.startsWith(value, plain)) return plain + offset;
  if (type !== 'BLOCK_LITERAL') return start;
  const lines = value.slice(0, offset).split('\n');
  const indented = text.slice(start, end).split('\n');
  const indent = /^ */.exec(indented[1] ?? '')?.[0].length ?? 0;
  const before = indented.slice(0, lines.length).reduce((sum, line) => sum + line.length + 1, 0);
  return start + before + indent + (lines.at(-1)?.length ?? 0);
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
const aliasProblem = (
  document: Document,
  { message }: ReferenceError,
): Omit<TextProblem, keyof Position> & { readonly offset: number } => {
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
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: false, strict: true });
  const problems = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    ...positionOf(pos[0]),
    expected: EXPECTED[code] ?? 'YAML',
    found: message,
  }));
  problems.push(...repeatedKeys(document, positionOf));
  if (problems.length > 0) return problems;
  try {
    return textOf(document, text, document.toJS({ maxAliasCount: MOST_ALIASES }), positionOf);
  } catch (cause) {
    if (!(cause instanceof ReferenceError)) throw cause;
    const { offset, ...problem } = aliasProblem(document, cause);
    return [{ ...positionOf(offset), ...problem }];
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
