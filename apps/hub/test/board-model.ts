import { bucketOf } from '@countersign/shared/domain/metrics/histogram';
import { anEscalation } from '@countersign/shared/testing/escalations';
import { RISK_CLASSES, type DecisionKind, type RiskClass, type Route } from '@countersign/shared/model/vocabulary';
import type { EscalationId, PrincipalId, SubmissionKey } from '@countersign/shared/model/ids';
import type { Board } from '@countersign/shared/protocol/board';
import type { Change } from '../src/store/escalation-writes.ts';

/** One item as the board's figures see it. */
export type BoardItem = {
  readonly openedAt: number;
  readonly route: Route;
  readonly riskClass: RiskClass;
  readonly agentId: PrincipalId;
  readonly assignee: PrincipalId | null;
  readonly holder: PrincipalId | null;
  readonly settled: { readonly at: number; readonly by: PrincipalId | null; readonly verdict: DecisionKind | null } | null;
  readonly dwellMs: number | null;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The row that such an item has in the store. */
export const changeOfItem = (item: BoardItem, i: number): Change => {
  const state = anEscalation();
  return {
    state: {
      ...state,
      id: `00000000-0000-7000-8000-${String(i).padStart(12, '0')}` as EscalationId,
      key: `k${i}` as SubmissionKey,
      agentId: item.agentId,
      openedAt: item.openedAt,
      assignee: item.assignee,
      routing: { ...state.routing, route: item.route, riskClass: item.riskClass },
    },
    baseVersion: 0,
    seq: i + 1,
    card: { agentName: 'bot' },
    isOpen: item.settled === null,
    toDeliver: false,
    dueAt: null,
    holder: item.holder,
    settled: item.settled,
    dwellMs: item.dwellMs,
    handedBackAt: null,
    report: null,
    facts: null,
  };
};

const middle = (sorted: readonly number[]): number =>
  ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 2;

/** Minutes of reading since the last ten minutes without any. */
const minutesOf = (items: readonly BoardItem[], now: number): number => {
  const spans = items
    .map((item) => ({ from: (item.settled?.at ?? 0) - (item.dwellMs ?? 0), to: item.settled?.at ?? 0 }))
    .filter(({ to }) => to > now - 8 * HOUR)
    .toSorted((one, other) => other.to - one.to);
  let reach = now;
  let read = 0;
  for (const { from, to } of spans) {
    if (reach - to >= 10 * MINUTE) break;
    if (from < reach) read += Math.min(to - from, reach - from);
    reach = Math.min(reach, from);
  }
  return Math.floor(read / MINUTE);
};

type Figures = Pick<Board, 'flow' | 'overrides' | 'notified' | 'secondsPerReview' | 'hourAgo'>;

/** What the board must show of these items, counted one by one. */
export const naiveBoard = (
  items: readonly BoardItem[],
  now: number,
  people: readonly PrincipalId[],
  agents: readonly PrincipalId[],
) => {
  const queued = items.filter(({ route }) => route !== 'autonomous');
  const decided = items.filter(({ settled }) => settled !== null && settled.by !== null);
  const waitedAt = (time: number) =>
    queued.filter(({ openedAt, settled }) => openedAt <= time && (settled === null || settled.at > time));
  const count = (times: readonly (number | undefined)[], from: number, to: number): number =>
    times.filter((time) => time !== undefined && time >= from && time < to).length;
  const settledSince = (time: number) => decided.filter(({ settled }) => (settled?.at ?? 0) > time);

  const quarter = Math.floor(now / (15 * MINUTE)) * 15 * MINUTE;
  const flow = Array.from({ length: 16 }, (_, i) => {
    const from = quarter - (15 - i) * 15 * MINUTE;
    const to = from + 15 * MINUTE;
    return {
      from,
      opened: count(
        queued.map(({ openedAt }) => openedAt),
        from,
        to,
      ),
      settled: count(
        queued.map(({ settled }) => settled?.at),
        from,
        to,
      ),
      waiting: waitedAt(Math.min(now, to - 1)).length,
    };
  });
  const today = Math.floor(now / DAY) * DAY;
  const overrides = Array.from({ length: 37 }, (_, i) => {
    const day = today - (36 - i) * DAY;
    const those = decided.filter(({ settled }) => settled !== null && settled.at >= day && settled.at < day + DAY);
    return { day, decided: those.length, overridden: those.filter(({ settled }) => settled?.verdict !== 'approve').length };
  });
  // Nothing of the model was on a screen: an item takes until it is settled, or until now.
  const notified = [2, 1, 0].map((ago) => {
    const from = quarter - ago * 15 * MINUTE;
    const those = items.filter(
      (item) => item.route === 'escalate' && item.openedAt >= from && item.openedAt < from + 15 * MINUTE,
    );
    const buckets = those.map(({ openedAt, settled }) => bucketOf((settled?.at ?? now) - openedAt));
    const times = [...new Set(buckets)].map((bucket) => ({ bucket, count: buckets.filter((each) => each === bucket).length }));
    return { from, times: times.toSorted((one, other) => one.bucket - other.bucket) };
  });
  const starting = { low: 10, medium: 45, high: 90, critical: 150 };
  const secondsOf = (riskClass: RiskClass) => {
    const read = decided
      .filter((item) => item.riskClass === riskClass && item.dwellMs !== null && (item.settled?.at ?? 0) >= now - 14 * DAY)
      .map(({ dwellMs }) => Math.round((dwellMs ?? 0) / 1_000))
      .toSorted((one, other) => one - other);
    return { seconds: read.length < 20 ? starting[riskClass] : Math.max(1, middle(read)), n: read.length };
  };
  const hourAgo = waitedAt(now - HOUR);
  const figures: Figures = {
    flow,
    overrides,
    notified,
    secondsPerReview: Object.fromEntries(
      RISK_CLASSES.map((riskClass) => [riskClass, secondsOf(riskClass)]),
    ) as Figures['secondsPerReview'],
    hourAgo: {
      waiting: hourAgo.length,
      oldestMs: hourAgo.length === 0 ? null : now - HOUR - Math.min(...hourAgo.map(({ openedAt }) => openedAt)),
    },
  };
  return {
    ...figures,
    people: people.map((id) => {
      const waiting = items.filter(({ settled }) => settled === null);
      const recent = settledSince(now - HOUR).filter(({ settled }) => settled?.by === id);
      return {
        id,
        open: waiting.filter(({ assignee, holder }) => assignee === id || holder === id).length,
        claimed: waiting.filter(({ holder }) => holder === id).length,
        decidedLastHour: recent.length,
        highRiskLastHour: recent.filter(({ riskClass }) => riskClass === 'high' || riskClass === 'critical').length,
        activeMinutes: minutesOf(
          decided.filter(({ settled }) => settled?.by === id),
          now,
        ),
      };
    }),
    agents: agents.map((id) => {
      const own = items.filter((item) => item.agentId === id);
      const since = (ms: number) => own.filter(({ openedAt }) => openedAt > now - ms);
      const escalated = (some: readonly BoardItem[]): number => some.filter(({ route }) => route === 'escalate').length;
      return {
        id,
        open: own.filter(({ settled }) => settled === null).length,
        proposedLastHour: since(HOUR).length,
        escalatedLastHour: escalated(since(HOUR)),
        proposedLastDay: since(DAY).length,
        escalatedLastDay: escalated(since(DAY)),
      };
    }),
  };
};
