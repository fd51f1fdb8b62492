import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createRandom } from '../../../testing/random.ts';
import { again, seeds } from '../../../testing/seeds.ts';
import {
  ALWAYS_95,
  JUMPING,
  labelOfStatement,
  OVERCONFIDENT,
  shuffled,
  simulatedLabels,
} from '../../../testing/simulated-labels.ts';
import type { Labelled } from '../../model/label.ts';
import { Calibrator } from '../../model/learned.ts';
import { calibrate, curveFor } from './calibrate.ts';
import { crossFittedConfidence, trainCalibrator } from './train-calibrator.ts';

// Seconds of arithmetic, more where other tests run beside it.
vi.setConfig({ testTimeout: 60_000 });

const FILE = 'src/domain/learning/train-calibrator.test.ts';
const options = { minimum: 50, trainedAt: 1_800_000_000_000, version: 'calibrator-1' };
const trained = (labelled: readonly Labelled[], minimum = options.minimum): Calibrator => {
  const result = trainCalibrator(labelled, { ...options, minimum });
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
};
const GRID = Array.from({ length: 101 }, (_, i) => i / 100);

describe('J-04 what is learned', () => {
  const random = createRandom(4);
  const labels = [
    ...simulatedLabels(OVERCONFIDENT, 300, random, { prefix: 'a', agentId: 'one', actionName: 'pay' }),
    ...simulatedLabels(ALWAYS_95, 120, random, { prefix: 'b', agentId: 'one', actionName: 'close' }),
    ...simulatedLabels(JUMPING, 90, random, { prefix: 'c', agentId: 'two', actionName: 'pay' }),
    ...simulatedLabels(JUMPING, 20, random, { prefix: 'd', agentId: 'three', actionName: 'pay' }),
  ];

  test('J-04 a curve for everybody, for each agent and for each of its actions that has enough labels', () => {
    const calibrator = trained(labels);
    expect(Calibrator.parse(JSON.parse(JSON.stringify(calibrator)))).toEqual(calibrator);
    expect(calibrator.n).toBe(530);
    expect(Object.keys(calibrator.byAgent)).toEqual(['one', 'two']);
    expect(Object.keys(calibrator.byAction)).toEqual(['one\u0000close', 'one\u0000pay', 'two\u0000pay']);
    expect(calibrator.byAgent['one']).toMatchObject({ n: 420, weight: 420 });
  });

  test('J-04 the same labels in another order give the same calibrator to the last digit', () => {
    expect(trained(shuffled(labels, random))).toEqual(trained(labels));
  });

  test('J-04 labels without a stated confidence, or one that is no probability, say nothing about it', () => {
    const unstated = [undefined, Number.NaN, 1.2, -0.1];
    const silent = Array.from({ length: 200 }, (_, i) => labelOfStatement(`silent-${i}`, unstated[i % 4], { needed: true }));
    expect(trained([...labels, ...silent])).toEqual(trained(labels));
    expect(trainCalibrator(silent, options)).toEqual({ ok: false, error: { code: 'TOO_FEW', n: 0, minimum: 50 } });
  });

  test('J-04 few labels of an action lean on its agent, many stand for themselves', () => {
    const bad = (n: number) =>
      simulatedLabels(() => ({ stated: 0.8, truth: 0.1 }), n, createRandom(7), { prefix: 'bad', actionName: 'wipe' });
    const good = simulatedLabels(() => ({ stated: 0.8, truth: 0.9 }), 2_000, createRandom(8), {
      prefix: 'good',
      actionName: 'pay',
    });
    const wipe = (n: number): number => calibrate(trained([...good, ...bad(n)], 30), 'refund-bot', 'wipe', 0.8) ?? Number.NaN;
    expect(wipe(30)).toBeGreaterThan(0.15);
    expect(wipe(30)).toBeLessThan(0.6);
    expect(Math.abs(wipe(1_000) - 0.1)).toBeLessThan(0.03);
  });
});

describe('J-05 the shape', () => {
  test.each(seeds(5))('J-05 a jump that no smooth line has is found (seed %i)', (seed) => {
    const calibrator = trained(simulatedLabels(JUMPING, 2_000, createRandom(seed)));
    for (const [stated, truth] of [
      [0.7, 0.4],
      [0.97, 0.9],
    ] as const)
      expect(
        Math.abs((calibrate(calibrator, 'refund-bot', 'issue_refund', stated) ?? 0) - truth),
        again(seed, FILE),
      ).toBeLessThan(0.08);
  });
});

