import { compileOwnPolicy } from '@countersign/shared/domain/routing/compile-policy';
import { DEFAULT_POLICY } from '@countersign/shared/domain/routing/default-policy';
import type { PrincipalId } from '@countersign/shared/model/ids';
import { createBoard } from '../services/board.ts';
import { createCoverage } from '../services/coverage.ts';
import { createChecklist } from '../services/judgement/checklist.ts';
import { createInForce } from '../services/judgement/in-force.ts';
import { createMeasures } from '../services/judgement/measures.ts';
import { createTallies } from '../services/tallies.ts';
import { createWarnings } from '../services/warnings.ts';
import { directoryStore } from '../store/directory-store.ts';
import type { HubConfig } from '../config.ts';
import type { Database } from '../store/database.ts';
import { CommandFailure } from './failure.ts';

/** The readings of a running hub, made from its database by a command beside it. */
export const readJudgement = async (database: Database, config: HubConfig) => {
  const now = Date.now;
  const onFault = (cause: unknown): never => {
    throw new CommandFailure(cause instanceof Error ? cause.message : String(cause));
  };
  const names = new Map((await directoryStore(database).listPrincipals()).map(({ id, name }) => [id, name]));
  const nameOf = (id: PrincipalId): string => names.get(id) ?? id;
  const embedded = compileOwnPolicy({ ...DEFAULT_POLICY, holdMs: config.holdMs });
  const force = createInForce({ database, now, embedded, onFault });
  await force.refresh();
  const tallies = createTallies({ database, now, pause: async () => undefined });
  const coverage = createCoverage({ database, now });
  const measures = createMeasures({ database, tallies, force, now, nameOf });
  return {
    nameOf,
    measures,
    checklist: createChecklist({ database, force, measures, coverage, now }),
    warnings: createWarnings({ database, board: createBoard({ database, now, nameOf, targets: config.targets, coverage }) }),
  };
};
