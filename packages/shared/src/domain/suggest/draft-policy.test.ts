import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../policy/read-policy.ts';
import { draftPolicy } from './draft-policy.ts';

const ARTICLE = readFileSync(new URL('../../../../../policies/article.yaml', import.meta.url), 'utf8');
const THRESHOLDS = { kind: 'thresholds', limits: { reviewAt: 0.123_456, escalateAt: 0.4 } } as const;

const policyIn = (text: string | null) => {
  const read = readPolicy(text ?? '');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.document;
};
/** Lines of the one text that are not in the other. */
const added = (before: string, after: string | null): readonly string[] => {
  const old = new Set(before.split('\n'));
  return (after ?? '').split('\n').filter((line) => !old.has(line));
};

describe('F-10 a suggestion as a draft', () => {
  it('changes the thresholds and the version, and leaves everything else as it stands, comments too', () => {
    const draft = draftPolicy(ARTICLE, 'article-2', THRESHOLDS);
    const policy = policyIn(draft);
    expect(policy.confidence.calibrated).toEqual({ minimum: 200, reviewAt: 0.123, escalateAt: 0.4 });
    const before = policyIn(ARTICLE);
    expect(policy).toEqual({
      ...before,
      version: 'article-2',
      confidence: { ...before.confidence, calibrated: policy.confidence.calibrated },
    });
    expect(added(ARTICLE, draft)).toHaveLength(2);
  });

  it('puts numbers in the place of those that are there', () => {
    const once = draftPolicy(ARTICLE, 'article-2', THRESHOLDS) ?? '';
    const recall = once.replace('reviewAt: 0.123', 'reviewAt: { recall: 0.99 }');
    const twice = draftPolicy(recall, 'article-3', { kind: 'thresholds', limits: { reviewAt: 0.2, escalateAt: 0.5 } });
    expect(policyIn(twice).confidence.calibrated).toEqual({ minimum: 200, reviewAt: 0.2, escalateAt: 0.5 });
    expect(added(once, twice)).toHaveLength(2);
  });

  it.each([
    [
      'in block style',
      'rules:\n  - id: lookups\n    actions: [get_*] # what looks only\n    route: escalate\n  - id: last\n    route: escalate\n',
    ],
    ['in flow style', 'rules: [{ id: lookups, actions: [get_*], route: escalate }, { id: last, route: escalate }]\n'],
  ])('lets a rule run and samples it: %s', (_, rules) => {
    const source = ARTICLE.replace('rules: []\n', rules);
    const policy = policyIn(draftPolicy(source, 'article-2', { kind: 'sample_rule', rule: 'lookups', rate: 0.1 }));
    expect(policy.rules).toEqual([
      { id: 'lookups', actions: ['get_*'], route: 'autonomous', sampling: 0.1 },
      { id: 'last', route: 'escalate' },
    ]);
  });

  it('writes JSON where there was JSON', () => {
    const source = JSON.stringify(policyIn(ARTICLE), null, 2);
    const draft = draftPolicy(source, 'article-2', THRESHOLDS) ?? '';
    expect(JSON.parse(draft)).toMatchObject({ version: 'article-2', confidence: { calibrated: { escalateAt: 0.4 } } });
    expect(policyIn(draft).version).toBe('article-2');
  });

  it('is none where the text is no policy, or has no such rule', () => {
    for (const text of ['', '- a\n', 'version: x\n', 'a: [\n']) expect(draftPolicy(text, 'v', THRESHOLDS)).toBeNull();
    expect(draftPolicy(ARTICLE, 'v', { kind: 'sample_rule', rule: 'nobody', rate: 0.1 })).toBeNull();
  });
});
