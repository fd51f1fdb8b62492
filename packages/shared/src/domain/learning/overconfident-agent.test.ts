import { afterAll, expect, test, vi } from 'vitest';
import { createRandom } from '../../../testing/random.ts';
import { again, seeds } from '../../../testing/seeds.ts';
import { ALWAYS_95, JUMPING, OVERCONFIDENT, type SimulatedAgent, simulatedLabels } from '../../../testing/simulated-labels.ts';
import { calibrate } from './calibrate.ts';
import { expectedCalibrationError } from './calibration-error.ts';
import { equalMassBins } from './reliability-bins.ts';
import { trainCalibrator } from './train-calibrator.ts';

// Seconds of arithmetic, more where other tests run beside it.
vi.setConfig({ testTimeout: 60_000 });

const LABELS = 2_000;
const FRESH = 20_000;

const ece = (pairs: readonly { readonly confidence: number; readonly correct: boolean }[]): number =>
  expectedCalibrationError(
    equalMassBins(
      pairs.map((pair) => ({ ...pair, weight: 1 })).toSorted((a, b) => a.confidence - b.confidence),
      15,
    ),
  );

const AGENTS: readonly (readonly [string, SimulatedAgent, { readonly before: number; readonly after: number }])[] = [
  ['right with the square of what it states', OVERCONFIDENT, { before: 0.1, after: 0.03 }],
  ['0.95 of everything, right in 60 %', ALWAYS_95, { before: 0.3, after: 0.03 }],
  // Not of the figure, and harder: no smooth line fits, and the steps cost labels.
  ['0.4 up to 0.9, then 0.9', JUMPING, { before: 0.15, after: 0.04 }],
];
const printed: string[] = [];
afterAll(() => {
  process.stdout.write(`figure 4: ECE on ${FRESH} fresh draws, before and after ${LABELS} labels\n${printed.join('\n')}\n`);
});

test.each(AGENTS)('J-11 an overconfident agent (%s) is calibrated after 2,000 labels', (name, agent, limits) => {
  const figures = seeds(10).map((seed) => {
    const random = createRandom(seed);
    const result = trainCalibrator(simulatedLabels(agent, LABELS, random), { minimum: 50, trainedAt: 0, version: 'figure-4' });
    if (!result.ok) throw new Error('refused');
    const calibrator = result.value;
    const draws = Array.from({ length: FRESH }, () => {
      const { stated, truth } = agent(random);
      return { stated: stated ?? 0, correct: random() < truth };
    });
    const before = ece(draws.map(({ stated, correct }) => ({ confidence: stated, correct })));
    const after = ece(
      draws.map(({ stated, correct }) => ({
        confidence: calibrate(calibrator, 'refund-bot', 'issue_refund', stated) ?? Number.NaN,
        correct,
      })),
    );
    expect(before, again(seed, 'src/domain/learning/overconfident-agent.test.ts')).toBeGreaterThan(limits.before);
    expect(after, again(seed, 'src/domain/learning/overconfident-agent.test.ts')).toBeLessThan(limits.after);
    return { before, after };
  });
  const worst = Math.max(...figures.map(({ after }) => after));
  const mean = figures.reduce((sum, { before }) => sum + before, 0) / figures.length;
  printed.push(`  ${name}: ${mean.toFixed(3)} → at worst ${worst.toFixed(4)} over ${figures.length} seeds`);
});
