import { ActionName } from '@countersign/shared/model/action';
import { Turn } from '@countersign/shared/model/context';
import { JsonObject } from '@countersign/shared/model/json';
import { z } from 'zod';

/**
 * One recorded decision of the airline agent. Only the fields named here survive the parse: `label`, which holds the right
 * answer, is not among them, so that nothing behind this line can see it.
 */
export const AirlineRecord = z.object({
  id: z.string().min(1).max(200),
  action: z.object({ name: ActionName, arguments: JsonObject }),
  amountUsd: z.number().nullish(),
  conversation: z.array(z.object({ role: Turn.shape.role, text: z.string() })).nullish(),
  actionsAttempted: z
    .array(
      z.object({ name: ActionName, arguments: JsonObject.nullish(), ok: z.boolean().nullish(), result: z.string().nullish() }),
    )
    .nullish(),
  customer: JsonObject.nullish(),
  reservation: JsonObject.nullish(),
  confidence: z.number().min(0).max(1).nullish(),
  alternatives: z.array(z.object({ call: z.string(), trials: z.int().nullish() })).nullish(),
});
export type AirlineRecord = z.infer<typeof AirlineRecord>;
