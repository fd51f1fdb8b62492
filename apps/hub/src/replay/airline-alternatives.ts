import type { ContextBundle } from '@countersign/shared/model/context';
import { JsonObject } from '@countersign/shared/model/json';
import { z } from 'zod';
import type { AirlineRecord } from './airline-record.ts';

type Alternatives = NonNullable<ContextBundle['alternatives']>;

const Call = z.string().transform((text, context) => {
  try {
    return JsonObject.parse(JSON.parse(text));
  } catch {
    // Long calls were cut when they were recorded.
    context.addIssue('not a whole JSON object');
    return z.NEVER;
  }
});

const often = (trials: number | null | undefined): string =>
  trials === null || trials === undefined ? '' : ` (in ${trials} other ${trials === 1 ? 'run' : 'runs'})`;

/**
 * Calls are recorded as `tool{json}`. The arguments are passed on where they are whole and for the same tool, since only
 * then could a reviewer put them in place of the proposed ones.
 */
export const airlineAlternatives = ({ action, alternatives }: AirlineRecord): Alternatives =>
  (alternatives ?? []).slice(0, 50).map(({ call, trials }) => {
    const brace = call.indexOf('{');
    const tool = brace < 0 ? call : call.slice(0, brace);
    const summary = `${call}${often(trials)}`;
    const args = Call.safeParse(call.slice(tool.length));
    return tool === action.name && args.success ? { summary, arguments: args.data } : { summary };
  });
