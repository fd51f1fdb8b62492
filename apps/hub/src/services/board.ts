import { ACTIVITY_MS, activeMinutes } from '@countersign/shared/domain/board/active-minutes';
import { notifiedByWindow, notifiedFrom } from '@countersign/shared/domain/board/notified';
import { overridesByDay, overridesFrom } from '@countersign/shared/domain/board/override-days';
import { flowFrom, flowOf } from '@countersign/shared/domain/board/quarters';
import { READINGS_MS, secondsPerReview } from '@countersign/shared/domain/board/review-seconds';
import type { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { Principal } from '@countersign/shared/model/principal';
import type { Board, BoardAgent, BoardPerson } from '@countersign/shared/protocol/board';
import { loadPauses } from '../store/agent-pause-store.ts';
import { boardReads } from '../store/board-store.ts';
import type { Database } from '../store/database.ts';
import { listActive } from '../store/directory-store.ts';
import { loadPresence } from '../store/presence-store.ts';
import { availabilityOf, type Coverage, type CoverageNow } from './coverage.ts';
import { shownPresence } from './presence.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

type Dependencies = {
  readonly database: Pick<Database, 'db'>;
  readonly now: () => Timestamp;
  readonly nameOf: (id: PrincipalId) => string;
  readonly targets: Board['targets'];
  readonly coverage: Pick<Coverage, 'now'>;
};

const byId = <T extends { readonly id: PrincipalId }>(rows: readonly T[]): ReadonlyMap<PrincipalId, T> =>
  new Map(rows.map((row) => [row.id, row]));

/** What the supervisor's board shows besides the queue (SPEC B-30 to B-36). */
export const createBoard = ({ database: { db }, now, nameOf, targets, coverage }: Dependencies) => {
  const reads = boardReads(db);

  const peopleOf = async (principals: readonly Principal[], covered: CoverageNow, at: Timestamp): Promise<BoardPerson[]> => {
    const limits = byId(covered.people);
    const loads = byId(await reads.loads());
    const recent = new Map((await reads.decidedSince(at - HOUR_MS)).map((row) => [row.by, row]));
    const times = await reads.reviewTimes(at - ACTIVITY_MS);
    const presence = byId(await loadPresence(db));
    return principals.map(({ id, name, role, tiers }) => {
      const shown = shownPresence(presence.get(id), at);
      return {
        id,
        name,
        role,
        tiers: [...tiers],
        presence: shown.presence,
        presenceAt: shown.at,
        open: loads.get(id)?.open ?? 0,
        claimed: loads.get(id)?.claimed ?? 0,
        decidedLastHour: recent.get(id)?.decided ?? 0,
        highRiskLastHour: recent.get(id)?.highRisk ?? 0,
        availability: availabilityOf(limits.get(id) ?? { capacity: null, out: null }),
        activeMinutes: activeMinutes(at, times.get(id) ?? []),
      };
    });
  };

  const agentsOf = async (principals: readonly Principal[], at: Timestamp): Promise<BoardAgent[]> => {
    const open = await reads.openByAgent();
    const proposed = byId(await reads.proposedSince(at - HOUR_MS));
    const today = byId(await reads.proposedSince(at - DAY_MS));
    const pauses = await loadPauses(db);
    return principals.map(({ id, name }) => {
      const pause = pauses.get(id);
      return {
        id,
        name,
        open: open.get(id) ?? 0,
        proposedLastHour: proposed.get(id)?.proposed ?? 0,
        escalatedLastHour: proposed.get(id)?.escalated ?? 0,
        proposedLastDay: today.get(id)?.proposed ?? 0,
        escalatedLastDay: today.get(id)?.escalated ?? 0,
        paused: pause === undefined ? null : { at: pause.at, by: pause.by, byName: nameOf(pause.by), reason: pause.reason },
      };
    });
  };

  return async (): Promise<Board> => {
    const at = now();
    const active = await listActive(db);
    const waiting = await reads.waiting();
    const covered = await coverage.now();
    const hourAgo = await reads.waitingAt(at - HOUR_MS);
    return {
      now: at,
      people: await peopleOf(
        active.filter(({ role }) => role !== 'agent'),
        covered,
        at,
      ),
      agents: await agentsOf(
        active.filter(({ role }) => role === 'agent'),
        at,
      ),
      flow: flowOf(at, waiting.count, await reads.opened(flowFrom(at)), await reads.settled(flowFrom(at))),
      overrides: overridesByDay(at, await reads.decisionsByDay(overridesFrom(at))),
      notified: notifiedByWindow(at, await reads.notified(notifiedFrom(at))).map(({ from, times }) => ({
        from,
        times: [...times],
      })),
      secondsPerReview: secondsPerReview(await reads.readings(at - READINGS_MS)),
      hourAgo: { waiting: hourAgo.count, oldestMs: hourAgo.oldest === null ? null : at - HOUR_MS - hourAgo.oldest },
      uncovered: covered.uncovered.map((tier) => ({ ...tier })),
      targets,
    };
  };
};
export type ReadBoard = ReturnType<typeof createBoard>;
