import { z } from 'zod';

/** The closed list of codes. `retryable`: the same command may be sent again later and succeed. */
export const WIRE_ERRORS = {
  BAD_SCHEMA: { retryable: false },
  LIMIT: { retryable: false },
  DEPTH: { retryable: false },
  UNAUTHENTICATED: { retryable: false },
  REVOKED: { retryable: false },
  FORBIDDEN: { retryable: false },
  NOT_FOUND: { retryable: false },
  IDEMPOTENCY_MISMATCH: { retryable: false },
  HASH_MISMATCH: { retryable: false },
  STALE_FENCE: { retryable: false },
  NOT_CLAIMED: { retryable: false },
  ALREADY_CLAIMED: { retryable: false },
  ALREADY_DECIDED: { retryable: false },
  NOT_ALLOWED: { retryable: false },
  EXPIRED: { retryable: false },
  WITHDRAWN: { retryable: false },
  RATE_LIMITED: { retryable: true },
  STORE_UNAVAILABLE: { retryable: true },
  PROTOCOL_UNSUPPORTED: { retryable: false },
  EPOCH_CHANGED: { retryable: false },
  INTERNAL: { retryable: false },
} as const satisfies Record<string, { readonly retryable: boolean }>;

export type WireErrorCode = keyof typeof WIRE_ERRORS;
export const WireErrorCode = z.enum(Object.keys(WIRE_ERRORS) as [WireErrorCode, ...WireErrorCode[]]);

/** Why a command was refused: what a person can read, and which field broke which limit. */
export const WireError = z.object({
  code: WireErrorCode,
  message: z.string(),
  retryable: z.boolean(),
  retryAfterMs: z.int().min(0).optional(),
  field: z.string().optional(),
  limit: z.union([z.string(), z.number()]).optional(),
  /** State, fence, holder and decision as they are now, where the caller may know them. */
  current: z
    .object({
      status: z.string(),
      fence: z.int(),
      by: z.string().optional(),
      byName: z.string().optional(),
      decision: z.string().optional(),
    })
    .optional(),
});
export type WireError = z.infer<typeof WireError>;

export const wireError = (
  code: WireErrorCode,
  message: string,
  more: Partial<Pick<WireError, 'field' | 'limit' | 'retryAfterMs' | 'current'>> = {},
): WireError => ({ code, message, retryable: WIRE_ERRORS[code].retryable, ...more });
