import type { PolicyIssue } from '@countersign/shared/model/policy-issue';
import { LIMITS } from '@countersign/shared/protocol/limits';
import type { PolicyDraft, PolicyList } from './policy-snapshot.ts';

/** What a version may be called, as it stands at the start of a line of YAML or in JSON. */
const VERSION = /^(?:version|[ \t]*"version")[ \t]*:[ \t]*["']?([A-Za-z0-9][A-Za-z0-9._-]{0,63})["']?[ \t]*(?:#.*|,.*)?$/m;

/** The version that a text calls itself; null where it names none. The hub reads it again, and strictly. */
export const versionIn = (text: string): string | null => VERSION.exec(text)?.[1] ?? null;

/** The line, from 1, on which the version stands; 1 where it stands nowhere. */
export const versionLine = (text: string): number => {
  const found = VERSION.exec(text);
  return found === null ? 1 : text.slice(0, found.index).split('\n').length;
};

export const lineCount = (text: string): number => {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
};

/** The place of a line and a column, both from 1, in a text. What lies beyond the end is the end. */
export const placeOfLine = (text: string, line: number, column: number): number => {
  let start = 0;
  for (let left = line - 1; left > 0; left--) {
    const next = text.indexOf('\n', start);
    if (next === -1) return text.length;
    start = next + 1;
  }
  const end = text.indexOf('\n', start);
  return Math.min(start + column - 1, end === -1 ? text.length : end);
};

/** A version that is published keeps its text for ever: the same name cannot be given to another text. */
export const isTaken = (draft: PolicyDraft, list: PolicyList | null): boolean => {
  const version = versionIn(draft.text);
  return version !== null && list?.versions.some((info) => info.version === version) === true;
};

/** The issue at or after a line, the first one after the last; null where there is none. */
export const issueAfter = (issues: readonly PolicyIssue[], line: number): PolicyIssue | null => {
  const sorted = issues.toSorted((a, b) => a.line - b.line || a.column - b.column);
  return sorted.find((issue) => issue.line > line) ?? sorted[0] ?? null;
};

/** Why a draft cannot be published yet; null when it can. */
export type PublishBlock =
  | { readonly kind: 'unchecked' | 'no-version' | 'too-long' }
  | { readonly kind: 'taken'; readonly version: string }
  | { readonly kind: 'issues'; readonly count: number };

export const publishBlock = (draft: PolicyDraft, list: PolicyList | null): PublishBlock | null => {
  if (draft.text.length > LIMITS.policyBytes) return { kind: 'too-long' };
  const issues = draft.issues?.length ?? 0;
  if (issues > 0) return { kind: 'issues', count: issues };
  if (draft.check !== 'checked') return { kind: 'unchecked' };
  const version = versionIn(draft.text);
  if (version === null) return { kind: 'no-version' };
  return isTaken(draft, list) ? { kind: 'taken', version } : null;
};
