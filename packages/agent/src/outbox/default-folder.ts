import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** One folder per hub and token, so that two agents in one working directory do not answer for each other. */
export const defaultOutboxFolder = (url: string, token: string): string => {
  const name = createHash('sha256').update(`countersign/outbox/v1\n${url}\n${token}`).digest('hex').slice(0, 16);
  return join('.countersign', 'outbox', name);
};
