import type { EscalationId } from '@countersign/shared/model/ids';
import { type Comparison, compareArguments } from '../../batch/compare-arguments.ts';
import type { CardLoad } from '../../state/card-cache.ts';

/** The fields of those that were read, and which ones those are. */
export const comparedOf = (
  ids: readonly EscalationId[],
  cards: ReadonlyMap<EscalationId, CardLoad>,
): { readonly read: readonly EscalationId[]; readonly comparison: Comparison } => {
  const found = ids.flatMap((id) => {
    const load = cards.get(id);
    return load?.kind === 'ready' ? [{ id, args: load.card.action.arguments }] : [];
  });
  return { read: found.map(({ id }) => id), comparison: compareArguments(found.map(({ args }) => args)) };
};