test('J-06 a higher stated confidence never gives a lower one, on any labels', () => {
  const label = fc.record({
    stated: fc.oneof(fc.constantFrom(0, 0.25, 0.5, 0.95, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    needed: fc.boolean(),
    weight: fc.double({ min: 1, max: 50, noNaN: true }),
    agentId: fc.constantFrom('one', 'two'),
    group: fc.integer({ min: 0, max: 9 }).map((n) => `group-${n}`),
  });
  fc.assert(
    fc.property(fc.array(label, { minLength: 10, maxLength: 120 }), (rows) => {
      const labels = rows.map(({ stated, ...change }, i) => labelOfStatement(`label-${i}`, stated, change));
      const calibrator = Calibrator.parse(trained(labels, 10));
      for (const agentId of ['one', 'two', 'nobody']) {
        let last = 0;
        for (const stated of GRID) {
          const actual = calibrate(calibrator, agentId, 'issue_refund', stated) ?? Number.NaN;
          expect(actual).toBeGreaterThanOrEqual(last);
          expect(actual).toBeLessThanOrEqual(1);
          last = actual;
        }
      }
    }),
    { numRuns: 100 },
  );
});

describe('J-07 a borrowed curve', () => {
  const modest = () => ({ stated: 0.6, truth: 0.95 });
  const boastful = () => ({ stated: 0.9, truth: 0.3 });

  test('J-07 is taken from the agent before it is taken from everybody', () => {
    const random = createRandom(7);
    const calibrator = trained([
      ...simulatedLabels(boastful, 200, random, { prefix: 'a', agentId: 'one' }),
      ...simulatedLabels(modest, 200, random, { prefix: 'b', agentId: 'two' }),
    ]);
    expect(curveFor(calibrator, 'one', 'issue_refund')?.from).toBe('action');
    expect(curveFor(calibrator, 'one', 'close_account')?.from).toBe('agent');
    expect(curveFor(calibrator, 'three', 'issue_refund')?.from).toBe('everybody');
    expect(calibrate(calibrator, 'one', 'close_account', 0.9)).toBeLessThan(0.45);
  });

  test('J-07 adds caution and never takes any away', () => {
    const calibrator = trained(simulatedLabels(modest, 400, createRandom(8), { agentId: 'two' }));
    expect(calibrate(calibrator, 'two', 'issue_refund', 0.6)).toBeGreaterThan(0.85);
    expect(calibrate(calibrator, 'two', 'close_account', 0.6)).toBe(0.6);
    expect(calibrate(calibrator, 'three', 'issue_refund', 0.6)).toBe(0.6);
  });
});

describe('J-08 under the minimum', () => {
  const labels = simulatedLabels(OVERCONFIDENT, 50, createRandom(1));

  test('J-08 one label less than the minimum is refused, with what there is and what is needed', () => {
    expect(trainCalibrator(labels.slice(1), options)).toEqual({ ok: false, error: { code: 'TOO_FEW', n: 49, minimum: 50 } });
    expect(trainCalibrator([], { ...options, minimum: 1 }).ok).toBe(false);
  });

  test('J-08 the minimum is enough', () => {
    expect(trainCalibrator(labels, options).ok).toBe(true);
    expect(calibrate(trained(labels), 'refund-bot', 'issue_refund', 0.9)).not.toBeNull();
  });

  test('J-08 nothing is claimed where nothing was stated, nor where a policy asks for more labels than there are', () => {
    const calibrator = trained(labels);
    expect(calibrate(calibrator, 'refund-bot', 'issue_refund', undefined)).toBeNull();
    expect(calibrate(calibrator, 'refund-bot', 'issue_refund', 0.9, 50)).not.toBeNull();
    expect(calibrate(calibrator, 'refund-bot', 'issue_refund', 0.9, 51)).toBeNull();
    expect(calibrate({ ...calibrator, minimum: 51 }, 'refund-bot', 'issue_refund', 0.9, 1)).toBeNull();
  });
});

test('J-09 what is said of a group does not change when people had decided the other way on all of it', () => {
  const labels = simulatedLabels(OVERCONFIDENT, 200, createRandom(9)).map((label, i) => ({ ...label, group: `task-${i % 20}` }));
  const flipped = labels.map((label) => (label.group === 'task-3' ? { ...label, needed: !label.needed } : label));
  const ofTask = (rows: readonly Labelled[]) =>
    crossFittedConfidence(rows, 50).flatMap(({ id, group, calibrated }) => (group === 'task-3' ? [[id, calibrated]] : []));
  expect(crossFittedConfidence(labels, 50).map(({ id }) => id)).toEqual(labels.map(({ id }) => id));
  expect(ofTask(labels)).toHaveLength(10);
  expect(ofTask(flipped)).toEqual(ofTask(labels));
  expect(trained(flipped)).not.toEqual(trained(labels));
});

describe('J-10 weights', () => {
  test('J-10 only their proportions count: a label of weight 10 is no ten answers', () => {
    const labels = simulatedLabels(OVERCONFIDENT, 200, createRandom(3));
    const heavy = labels.map((label) => ({ ...label, weight: 8 }));
    const [one, other] = [trained(labels), trained(heavy)];
    expect(other.everybody?.knots).toEqual(one.everybody?.knots);
    expect(other.operating).toEqual(one.operating);
    expect(other.everybody).toMatchObject({ n: 200, weight: 1_600 });
  });

  test.each(seeds(5))('J-10 what was drawn with a chance of one in ten counts tenfold (seed %i)', (seed) => {
    const random = createRandom(seed);
    // Of actions stated alike, the risky half always waits for a person, the rest is drawn: unweighted, half seem bad.
    const labels = Array.from({ length: 8_000 }, (_, i) => {
      const isRisky = random() < 0.1;
      return labelOfStatement(`label-${i}`, 0.9, { needed: random() < (isRisky ? 0.7 : 0.05), weight: isRisky ? 1 : 10 });
    }).filter(({ weight }) => random() < 1 / weight);
    const truth = 1 - (0.1 * 0.7 + 0.9 * 0.05);
    const unweighted = trained(labels.map((label) => ({ ...label, weight: 1 })));
    expect(
      Math.abs((calibrate(trained(labels), 'refund-bot', 'issue_refund', 0.9) ?? 0) - truth),
      again(seed, FILE),
    ).toBeLessThan(0.03);
    expect(calibrate(unweighted, 'refund-bot', 'issue_refund', 0.9), again(seed, FILE)).toBeLessThan(truth - 0.1);
  });
});
