import { z } from 'zod';
import { Principal } from '../model/principal.ts';

/** What a client says when it connects (Socket.IO `auth`). */
export const HandshakeAuth = z.object({
  protocolVersion: z.int(),
  token: z.string().min(1).max(256),
  /** Name and version of the client, for the hub's log. */
  client: z.string().max(120).optional(),
});
export type HandshakeAuth = z.infer<typeof HandshakeAuth>;

/** The hub's first event on every connection. */
export const SessionReady = z.object({
  protocolVersion: z.int(),
  principal: Principal,
  /** Identity of this history. A cursor from another epoch is worthless: read everything again. */
  logEpoch: z.string(),
  /** Newest sequence number at the time of connecting. */
  head: z.int().min(0),
  now: z.int(),
});
export type SessionReady = z.infer<typeof SessionReady>;

export const SessionRevoked = z.object({ message: z.string() });
