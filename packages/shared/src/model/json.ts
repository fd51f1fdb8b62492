import { z } from 'zod';

/** Any JSON value. Depth, key count and string form are checked on the raw packet before this schema sees it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** Plain records only: zod keeps own enumerable keys, so nothing can reach a prototype. */
export const JsonObject = z.record(z.string(), z.json()) as unknown as z.ZodType<JsonObject, JsonObject>;
