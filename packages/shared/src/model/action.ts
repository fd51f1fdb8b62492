import { z } from 'zod';
import { JsonObject } from './json.ts';
import { RiskClass } from './vocabulary.ts';

/** An amount as a whole number of minor units (cents), never a float, with its ISO 4217 code. */
export const Money = z.strictObject({
  minor: z.int().describe('whole minor units, e.g. 248000 for US$2,480.00'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as USD'),
});
export type Money = z.infer<typeof Money>;

export const ActionName = z
  .string()
  .max(128)
  .regex(/^[A-Za-z][A-Za-z0-9_.:/-]*$/, 'a tool name: a letter, then letters, digits and _ . : / -');

/**
 * What the agent wants to run. Strict: an unknown field is refused, because the digest must cover
 * everything that the agent signed and the reviewer saw.
 */
export const ProposedAction = z.strictObject({
  name: ActionName,
  arguments: JsonObject,
  /** JSON Schema of `arguments`; checked when a reviewer modifies them. */
  argumentsSchema: JsonObject.optional(),
  /** What is acted upon: an account, a booking, a file. */
  target: z.string().min(1).max(512).optional(),
  amount: Money.optional(),
  /** `false` and "not stated" both count as irreversible. */
  reversible: z.boolean().optional(),
  /** e.g. "financial"; compared with the policy's regulated domains. */
  domain: z.string().min(1).max(64).optional(),
  /** The agent's own view. It can raise the class that policy gives, never lower it. */
  riskClass: RiskClass.optional(),
});
export type ProposedAction = z.infer<typeof ProposedAction>;
