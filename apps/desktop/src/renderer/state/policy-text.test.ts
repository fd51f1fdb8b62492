import { describe, expect, it } from 'vitest';
import type { PolicyDraft, PolicyList } from './policy-snapshot.ts';
import { issueAfter, lineCount, placeOfLine, publishBlock, versionIn } from './policy-text.ts';

const issue = (line: number, column = 1) => ({ line, column, path: '', expected: '', found: '', message: '' });
const draft = (text: string, change: Partial<PolicyDraft> = {}): PolicyDraft => ({
  base: null,
  file: null,
  text,
  check: 'checked',
  issues: [],
  problem: null,
  ...change,
});
const list = { live: 'a-1', versions: [{ version: 'a-1' }] } as unknown as PolicyList;

describe('Y-06 the version that a text calls itself', () => {
  it.each([
    ['version: desk-1', 'desk-1'],
    ['# first\nversion: "desk.2"  # the second\nnote: x', 'desk.2'],
    ["version: 'desk_3'", 'desk_3'],
    ['{\n  "version": "desk-4",\n  "note": "x"\n}', 'desk-4'],
    ['{ "version": "desk-5", "note": "x" }', null],
    ['note: version: 7', null],
    ['rules:\n  - version: inner', null],
    ['', null],
  ])('%j is %s', (text, version) => expect(versionIn(text)).toBe(version));
});

describe('Y-06 why a text cannot be published', () => {
  it('names the first reason, and none for a good one', () => {
    expect(publishBlock(draft('version: b-1'), list)).toBeNull();
    expect(publishBlock(draft('version: b-1', { issues: [issue(1), issue(2)] }), list)).toEqual({ kind: 'issues', count: 2 });
    expect(publishBlock(draft('version: b-1', { check: 'checking', issues: null }), list)).toEqual({ kind: 'unchecked' });
    expect(publishBlock(draft('version: b-1', { check: 'failed' }), list)).toEqual({ kind: 'unchecked' });
    expect(publishBlock(draft('note: x'), list)).toEqual({ kind: 'no-version' });
    expect(publishBlock(draft('version: a-1'), list)).toEqual({ kind: 'taken', version: 'a-1' });
    expect(publishBlock(draft(`version: b-1\n${'#'.repeat(98_304)}`), list)).toEqual({ kind: 'too-long' });
  });
});

describe('Y-03 lines', () => {
  const text = 'one\n\nthree';
  it('are counted from 1, the last one without an end too', () => {
    expect([lineCount(''), lineCount(text), lineCount(`${text}\n`)]).toEqual([1, 3, 4]);
  });
  it('lead to a place in the text, never beyond their own end', () => {
    expect(placeOfLine(text, 1, 3)).toBe(2);
    expect(placeOfLine(text, 2, 1)).toBe(4);
    expect(placeOfLine(text, 2, 40)).toBe(4);
    expect(placeOfLine(text, 3, 2)).toBe(6);
    expect(placeOfLine(text, 9, 1)).toBe(text.length);
  });
  it('the next issue is the one below; after the last comes the first', () => {
    const issues = [issue(9), issue(4, 7), issue(4, 2)];
    expect(issueAfter(issues, 0)).toEqual(issue(4, 2));
    expect(issueAfter(issues, 4)).toEqual(issue(9));
    expect(issueAfter(issues, 9)).toEqual(issue(4, 2));
    expect(issueAfter([], 3)).toBeNull();
  });
});
