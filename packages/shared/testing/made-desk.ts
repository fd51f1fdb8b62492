import { bucketOf } from '../src/domain/metrics/histogram.ts';
import type { Waiting } from '../src/domain/board/ageing.ts';
import type { BoardFigures } from '../src/domain/board/readings.ts';
import { drawBinomial, drawLognormal, drawPoisson } from './chance.ts';

/** What a desk is like; everything that a change may change. Times in milliseconds, rates per hour at the busiest. */
export type Circumstances = {
  readonly proposalsPerHour: number;
  readonly escalated: number;
  readonly overridden: number;
  readonly notifyMedianMs: number;
  readonly notifyP95Ms: number;
};
export const QUIET: Circumstances = {
  proposalsPerHour: 400,
  escalated: 0.2,
  overridden: 0.1,
  notifyMedianMs: 8_000,
  notifyP95Ms: 30_000,
};

const QUARTER = 900_000;
const DAY_QUARTERS = 96;
const DAYS_KEPT = 37;
/** Share of the proposals that each agent makes. */
const AGENTS = [
  ['billing-agent', 0.5],
  ['travel-agent', 0.3],
  ['claims-agent', 0.2],
] as const;
/** What one person decides in a quarter of an hour: 67 s each, pauses included. Two are there by day, one at night. */
const PER_PERSON = 13.4;
const BUSY_FROM = 0.5;
const DEADLINE_MS = 3_600_000;

/** How busy this quarter of the week is, 1 from 8 to 18 on weekdays. */
const busyness = (quarter: number): number => {
  const hour = Math.floor(quarter / 4) % 24;
  const isWeekend = Math.floor(quarter / DAY_QUARTERS) % 7 >= 5;
  return (hour >= 8 && hour < 18 ? 1 : hour >= 6 && hour < 22 ? 0.3 : 0.1) * (isWeekend ? 0.3 : 1);
};

type Quarter = {
  readonly from: number;
  readonly opened: number;
  settled: number;
  readonly times: { bucket: number; count: number }[];
};
type AgentLog = { readonly id: string; readonly proposed: number[]; readonly escalated: number[] };

const last = (counts: readonly number[], length: number): number => counts.slice(-length).reduce((sum, count) => sum + count, 0);

/**
 * A desk of three agents and enough people, a quarter of an hour at a time: Poisson arrivals by hour and weekday, first come
 * first served. By day three quarters of people's time go into the quiet load. `step` is told what it is like now.
 */
export const createMadeDesk = (random: () => number) => {
  const windows: Quarter[] = [];
  const days: { day: number; decided: number; overridden: number }[] = [];
  const agents: readonly AgentLog[] = AGENTS.map(([id]) => ({ id, proposed: [], escalated: [] }));
  let waiting: Waiting[] = [];
  let quarter = 0;

  const arrive = (now: Circumstances): number => {
    const expected = (now.proposalsPerHour / 4) * busyness(quarter);
    let opened = 0;
    AGENTS.forEach(([, share], i) => {
      const log = agents[i];
      if (log === undefined) return;
      const asked = drawPoisson(random, expected * share * now.escalated);
      log.proposed.push(asked + drawPoisson(random, expected * share * (1 - now.escalated)));
      log.escalated.push(asked);
      if (log.proposed.length > DAY_QUARTERS) for (const counts of [log.proposed, log.escalated]) counts.shift();
      opened += asked;
    });
    return opened;
  };

  const decide = (now: Circumstances): number => {
    const people = busyness(quarter) > BUSY_FROM ? 2 : 1;
    const decided = Math.min(waiting.length, drawPoisson(random, people * PER_PERSON));
    waiting = waiting.slice(decided);
    if (quarter % DAY_QUARTERS === 0) days.push({ day: quarter * QUARTER, decided: 0, overridden: 0 });
    if (days.length > DAYS_KEPT) days.shift();
    const today = days.at(-1);
    if (today !== undefined) {
      today.decided += decided;
      today.overridden += drawBinomial(random, decided, now.overridden);
    }
    return decided;
  };

  return {
    /** A quarter of an hour passes. */
    step: (now: Circumstances): void => {
      const from = quarter * QUARTER;
      const opened = arrive(now);
      const times = new Map<number, number>();
      for (let i = 0; i < opened; i++) {
        const openedAt = from + (i / opened) * QUARTER;
        waiting.push({ riskClass: 'medium', openedAt, deadlineAt: openedAt + DEADLINE_MS, overdue: false });
        const bucket = bucketOf(drawLognormal(random, now.notifyMedianMs, now.notifyP95Ms));
        times.set(bucket, (times.get(bucket) ?? 0) + 1);
      }
      const settled = decide(now);
      windows.push({ from, opened, settled, times: [...times].map(([bucket, count]) => ({ bucket, count })) });
      if (windows.length > 16) windows.shift();
      quarter += 1;
    },
    /** What the board would show at the end of the last quarter; the window that runs is empty yet. */
    look: (): { readonly now: number; readonly items: readonly Waiting[]; readonly figures: BoardFigures } => ({
      now: quarter * QUARTER,
      items: waiting,
      figures: {
        flow: [
          ...windows.map(({ from, opened, settled }) => ({ from, opened, settled, waiting: 0 })),
          { from: 0, opened: 0, settled: 0, waiting: 0 },
        ],
        overrides: days,
        notified: [...windows.slice(-2), { times: [] }],
        targets: { atRisk: 0, oldestMs: 600_000 },
        agents: agents.map(({ id, proposed, escalated }) => ({
          id,
          paused: null,
          proposedLastHour: last(proposed, 4),
          escalatedLastHour: last(escalated, 4),
          proposedLastDay: last(proposed, DAY_QUARTERS),
          escalatedLastDay: last(escalated, DAY_QUARTERS),
        })),
      },
    }),
  };
};
