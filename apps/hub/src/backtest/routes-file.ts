import { closeSync, openSync, writeSync } from 'node:fs';
import type { OnRoute } from '@countersign/shared/domain/backtest/backtest';

export type RoutesFile = { readonly add: OnRoute; readonly end: () => void };

/**
 * What each policy does with each decision, a line of JSON each; of the answer nothing is in it, so that routes can be
 * scored by others. An older file stays until the first decision is routed.
 * @throws {Error} where the file cannot be written
 */
export const createRoutesFile = (file: string): RoutesFile => {
  let opened: number | null = null;
  return {
    add: (policy, { id, group, agentId, action, context }, assessed) => {
      opened ??= openSync(file, 'w');
      const proposed = { id, group, agent: agentId, action: action.name, confidence: context.confidence ?? null };
      writeSync(opened, `${JSON.stringify({ policy, ...proposed, ...assessed })}\n`);
    },
    end: () => {
      if (opened !== null) closeSync(opened);
      opened = null;
    },
  };
};
