import { expect, test } from 'vitest';
import { createMadeDesk, QUIET } from '../../../testing/made-desk.ts';
import { createRandom } from '../../../testing/random.ts';
import { CHANGES, delayToDetection, falseAlarms, SIGNS } from '../../../testing/alarms.ts';
import { readingsOf } from './readings.ts';
import { WARNING_RULES } from './warning.ts';

const SEED = 4;
const HOUR = 4;

test('Q-17 every rule is measured in one place, with what it rests on', () => {
  const desk = createMadeDesk(createRandom(SEED));
  for (let quarter = 0; quarter < 40 * 96; quarter++) desk.step(QUIET);
  const { now, items, figures } = desk.look();
  const readings = readingsOf(items, figures, now);
  expect(new Set(readings.map(({ rule }) => rule))).toEqual(new Set(WARNING_RULES));
  for (const { rule, value, limit, n, minimumN } of readings)
    expect([value, limit, n, minimumN].every(Number.isFinite), rule).toBe(true);
});

test('Q-17 a paused agent is not judged', () => {
  const desk = createMadeDesk(createRandom(SEED));
  for (let quarter = 0; quarter < 96; quarter++) desk.step({ ...QUIET, escalated: 0.8 });
  const { now, items, figures } = desk.look();
  const much = (agents: typeof figures.agents) =>
    readingsOf(items, { ...figures, agents }, now).filter(({ rule, level }) => rule === 'escalates_much' && level === 'on')
      .length;
  expect(much(figures.agents)).toBe(3);
  expect(much(figures.agents.map((agent) => ({ ...agent, paused: { at: now } })))).toBe(0);
});

// `npm run bench:statistics` does the same with 10,000 weeks.
test('Q-16 in 400 quiet weeks no sign is raised in more than one of fifty', { timeout: 60_000 }, () => {
  const found = falseAlarms(400, SEED);
  for (const sign of SIGNS)
    for (const [look, share] of Object.entries(found[sign]))
      expect(share, `seed ${SEED}, ${sign}, every ${look}`).toBeLessThan(0.02);
});

test.each([
  ['escalates_much', 2 * HOUR],
  ['escalates_little', 4 * HOUR],
  ['override_rising', 4 * 24 * HOUR],
  ['notifies_slowly', 12 * HOUR],
  ['queue_growing', 10 * HOUR],
] as const)(
  'Q-16 a real change raises %s within %i quarters of an hour, in nine runs of ten',
  { timeout: 60_000 },
  (sign, within) => {
    const change = CHANGES.find((each) => each.sign === sign);
    if (change === undefined) throw new Error(`no change for ${sign}`);
    const delays = Array.from({ length: 20 }, (_, i) => delayToDetection(change, SEED + i)).toSorted((a, b) => a - b);
    expect(delays[17], `seeds from ${SEED}: ${delays.join(' ')}`).toBeLessThanOrEqual(within);
  },
);
