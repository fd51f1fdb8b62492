import { setImmediate } from 'node:timers/promises';
import { READINGS_MS, secondsPerReview } from '@countersign/shared/domain/board/review-seconds';
import { allocateBudget, type StratumLoad } from '@countersign/shared/domain/sampling/allocate-budget';
import { planOf } from '@countersign/shared/domain/sampling/plan';
import type { Timestamp } from '@countersign/shared/model/ids';
import type { SamplingPlan } from '@countersign/shared/model/sampling-plan';
import { boardReads } from '../../store/board-store.ts';
import type { Database } from '../../store/database.ts';
import { insertPlan, loadPlans } from '../../store/plan-store.ts';
import { countStrata, firstOpenedSince } from '../../store/stratum-store.ts';
import type { Force } from './in-force.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LOOK_BACK_MS = 7 * DAY_MS;
/** Each stratum is looked at now and then: what nobody looks at stays unknown for ever. */
const LEAST = 0.01;
const MOST = 1;

type Dependencies = {
  readonly database: Pick<Database, 'db'>;
  readonly force: Pick<Force, 'at' | 'refresh'>;
  readonly now: () => Timestamp;
};

/** Spreads the reviewer-minutes of the live policy over what was proposed in the last seven days (SPEC Z-35). */
export const createSamplingPlanner = ({ database: { db }, force, now }: Dependencies) => {
  const reads = boardReads(db);

  /** Hour by hour, so that nobody waits for a week to be counted. */
  const loadStrata = async (at: Timestamp): Promise<readonly StratumLoad[]> => {
    const first = await firstOpenedSince(db, at - LOOK_BACK_MS);
    if (first === null) return [];
    const counted = new Map<string, { opened: number; n: number; needed: number }>();
    for (let from = first; from < at; from += HOUR_MS) {
      for (const { stratum, opened, labels, needed } of await countStrata(db, from, Math.min(at, from + HOUR_MS))) {
        const sum = counted.get(stratum) ?? { opened: 0, n: 0, needed: 0 };
        counted.set(stratum, { opened: sum.opened + opened, n: sum.n + labels, needed: sum.needed + needed });
      }
      await setImmediate();
    }
    // A hub of yesterday has not seen a week.
    const days = Math.max(HOUR_MS, at - first) / DAY_MS;
    return [...counted].map(([stratum, { opened, n, needed }]) => ({ stratum, perDay: opened / days, needed: { n, needed } }));
  };

  const makePlan = async (minutesPerDay: number, at: Timestamp): Promise<SamplingPlan> => {
    const times = secondsPerReview(await reads.readings(at - READINGS_MS));
    const strata = await loadStrata(at);
    const budget = { minutesPerDay, secondsPerReview: times.medium.seconds, strata, least: LEAST, most: MOST };
    // What is new has no volume yet, so no minutes: until the next plan only the least of it is drawn.
    return planOf(`plan-${at}`, at, minutesPerDay, { ...allocateBudget(budget), defaultRate: LEAST });
  };

  return {
    /**
     * Makes the next plan where the newest is an hour old or spends another budget than the policy says.
     * @returns whether this node's plan is the one that all nodes will use.
     */
    planAhead: async (): Promise<boolean> => {
      const at = now();
      await force.refresh();
      const { minutesPerDay } = force.at(at).policy.document.sampling;
      if (minutesPerDay === undefined) return false;
      const newest = (await loadPlans(db, at)).at(-1);
      if (newest !== undefined) {
        const isFresh = newest.effectiveAt > at - HOUR_MS;
        if (isFresh && (JSON.parse(newest.body) as SamplingPlan).minutesPerDay === minutesPerDay) return false;
      }
      const plan = await makePlan(minutesPerDay, at);
      const { id, effectiveAt, madeAt } = plan;
      return insertPlan(db, { id, effectiveAt, madeAt, body: JSON.stringify(plan) });
    },
  };
};
export type SamplingPlanner = ReturnType<typeof createSamplingPlanner>;
