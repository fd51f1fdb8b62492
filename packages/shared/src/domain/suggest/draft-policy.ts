import { type Document, type Node, isMap, isNode, isScalar, parseDocument } from 'yaml';
import type { ThresholdSuggestion } from '../../model/suggestion.ts';

/** What a suggestion changes in a policy. */
export type DraftChange =
  | { readonly kind: 'thresholds'; readonly limits: Pick<ThresholdSuggestion['limits'], 'reviewAt' | 'escalateAt'> }
  | { readonly kind: 'sample_rule'; readonly rule: string; readonly rate: number };

type Path = readonly (string | number)[];
type Put = { readonly path: Path; readonly value: unknown };

/** Labels under which the stated confidence counts, where the policy has no number yet. */
const CALIBRATED_MINIMUM = 200;

/** Three digits are as much as a suggestion knows. */
const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;

const ruleAt = (policy: unknown, id: string): number => {
  const rules = (policy as { rules?: unknown } | null)?.rules;
  return Array.isArray(rules) ? rules.findIndex((rule: { id?: unknown } | null) => rule?.id === id) : -1;
};

const putsOf = (document: Document, version: string, change: DraftChange): readonly Put[] | null => {
  const named = { path: ['version'], value: version };
  if (change.kind === 'sample_rule') {
    const at = ruleAt(document.toJS(), change.rule);
    if (at === -1) return null;
    const rule = ['rules', at];
    return [
      named,
      { path: [...rule, 'route'], value: 'autonomous' },
      { path: [...rule, 'sampling'], value: rounded(change.rate) },
    ];
  }
  const [reviewAt, escalateAt] = [rounded(change.limits.reviewAt), rounded(change.limits.escalateAt)];
  const calibrated = ['confidence', 'calibrated'];
  if (!isMap(document.getIn(['confidence']))) return null;
  return document.hasIn(calibrated)
    ? [named, { path: [...calibrated, 'reviewAt'], value: reviewAt }, { path: [...calibrated, 'escalateAt'], value: escalateAt }]
    : [named, { path: calibrated, value: { minimum: CALIBRATED_MINIMUM, reviewAt, escalateAt } }];
};

const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? `{ ${Object.entries(value)
        .map(([key, inner]) => `${key}: ${String(inner)}`)
        .join(', ')} }`
    : String(value);

type Edit = { readonly from: number; readonly to: number; readonly text: string };

const spanOf = ({ range }: Node, source: string): { readonly from: number; readonly to: number } | null => {
  if (!range) return null;
  const [from, end] = range;
  // What runs over lines counts its last line break as its own.
  return { from, to: from + source.slice(from, end).trimEnd().length };
};

/** One value in the place of another, or a line of its own behind the last one of its owner. */
const editOf = (document: Document, source: string, { path, value }: Put): Edit | null => {
  const node = document.getIn(path, true);
  const span = isNode(node) ? spanOf(node, source) : null;
  if (span !== null) return { ...span, text: textOf(value) };
  const owner = document.getIn(path.slice(0, -1), true);
  if (!isMap(owner) || owner.flow === true) return null;
  const first = owner.items[0]?.key;
  const last = owner.items.at(-1)?.value;
  const start = isScalar(first) && isNode(first) ? first.range?.[0] : undefined;
  const end = isNode(last) ? spanOf(last, source)?.to : undefined;
  if (start === undefined || end === undefined) return null;
  const indent = start - (source.lastIndexOf('\n', start - 1) + 1);
  const lineEnd = source.indexOf('\n', end);
  const at = lineEnd === -1 ? source.length : lineEnd;
  return { from: at, to: at, text: `\n${' '.repeat(indent)}${String(path.at(-1))}: ${textOf(value)}` };
};

const apply = (source: string, edits: readonly Edit[]): string =>
  edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: put }) => text.slice(0, from) + put + text.slice(to), source);

/**
 * The text of a policy with a suggestion written into it under a new version, everything else as it stands, comments too
 * (SPEC F-10). Nothing is published by it. Null where the text is no policy, or has no rule of that name.
 */
export const draftPolicy = (source: string, version: string, change: DraftChange): string | null => {
  const document = parseDocument(source);
  const puts = document.errors.length > 0 || !isMap(document.contents) ? null : putsOf(document, version, change);
  if (puts === null) return null;
  const edits = puts.map((put) => editOf(document, source, put));
  for (const { path, value } of puts) document.setIn(path, value);
  const wanted = JSON.stringify(document.toJS());
  const isJson = source.trimStart().startsWith('{');
  if (isJson) return `${JSON.stringify(document.toJS(), null, 2)}\n`;
  const edited = edits.every((edit) => edit !== null) ? apply(source, edits) : null;
  // Where the few edits do not make what is wanted, the whole text is written anew.
  return edited !== null && JSON.stringify(parseDocument(edited).toJS()) === wanted
    ? edited
    : document.toString({ lineWidth: 0 });
};
