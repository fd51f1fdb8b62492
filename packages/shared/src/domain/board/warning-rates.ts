import { newcombe, type Sample } from './newcombe.ts';
import type { DayOfDecisions } from './override-days.ts';
import { wilson } from './wilson.ts';
import type { Reading } from './warning.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const OVERRIDE_MINIMUM_N = 50;
const WEEK = 7;
const BEFORE = 28;
const OVERRIDE_LOOKS = 2;
/**
 * The rule looks every day, so that at 1.96 chance alone would raise it in every tenth quiet week. At 2.5 (98.8 %), held
 * for two days, it is about one in eighty; 12 of 100 after 20 of 400 still fires.
 */
const OVERRIDE_Z = 2.5;

/** Between these shares of proposals that wait for a person an agent is as it should be. */
const ESCALATION_RATE = { low: 0.05, high: 0.4 } as const;
const AGENT_MINIMUM_N = 20;

/**
 * People overrule the agents more often than before: the whole Newcombe interval of the difference is above 0, and not
 * only at the 95 % that are shown. One look; `overridesRising` asks for two.
 */
export const overrideRising = (now: Sample, before: Sample, days: number): Reading => {
  const value = now.n === 0 || before.n === 0 ? 0 : now.hits / now.n - before.hits / before.n;
  const hasEnough = Math.min(now.n, before.n) >= OVERRIDE_MINIMUM_N;
  const isRising = hasEnough && newcombe(now, before, OVERRIDE_Z).low > 0;
  return {
    rule: 'override_rising',
    subject: '',
    n: now.n + before.n,
    minimumN: 2 * OVERRIDE_MINIMUM_N,
    interval: newcombe(now, before),
    windowMs: days * DAY_MS,
    value,
    limit: 0,
    level: isRising ? 'on' : hasEnough && value > 0 ? 'between' : 'off',
    looks: OVERRIDE_LOOKS,
    compared: { now, before },
  };
};

const sum = (days: readonly DayOfDecisions[]): Sample => ({
  hits: days.reduce((hits, { overridden }) => hits + overridden, 0),
  n: days.reduce((n, { decided }) => n + decided, 0),
});

/** The last week against the four before it, as it stood at the end of yesterday and of the day before: both must hold. */
export const overridesRising = (days: readonly DayOfDecisions[]): Reading => {
  // Of the running day nobody knows yet how it will end; counting it would make a look of every minute.
  const complete = days.slice(0, -1);
  const look = (end: number): Reading =>
    overrideRising(
      sum(complete.slice(Math.max(0, end - WEEK), end)),
      sum(complete.slice(Math.max(0, end - WEEK - BEFORE), Math.max(0, end - WEEK))),
      WEEK,
    );
  const last = look(complete.length);
  const isNew = last.level === 'on' && look(complete.length - 1).level !== 'on';
  return isNew ? { ...last, level: 'between' } : last;
};

/** `hits` of `n` proposals waited for a person, in the last `windowMs`. */
export type RateWindow = Sample & { readonly windowMs: number };

const rateReading = (
  rule: 'escalates_much' | 'escalates_little',
  agentId: string,
  { hits, n, windowMs }: RateWindow,
): Reading => {
  const interval = wilson(hits, n);
  const value = n === 0 ? 0 : hits / n;
  const limit = rule === 'escalates_much' ? ESCALATION_RATE.high : ESCALATION_RATE.low;
  const [isBeyond, isStill] =
    rule === 'escalates_much' ? [interval.low > limit, value > limit] : [interval.high < limit, value < limit];
  return {
    rule,
    subject: agentId,
    n,
    minimumN: AGENT_MINIMUM_N,
    interval,
    windowMs,
    value,
    limit,
    level: n < AGENT_MINIMUM_N ? 'off' : isBeyond ? 'on' : isStill ? 'between' : 'off',
  };
};

/** The first window, from the shortest, that settles it; else the first with enough proposals; else the longest. */
const settled = (readings: readonly Reading[]): readonly Reading[] => {
  const enough = readings.filter(({ n, minimumN }) => n >= minimumN);
  const found = readings.find(({ level }) => level === 'on') ?? enough[0] ?? readings.at(-1);
  return found === undefined ? [] : [found];
};

/**
 * One agent asks far too often, or hardly ever: only when its whole Wilson interval is beyond the limit. Too often is read
 * from the shortest window that holds enough proposals, so that the warning ends as soon as the agent has changed. Hardly
 * ever needs 73 proposals without a question, which a quiet agent makes only in the longer windows.
 */
export const escalationRates = (agentId: string, windows: readonly RateWindow[]): readonly Reading[] => {
  const shortest = windows.find(({ n }) => n >= AGENT_MINIMUM_N) ?? windows.at(-1);
  return [
    ...(shortest === undefined ? [] : [rateReading('escalates_much', agentId, shortest)]),
    ...settled(windows.map((window) => rateReading('escalates_little', agentId, window))),
  ];
};

/** The same of one hour alone. */
export const escalationRate = (agentId: string, sample: Sample): readonly Reading[] =>
  escalationRates(agentId, [{ ...sample, windowMs: HOUR_MS }]);
