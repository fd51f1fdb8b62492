import { z } from 'zod';
import { RoutingPolicy } from './policy.ts';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The shape of a policy as JSON Schema: to say what should stand at a place of it. */
export const policySchema = (): JsonSchema => z.toJSONSchema(RoutingPolicy);

export type PolicyError = z.ZodError<RoutingPolicy>;
export type PolicyErrorIssue = z.core.$ZodIssue;
