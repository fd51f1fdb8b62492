import type { Tally, TallyCell } from '../../model/tally.ts';
import { addMoments } from './moments.ts';

/** What tells one cell from another. */
export const cellKey = ({ day, agentId, action, route, riskClass, inclusion, rule, currency }: TallyCell): string =>
  [day, agentId, action, route, riskClass, inclusion, rule, currency ?? ''].join('\u0000');

const added = (one: Tally, other: Tally): Tally => ({
  ...one,
  opened: one.opened + other.opened,
  decided: one.decided + other.decided,
  overridden: one.overridden + other.overridden,
  succeeded: one.succeeded + other.succeeded,
  expired: one.expired + other.expired,
  withdrawn: one.withdrawn + other.withdrawn,
  applied: one.applied + other.applied,
  failed: one.failed + other.failed,
  handlingMs: addMoments(one.handlingMs, other.handlingMs),
  correctionMs: addMoments(one.correctionMs, other.correctionMs),
  agentCostMinor: addMoments(one.agentCostMinor, other.agentCostMinor),
});

/** Tallies of several hubs, or read in several pieces, as one; each cell once, in the order of first sight. */
export const addTallies = (...parts: readonly (readonly Tally[])[]): readonly Tally[] => {
  const cells = new Map<string, Tally>();
  for (const tally of parts.flat()) {
    const key = cellKey(tally);
    const known = cells.get(key);
    cells.set(key, known === undefined ? tally : added(known, tally));
  }
  return [...cells.values()];
};
