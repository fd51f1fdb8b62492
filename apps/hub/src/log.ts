import { type Logger, pino } from 'pino';

/**
 * Structured log on standard error. Ids and codes only: no bundle text, no token ever reaches it, which the
 * taint test checks (T11).
 */
export const createLogger = (level: string): Logger =>
  pino({ level, base: null, redact: ['token', '*.token', 'auth', '*.auth'] }, pino.destination({ dest: 2, sync: true }));
