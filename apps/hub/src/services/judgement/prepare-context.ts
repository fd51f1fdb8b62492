import type { PrincipalId } from '@countersign/shared/model/ids';
import type { Principal } from '@countersign/shared/model/principal';
import type { PreparedContext } from '@countersign/shared/protocol/judgement';
import type { Database } from '../../store/database.ts';
import { loadRecords } from '../../store/record-store.ts';
import { customerOfItem, loadSimilar } from '../../store/similar-store.ts';
import { tiersOf } from '../reviews.ts';
import type { Stored } from '../work.ts';

const SIMILAR = 5;

type Dependencies = { readonly database: Pick<Database, 'db'>; readonly nameOf: (id: PrincipalId) => string };

/**
 * What a reviewer would look up first: earlier decisions on the like, and the records of agent and customer (SPEC Z-30). Looked
 * up at the reading, by index, for every item that somebody waits for; null for the others.
 */
export const createPrepareContext =
  ({ database: { db }, nameOf }: Dependencies) =>
  async ({ state }: Stored, reader: Principal): Promise<PreparedContext | null> => {
    if (state.routing.route !== 'escalate') return null;
    const { id, agentId, actionName } = state;
    const customer = await customerOfItem(db, id);
    const similar = await loadSimilar(db, { id, agentId, actionName, customer, tiers: tiersOf(reader) }, SIMILAR);
    const { ofAction, ofCustomer } = await loadRecords(
      db,
      [{ agentId, actionName }],
      customer === null ? [] : [customer],
      state.openedAt,
    );
    const action = ofAction({ agentId, actionName });
    const ofWhom = ofCustomer(customer);
    return {
      similar: similar.map(({ by, reasonCode, ...item }) => ({
        ...item,
        byName: nameOf(by),
        ...(reasonCode === null ? {} : { reasonCode }),
      })),
      agentAction: { n: action.n, needed: action.positive },
      customer: { n: ofWhom.n, escalated: ofWhom.positive },
    };
  };
export type PrepareContext = ReturnType<typeof createPrepareContext>;
