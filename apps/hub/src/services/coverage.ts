import type { TeamMember } from '@countersign/shared/domain/coverage/eligible-people';
import { type TierWaiting, uncoveredTiers } from '@countersign/shared/domain/coverage/uncovered-tiers';
import type { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { Availability } from '@countersign/shared/protocol/judgement';
import { loadLimits, loadTeam, loadWaiting } from '../store/availability-store.ts';
import type { Database } from '../store/database.ts';

export type CoverageNow = {
  readonly people: readonly Omit<TeamMember, 'presence'>[];
  /** Every tier in which something waits that is in nobody's hands, covered or not. */
  readonly waiting: readonly TierWaiting[];
  /** Those of them where nobody can take it: an alarm each. */
  readonly uncovered: readonly TierWaiting[];
};

/** Whether everything that waits has somebody who can take it (SPEC O-20). Read afresh at each call: other hubs and the command line change it too. */
export const createCoverage = ({
  database: { db },
  now,
}: {
  readonly database: Pick<Database, 'db'>;
  readonly now: () => Timestamp;
}) => ({
  now: async (): Promise<CoverageNow> => {
    const people = await loadTeam(db);
    const waiting = await loadWaiting(db);
    return { people, waiting, uncovered: uncoveredTiers({ people, waiting, now: now() }) };
  },
  availabilityOf: async (id: PrincipalId): Promise<Availability> =>
    availabilityOf((await loadLimits(db, [id])).get(id) ?? { capacity: null, out: null }),
});
export type Coverage = ReturnType<typeof createCoverage>;

export type Limits = Availability;

/** As it goes over the wire. */
export const availabilityOf = ({ capacity, out }: Pick<TeamMember, 'capacity' | 'out'>): Availability => ({
  capacity,
  out: out === null ? null : { ...out },
});
