import { z } from 'zod';
import { PrincipalId } from './ids.ts';
import { RiskClass, Route } from './vocabulary.ts';

const count = z.int().min(0);

/**
 * Count, sum and sum of squares of one quantity: enough for its mean and spread, and two of them add up. Sums are real
 * numbers: squares of milliseconds leave the range of exact integers, so a database must add them as floating point.
 */
export const Moments = z.object({ n: count, sum: z.number(), squares: z.number().min(0) });
export type Moments = z.infer<typeof Moments>;

/** What the items of one cell have in common. `day` is that of opening and counts from 1970, in UTC. */
export const TallyCell = z.object({
  day: z.int(),
  agentId: PrincipalId,
  action: z.string(),
  route: Route,
  riskClass: RiskClass,
  /**
   * Inclusion probability, to four digits. Below 1 on route `review`: an audit, which stands for 1/p actions that would
   * have run unseen. On route `autonomous`: the probability with which it would have been audited; 1 means never.
   */
  inclusion: z.number().gt(0).max(1),
  rule: z.string(),
  /** Of the agent's costs; null where it told none. */
  currency: z.string().nullable(),
});
export type TallyCell = z.infer<typeof TallyCell>;

/**
 * Everything that the measures need of the items of one cell. All counts are of items opened on that day, whenever the
 * rest happened, so a day's figures go on ripening until its last item is settled. Open: opened − decided − expired −
 * withdrawn. Approved unchanged: decided − overridden.
 */
export const Tally = TallyCell.extend({
  opened: count,
  /** Decided by a person. An autonomous action that nobody looked at is not. */
  decided: count,
  /** Decided otherwise than by a plain approval: it needed a person. */
  overridden: count,
  /** Of the decided: completed correctly. Route `escalate`: the effect was not reported failed. Others, which ran before a
      person looked: approved unchanged, and not reported failed. */
  succeeded: count,
  expired: count,
  /** Withdrawn or superseded by the agent: as if never asked. */
  withdrawn: count,
  /** What the agent said of the effect. */
  applied: count,
  failed: count,
  /** A person's time on a decided item: active reading, and for a take-over until the handback. Milliseconds. */
  handlingMs: Moments,
  /** The same, of the overridden ones alone. */
  correctionMs: Moments,
  /** What the agent says an item cost it, in minor units of `currency`. */
  agentCostMinor: Moments,
});
export type Tally = z.infer<typeof Tally>;

/**
 * How many escalated items took so long from opening until they were first shown to a person. `bucket` is that of
 * `domain/metrics/histogram`, about 5 % wide.
 */
export const HistogramRow = z.object({ day: z.int(), route: Route, bucket: z.int().min(0), count });
export type HistogramRow = z.infer<typeof HistogramRow>;
