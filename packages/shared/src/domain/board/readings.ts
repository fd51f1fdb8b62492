import type { Counted } from '../metrics/histogram.ts';
import type { Waiting } from './ageing.ts';
import type { DayOfDecisions } from './override-days.ts';
import { type Flow, QUARTER_MS } from './quarters.ts';
import type { Reading } from './warning.ts';
import { notifiesSlowly } from './warning-notify.ts';
import { atRisk, oldestWait, queueGrowing } from './warning-queue.ts';
import { escalationRates, overridesRising } from './warning-rates.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What the rules look at besides the items that wait now. The last window of `flow` and of `notified` still runs. */
export type BoardFigures = {
  readonly flow: readonly Flow[];
  readonly overrides: readonly DayOfDecisions[];
  /** By quarter of an hour of opening: how long the escalated took to be shown, or have taken so far. Absent for an older hub. */
  readonly notified?: readonly { readonly times: readonly Counted[] }[] | undefined;
  readonly targets: { readonly atRisk: number; readonly oldestMs: number };
  readonly agents: readonly {
    readonly id: string;
    readonly paused: unknown;
    readonly proposedLastHour: number;
    readonly escalatedLastHour: number;
    readonly proposedLastDay?: number | undefined;
    readonly escalatedLastDay?: number | undefined;
  }[];
};

/** Every warning rule, measured: the one place that says what each is given. A paused agent is not judged. */
export const readingsOf = (items: readonly Waiting[], figures: BoardFigures, now: number): readonly Reading[] => [
  queueGrowing(figures.flow.slice(0, -1), QUARTER_MS, items, now),
  atRisk(items, figures.targets.atRisk, now),
  oldestWait(items, figures.targets.oldestMs, now),
  overridesRising(figures.overrides),
  ...(figures.notified === undefined ? [] : [notifiesSlowly(figures.notified.slice(0, -1).map(({ times }) => times))]),
  ...figures.agents
    .filter(({ paused }) => paused === null)
    .flatMap((agent) =>
      escalationRates(agent.id, [
        { windowMs: HOUR_MS, hits: agent.escalatedLastHour, n: agent.proposedLastHour },
        ...(agent.proposedLastDay === undefined
          ? []
          : [{ windowMs: DAY_MS, hits: agent.escalatedLastDay ?? 0, n: agent.proposedLastDay }]),
      ]),
    ),
];
