import { join } from 'node:path';
import { z } from 'zod';
import { DEFAULT_TARGETS } from '@countersign/shared/domain/board/targets';
import { LIMITS } from '@countersign/shared/protocol/limits';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

const target = (usual: number, least = 0) => z.coerce.number().int().min(least).default(usual);
const limit = (most: number) => z.coerce.number().int().min(1).max(most).default(most);

const Schema = z.object({
  COUNTERSIGN_HOST: z.string().min(1).default('127.0.0.1'),
  COUNTERSIGN_PORT: z.coerce.number('a port from 0 to 65535').int().min(0).max(65_535).default(4310),
  /** Folder of the embedded database and of the demo's files. */
  COUNTERSIGN_DATA: z.string().min(1).default('.data'),
  /** `postgres://…`; the embedded SQLite in COUNTERSIGN_DATA when absent. */
  COUNTERSIGN_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'a postgres:// address')
    .optional(),
  /** Further origins under which browsers reach this hub, comma-separated: "https://desk.example.org". */
  COUNTERSIGN_ORIGINS: z.string().default(''),
  COUNTERSIGN_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  COUNTERSIGN_HOLD_MS: z.coerce
    .number()
    .pipe(z.literal([0, 5_000, 10_000, 20_000, 30_000, 60_000]))
    .default(10_000),
  COUNTERSIGN_SOCKETS_PER_TOKEN: limit(LIMITS.socketsPerToken),
  COUNTERSIGN_OPEN_TOTAL: limit(LIMITS.openTotal),
  /** What the supervisor's board measures the queue against: items, milliseconds, items. */
  COUNTERSIGN_TARGET_WAITING: target(DEFAULT_TARGETS.waiting),
  COUNTERSIGN_TARGET_OLDEST_MS: target(DEFAULT_TARGETS.oldestMs, 1),
  COUNTERSIGN_TARGET_AT_RISK: target(DEFAULT_TARGETS.atRisk),
  /** The team's sentences for its own actions; `templates.json` in COUNTERSIGN_DATA, where there is one, when absent. */
  COUNTERSIGN_TEMPLATES: z.string().min(1).optional(),
  /** `off` where nobody may read `/metrics`; it needs no token. */
  COUNTERSIGN_METRICS: z.enum(['on', 'off']).default('on'),
  /** A policy to publish at the start, and to put in force where no supervisor ever chose one. */
  COUNTERSIGN_POLICY: z.string().min(1).optional(),
});

export type HubConfig = {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly database: string;
  readonly origins: readonly string[];
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  readonly holdMs: 0 | 5_000 | 10_000 | 20_000 | 30_000 | 60_000;
  readonly socketsPerToken: number;
  readonly openTotal: number;
  readonly templates: { readonly path: string; readonly isNamed: boolean };
  readonly policyFile: string | null;
  readonly metrics: boolean;
  readonly insecure: boolean;
  readonly targets: { readonly waiting: number; readonly oldestMs: number; readonly atRisk: number };
};

export type ConfigResult = { readonly ok: true; readonly value: HubConfig } | { readonly ok: false; readonly message: string };

/** Reads the environment, with what the command line says on top. The only reader of `process.env` in the hub. */
export const readConfig = (
  flags: {
    readonly host?: string | undefined;
    readonly port?: string | undefined;
    readonly data?: string | undefined;
    readonly insecure?: boolean | undefined;
  } = {},
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ConfigResult => {
  const parsed = Schema.safeParse({
    ...environment,
    ...(flags.host === undefined ? {} : { COUNTERSIGN_HOST: flags.host }),
    ...(flags.port === undefined ? {} : { COUNTERSIGN_PORT: flags.port }),
    ...(flags.data === undefined ? {} : { COUNTERSIGN_DATA: flags.data }),
  });
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { ok: false, message: `${issue?.path.join('.') ?? 'configuration'}: ${issue?.message ?? 'invalid'}` };
  }
  const c = parsed.data;
  const insecure = flags.insecure ?? false;
  if (!LOOPBACK.includes(c.COUNTERSIGN_HOST) && !insecure)
    return {
      ok: false,
      message: `${c.COUNTERSIGN_HOST} can be reached from other machines and this hub has no TLS. Put a TLS proxy in front and keep 127.0.0.1, or add --insecure.`,
    };
  return {
    ok: true,
    value: {
      host: c.COUNTERSIGN_HOST,
      port: c.COUNTERSIGN_PORT,
      dataFolder: c.COUNTERSIGN_DATA,
      database: c.COUNTERSIGN_DATABASE_URL ?? join(c.COUNTERSIGN_DATA, 'hub.sqlite'),
      origins: c.COUNTERSIGN_ORIGINS.split(',')
        .map((origin) => origin.trim().toLowerCase())
        .filter((origin) => origin !== ''),
      logLevel: c.COUNTERSIGN_LOG,
      holdMs: c.COUNTERSIGN_HOLD_MS,
      socketsPerToken: c.COUNTERSIGN_SOCKETS_PER_TOKEN,
      openTotal: c.COUNTERSIGN_OPEN_TOTAL,
      templates: {
        path: c.COUNTERSIGN_TEMPLATES ?? join(c.COUNTERSIGN_DATA, 'templates.json'),
        isNamed: c.COUNTERSIGN_TEMPLATES !== undefined,
      },
      policyFile: c.COUNTERSIGN_POLICY ?? null,
      metrics: c.COUNTERSIGN_METRICS === 'on',
      insecure,
      targets: {
        waiting: c.COUNTERSIGN_TARGET_WAITING,
        oldestMs: c.COUNTERSIGN_TARGET_OLDEST_MS,
        atRisk: c.COUNTERSIGN_TARGET_AT_RISK,
      },
    },
  };
};

/** The access token that the environment gives to a command, and hides from the programs that the command starts. */
export const readToken = (environment: Record<string, string | undefined> = process.env): string | undefined => {
  const token = environment['COUNTERSIGN_TOKEN']?.trim();
  delete environment['COUNTERSIGN_TOKEN'];
  return token === '' ? undefined : token;
};
