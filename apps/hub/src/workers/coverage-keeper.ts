import type { TierWaiting } from '@countersign/shared/domain/coverage/uncovered-tiers';
import type { PrincipalId } from '@countersign/shared/model/ids';
import { availabilityOf, type CoverageNow, type Limits } from '../services/coverage.ts';

/** What nobody announces is seen this late: another hub, the command line, the end of an absence. */
const EVERY_MS = 1_000;
/** A burst of changes is looked at once. */
const SOON_MS = 250;

export type CoverageKeeperDependencies = {
  readonly read: () => Promise<CoverageNow>;
  readonly tellSupervisors: (uncovered: readonly TierWaiting[]) => void;
  readonly tellPerson: (id: PrincipalId, availability: Limits) => void;
  /** Counts and tiers only. */
  readonly log: (uncovered: readonly TierWaiting[]) => void;
  readonly every: (ms: number, run: () => void) => () => void;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly onFault: (cause: unknown) => void;
};

const tiersOf = (uncovered: readonly TierWaiting[]): string => uncovered.map(({ reviewTier }) => reviewTier).join();

/** Raises the alarm where something waits that nobody can take, and ends it when somebody can (SPEC O-20, O-22). */
export const startCoverageKeeper = ({
  read,
  tellSupervisors,
  tellPerson,
  log,
  every,
  after,
  onFault,
}: CoverageKeeperDependencies) => {
  let told: readonly TierWaiting[] = [];
  let current: Promise<void> | null = null;
  let cancelSoon: (() => void) | null = null;
  let known = new Map<PrincipalId, string>();

  const tellPeople = ({ people }: CoverageNow): void => {
    const next = new Map(people.map((person) => [person.id, JSON.stringify(availabilityOf(person))]));
    // Whoever is seen for the first time is told too: it may have changed since they were greeted.
    for (const person of people) if (known.get(person.id) !== next.get(person.id)) tellPerson(person.id, availabilityOf(person));
    known = next;
  };
  const run = async (): Promise<void> => {
    const found = await read();
    tellPeople(found);
    const before = told;
    told = found.uncovered;
    if (tiersOf(before) !== tiersOf(told)) log(told);
    if (JSON.stringify(before) !== JSON.stringify(told)) tellSupervisors(told);
  };
  const runOnce = (): Promise<void> => {
    current ??= run().finally(() => {
      current = null;
    });
    return current;
  };

  const cancel = every(EVERY_MS, () => void runOnce().catch(onFault));
  return {
    runOnce,
    /** Something changed that may matter. */
    soon: (): void => {
      cancelSoon ??= after(SOON_MS, () => {
        cancelSoon = null;
        void runOnce().catch(onFault);
      });
    },
    stop: async (): Promise<void> => {
      cancel();
      cancelSoon?.();
      await current?.catch(() => undefined);
    },
  };
};
export type CoverageKeeper = ReturnType<typeof startCoverageKeeper>;
