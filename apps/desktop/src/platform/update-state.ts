import { z } from 'zod';

/**
 * Where this program stands with its own updates. `unsupported`: nothing is ever fetched (a browser, a build without a feed,
 * a system whose packages carry no signature). `ready`: fetched, and its signature held. `failed` installs nothing.
 */
export const UpdateState = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['unsupported', 'idle', 'checking']) }),
  z.strictObject({ kind: z.enum(['available', 'ready']), version: z.string() }),
  z.strictObject({ kind: z.literal('downloading'), version: z.string(), percent: z.number().min(0).max(100) }),
  z.strictObject({ kind: z.literal('failed'), reason: z.string() }),
]);
export type UpdateState = Readonly<z.infer<typeof UpdateState>>;
