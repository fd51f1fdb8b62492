import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { JsonObject } from '@countersign/shared/model/json';
import { isSame } from './json-path.ts';

export type Preset = { readonly summary: string; readonly arguments: JsonObject };

/** One digit each. */
const MOST_PRESETS = 9;

/** The agent's alternatives that say what would run, and that say something else than the proposal. Keys 1 to 9 in this order. */
export const presetsOf = (action: ProposedAction, { alternatives = [] }: ContextBundle): readonly Preset[] =>
  alternatives
    .flatMap(({ summary, arguments: args }) =>
      args === undefined || isSame(args, action.arguments) ? [] : [{ summary, arguments: args }],
    )
    .slice(0, MOST_PRESETS);
