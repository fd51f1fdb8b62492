import { z } from 'zod';

/** Printable ids without spaces or control characters, so that an id can stand in a log line or a room name. */
const name = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:@-]*$/, 'letters, digits and . _ : @ - only');

/** UUIDv7 made by the hub: sorts by time of opening. */
export const EscalationId = z.uuid().brand<'EscalationId'>();
export type EscalationId = z.infer<typeof EscalationId>;

/** UUID made by the reviewer's app: idempotency key of the decision and of the effect that follows it. */
export const DecisionId = z.uuid().brand<'DecisionId'>();
export type DecisionId = z.infer<typeof DecisionId>;

/** One attempt of one caller to change something. The stored receipt answers a repeat. */
export const CommandId = name.brand<'CommandId'>();
export type CommandId = z.infer<typeof CommandId>;

/** Who acts: an agent, a reviewer, a supervisor, or the hub itself ("system"). */
export const PrincipalId = name.brand<'PrincipalId'>();
export type PrincipalId = z.infer<typeof PrincipalId>;

/** The agent's own stable name for one proposal; unique per agent for ever. Any text up to 256 characters. */
export const SubmissionKey = z.string().min(1).max(256).brand<'SubmissionKey'>();
export type SubmissionKey = z.infer<typeof SubmissionKey>;

/** Lower-case hex SHA-256. */
export const Digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/, '64 lower-case hex digits')
  .brand<'Digest'>();
export type Digest = z.infer<typeof Digest>;

/** Milliseconds since 1970-01-01T00:00Z, by the hub's clock. */
export const Timestamp = z.int().min(0).max(8_640_000_000_000_000);
export type Timestamp = z.infer<typeof Timestamp>;
