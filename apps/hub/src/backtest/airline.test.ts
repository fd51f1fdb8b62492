import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { backtest } from '@countersign/shared/domain/backtest/backtest';
import { type Candidate, isSeen } from '@countersign/shared/domain/backtest/candidate';
import { candidateOf } from '@countersign/shared/domain/backtest/candidate-of';
import { STARTING_SECONDS } from '@countersign/shared/domain/board/review-seconds';
import type { PolicyOutcome } from '@countersign/shared/model/backtest';
import { missingDecisions } from '@countersign/shared/testing/airline-decisions';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fileHistory } from './file-history.ts';
import { readPolicyFiles } from './policy-file.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const FILE = join(ROOT, '../shared/data/airline-decisions/decisions.jsonl');
const NAMES = ['article-thresholds', 'article-risk', 'article', 'recommended'] as const;

/** Each policy, with the routes it gave written down beside. */
const replay = async () => {
  const seed = 1;
  const policies = readPolicyFiles(NAMES.map((name) => join(ROOT, 'policies', `${name}.yaml`)));
  if (!policies.ok) throw new Error(policies.error.join('\n'));
  const seen = new Map<string, Map<string, boolean>>();
  const watched = policies.value.map(({ name, compiled }): Candidate => {
    const candidate = candidateOf(name, compiled, seed);
    const own = new Map<string, boolean>();
    seen.set(name, own);
    return {
      ...candidate,
      assess: (row, learned) => {
        const assessed = candidate.assess(row, learned);
        own.set(row.id, isSeen(assessed));
        return assessed;
      },
    };
  });
  const result = await backtest({ policies: watched, history: fileHistory(FILE), seed, secondsPerReview: STARTING_SECONDS });
  const of = (name: string): PolicyOutcome => {
    const found = result.policies.find(({ policy }) => policy === `${name}.yaml`);
    if (found === undefined) throw new Error(`no ${name}`);
    return found;
  };
  return { result, seen, of };
};

describe('the recorded airline decisions', () => {
  let replayed: Awaited<ReturnType<typeof replay>>;
  beforeAll(async () => {
    if (missingDecisions === undefined) replayed = await replay();
  });
  beforeEach((context) => {
    if (missingDecisions !== undefined) context.skip(missingDecisions);
  });

  test('X-16 the article’s thresholds alone send 87 % to a person and catch 93 %; asking everybody is right in 77 %', () => {
    const { of, result } = replayed;
    const thresholds = of('article-thresholds');
    expect(Math.round(100 * (thresholds.load ?? 0))).toBe(87);
    expect(Math.round(100 * (thresholds.recall ?? 0))).toBe(93);
    expect(thresholds.slipped).toBe(9);
    expect(of('article')).toMatchObject({ load: 1, recall: 1, slipped: 0 });
    expect(Math.round(100 * (of('article').precision ?? 0))).toBe(77);
    expect(result.history).toMatchObject({ decisions: 167, labelled: 167, needed: 129, groups: 25 });
  });

  test('X-16 figures are those that a few lines over the file and the routes give', () => {
    const { of, seen } = replayed;
    const lines = readFileSync(FILE, 'utf8').trim().split('\n');
    const answers = lines.map((line) => JSON.parse(line) as { id: string; label: { correct: boolean } });
    for (const name of NAMES) {
      const routes = seen.get(`${name}.yaml`);
      const looked = answers.filter(({ id }) => routes?.get(id));
      const wrong = answers.filter(({ label }) => !label.correct);
      const caught = looked.filter(({ label }) => !label.correct);
      const { decisions, load, precision, recall, slipped } = of(name);
      expect(decisions).toBe(answers.length);
      expect(load).toBeCloseTo(looked.length / answers.length, 12);
      expect(precision).toBeCloseTo(caught.length / looked.length, 12);
      expect(recall).toBeCloseTo(caught.length / wrong.length, 12);
      expect(slipped).toBe(wrong.length - caught.length);
    }
  });

  test('X-16 every figure has an interval around it, and no decision is certain', () => {
    const { result } = replayed;
    for (const { load, loadInterval, precision, precisionInterval, recall, recallInterval } of result.policies)
      for (const [value, interval] of [
        [load, loadInterval],
        [precision, precisionInterval],
        [recall, recallInterval],
      ] as const) {
        if (value === null || interval === null) throw new Error('a figure is missing');
        expect(value).toBeGreaterThanOrEqual(interval[0]);
        expect(value).toBeLessThanOrEqual(interval[1]);
        expect(interval[1] - interval[0]).toBeGreaterThan(0.02);
      }
  });
});
