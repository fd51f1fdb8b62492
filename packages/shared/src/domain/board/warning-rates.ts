import { newcombe, type Sample } from './newcombe.ts';
import { wilson } from './wilson.ts';
import type { Reading } from './warning.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const OVERRIDE_MINIMUM_N = 50;
/** Between these shares of proposals that wait for a person an agent is as it should be. */
export const ESCALATION_RATE = { low: 0.05, high: 0.4 } as const;
const AGENT_MINIMUM_N = 20;

/** People overrule the agents more often than before: the whole Newcombe interval of the difference is above 0. */
export const overrideRising = (now: Sample, before: Sample, days: number): Reading => {
  const interval = newcombe(now, before);
  const value = now.n === 0 || before.n === 0 ? 0 : now.hits / now.n - before.hits / before.n;
  const hasEnough = Math.min(now.n, before.n) >= OVERRIDE_MINIMUM_N;
  return {
    rule: 'override_rising',
    subject: '',
    n: now.n + before.n,
    minimumN: 2 * OVERRIDE_MINIMUM_N,
    interval,
    windowMs: days * DAY_MS,
    value,
    limit: 0,
    level: !hasEnough ? 'off' : interval.low > 0 ? 'on' : value > 0 ? 'between' : 'off',
  };
};

/** One agent asks far too often, or hardly ever: only when its whole Wilson interval is beyond the limit. */
export const escalationRate = (agentId: string, { hits, n }: Sample): readonly Reading[] => {
  const interval = wilson(hits, n);
  const value = n === 0 ? 0 : hits / n;
  const { low, high } = ESCALATION_RATE;
  const common = { subject: agentId, n, minimumN: AGENT_MINIMUM_N, interval, windowMs: HOUR_MS, value };
  const level = (isBeyond: boolean, isStill: boolean): Reading['level'] =>
    n < AGENT_MINIMUM_N ? 'off' : isBeyond ? 'on' : isStill ? 'between' : 'off';
  return [
    { ...common, rule: 'escalates_much', limit: high, level: level(interval.low > high, value > high) },
    { ...common, rule: 'escalates_little', limit: low, level: level(interval.high < low, value < low) },
  ];
};
