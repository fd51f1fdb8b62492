import type { Timestamp } from '@countersign/shared/model/ids';
import type { ShadowReport } from '@countersign/shared/protocol/judgement';
import type { Database } from '../../store/database.ts';
import { type InUse, loadInUse, type Slot } from '../../store/in-use-store.ts';
import { loadDifferences, loadRoutePairs } from '../../store/shadow-store.ts';

const EXAMPLES = 50;

type Dependencies = {
  readonly database: Pick<Database, 'db'>;
  readonly now: () => Timestamp;
  /** The version of the hub's own policy, which no row of `in_use` names. */
  readonly reserved: string;
};

/** How far the shadow agrees with the live policy, since both are in force; null without a shadow (SPEC Z-21). */
export const createShadowReport =
  ({ database: { db }, now, reserved }: Dependencies) =>
  async (): Promise<ShadowReport | null> => {
    const at = now();
    const uses = await loadInUse(db, at);
    const current = (slot: Slot): InUse | undefined => uses.findLast((use) => use.slot === slot && use.fromAt <= at);
    const shadow = current('shadow');
    if (shadow === undefined || shadow.version === null) return null;
    const policy = current('policy');
    const live = policy?.version ?? reserved;
    const since = Math.max(shadow.fromAt, policy?.fromAt ?? 0);
    const pair = { live, shadow: shadow.version, since };
    const { routes, missed, unneeded } = await loadRoutePairs(db, pair);
    return {
      ...pair,
      compared: routes.reduce((sum, { count }) => sum + count, 0),
      routes: [...routes],
      missed,
      unneeded,
      examples: [...(await loadDifferences(db, pair, EXAMPLES))],
    };
  };
export type ReadShadow = ReturnType<typeof createShadowReport>;
