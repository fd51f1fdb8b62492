import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import type { PGlite } from '@electric-sql/pglite';
import { v7 } from 'uuid';
import { DEFAULT_POLICY } from '@countersign/shared/domain/routing/default-policy';
import type { EscalationId, Timestamp } from '@countersign/shared/model/ids';
import type { RoutingPolicy } from '@countersign/shared/model/policy';
import { LIMITS, type Limits } from '@countersign/shared/protocol/limits';
import type { HubConfig } from './config.ts';
import { createJudgement } from './judgement.ts';
import { createLogger } from './log.ts';
import { createAvailability } from './services/availability.ts';
import { createBoard } from './services/board.ts';
import { createCommandBus } from './services/command-bus.ts';
import { createCoverage } from './services/coverage.ts';
import { createDirectory } from './services/directory.ts';
import { createPreview } from './services/edits.ts';
import { createHalfWritten } from './services/half-written.ts';
import { createHistory } from './services/history.ts';
import { createNotified } from './services/notified.ts';
import { createOnce } from './services/once.ts';
import { createPresence } from './services/presence.ts';
import { createProposals } from './services/proposals.ts';
import { createReadings } from './services/readings.ts';
import { createReviews } from './services/reviews.ts';
import { createTeam } from './services/team.ts';
import { createWarnings } from './services/warnings.ts';
import { type Database, openDatabase } from './store/database.ts';
import { givenToAbsent } from './store/availability-store.ts';
import { directoryStore } from './store/directory-store.ts';
import { escalationReads } from './store/escalation-store.ts';
import { eventReads } from './store/event-store.ts';
import { loadTemplates } from './templates.ts';
import { hashToken, looksLikeToken, newToken } from './token.ts';
import { createCoverageStream } from './transport/coverage-stream.ts';
import { createEventStream } from './transport/event-stream.ts';
import { createHttpServer } from './transport/http.ts';
import { createMetrics } from './transport/metrics.ts';
import { createSocketServer } from './transport/socket-server.ts';
import { sweepSockets } from './transport/sweep.ts';
import { startCoverageKeeper } from './workers/coverage-keeper.ts';
import { startOrphanKeeper } from './workers/orphans.ts';
import { startTimers } from './workers/timers.ts';

const SWEEP_MS = 500;
const COUNT_MS = 1_000;
const PRESENCE_MS = 15_000;

/** What tests and embedders may put in place of the real world. */
export type HubOverrides = {
  readonly now?: () => Timestamp;
  readonly database?: Database;
  readonly pglite?: PGlite;
  readonly limits?: Partial<Limits>;
  readonly policy?: RoutingPolicy;
  readonly webFolder?: string;
};

export type Hub = Awaited<ReturnType<typeof createHub>>;

/** Under which names a hub that listens beyond loopback is addressed: its own, or every address of this machine. */
const addressesOf = (host: string): readonly string[] => {
  const bracketed = (address: string): string => (address.includes(':') ? `[${address}]` : address);
  if (host !== '0.0.0.0' && host !== '::') return [bracketed(host.toLowerCase())];
  return [
    hostname().toLowerCase(),
    ...Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => bracketed(address))),
  ];
};

const repeat = (ms: number, run: () => void): (() => void) => {
  const timer = setInterval(run, ms);
  return () => clearInterval(timer);
};

/** The one place where everything is put together. */
export const createHub = async (config: HubConfig, overrides: HubOverrides = {}) => {
  const now = overrides.now ?? Date.now;
  const limits: Limits = { ...LIMITS, socketsPerToken: config.socketsPerToken, openTotal: config.openTotal, ...overrides.limits };
  const policy: RoutingPolicy = overrides.policy ?? { ...DEFAULT_POLICY, holdMs: config.holdMs };
  const logger = createLogger(config.logLevel);
  const templates = loadTemplates(config.templates.path, config.templates.isNamed);
  if (!templates.ok) throw new Error(templates.message);
  const database = overrides.database ?? (await openDatabase(overrides.pglite ?? config.database, randomUUID));
  const reads = escalationReads(database);
  const events = eventReads(database);
  const directory = await createDirectory(directoryStore(database), { newToken, hashToken, looksLikeToken }, now, v7);
  const fault = (what: string) => (cause: unknown) => logger.error({ err: cause }, what);
  const { nameOf } = directory;
  const once = createOnce({ database, now, onFault: fault('change failed') });
  const { policyFile } = config;
  const coverage = createCoverage({ database, now });
  const judgement = await createJudgement({
    database,
    once,
    now,
    nameOf,
    coverage,
    policy,
    policyFile,
    every: repeat,
    onFault: fault,
  }).catch(async (cause: unknown) => {
    await database.close();
    throw cause;
  });

  const own = new Set<string>();
  const origins = new Set<string>(config.origins);
  const hosts = (): ReadonlySet<string> => own;

  let openTotal = await reads.openTotal();
  let tell: ReturnType<typeof createEventStream> = () => undefined;
  let checkCoverage = (): void => undefined;
  const bus = createCommandBus({
    database,
    now,
    soon: setImmediate,
    limits: { openTotal: limits.openTotal, isFull: () => openTotal >= limits.openTotal },
    records: judgement.records,
    onCommitted: (changed) => {
      tell(changed);
      checkCoverage();
    },
    onFault: (cause, kinds) => logger.error({ err: cause, kinds }, 'commit failed'),
  });

  const board = createBoard({ database, now, nameOf, targets: config.targets, coverage });
  const metrics = createMetrics({
    measures: judgement.services.measures,
    counts: judgement.counts,
    coverage: coverage.now,
    readings: createWarnings({ database, board }),
    now,
  });
  const http = createHttpServer({
    limits,
    webFolder: overrides.webFolder,
    isReady: bus.isHealthy,
    hosts,
    origins,
    templates: templates.file,
    metrics: config.metrics ? metrics : undefined,
    onFault: (cause) => logger.error({ err: cause }, 'metrics failed'),
  });
  const sockets = createSocketServer(http, {
    limits,
    door: () => ({ hosts: own, origins }),
    directory,
    logEpoch: database.logEpoch,
    head: events.head,
    now,
    log: ({ cause, code, ...entry }) =>
      cause === undefined
        ? logger.info({ ...entry, code }, 'command refused')
        : logger.error({ ...entry, code, err: cause }, 'command failed'),
  });
  const after = (ms: number, run: () => void): void => void setTimeout(run, ms);
  const notified = createNotified({ database, now, after, onFault: fault('noting what was shown failed') });
  tell = createEventStream(sockets.namespaces, nameOf, after, notified.shown);

  const proposals = createProposals({
    bus,
    reads,
    newEscalationId: () => v7() as EscalationId,
    limits,
    route: judgement.route,
    customerOf: judgement.customerOf,
  });
  const { prepare, routeEdited } = judgement;
  const readings = createReadings({ database, now, soon: setImmediate, limits, prepare, onFault: fault('reading failed') });
  const reviews = createReviews({ bus, reads, events, readings, routeEdited, logEpoch: database.logEpoch });
  const presence = createPresence({ once, database, now });
  const coverageStream = createCoverageStream(sockets.namespaces.reviewer, coverage);
  const coverageKeeper = startCoverageKeeper({
    ...coverageStream,
    read: coverage.now,
    log: (uncovered) =>
      uncovered.length === 0
        ? logger.info('somebody can take what waits again')
        : logger.warn(
            { uncovered: uncovered.map(({ reviewTier, waiting }) => ({ reviewTier, waiting })) },
            'nobody can take what waits',
          ),
    every: repeat,
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    onFault: fault('coverage failed'),
  });
  checkCoverage = coverageKeeper.soon;
  const orphans = startOrphanKeeper({
    orphaned: reads.orphaned,
    absent: (limit) => givenToAbsent(database, now(), limit),
    bus,
    now,
    every: repeat,
    onFault: fault('orphans failed'),
  });
  const peopleChanged = (): void => {
    void orphans.runOnce().catch(fault('orphans failed'));
    coverageKeeper.soon();
  };
  sockets.serve(proposals, {
    reviews,
    preview: createPreview(reads, routeEdited),
    saveDraft: createHalfWritten(once, database, limits),
    history: createHistory(database),
    presence,
    board,
    team: createTeam({ once, database, nameOf, onTiersChanged: peopleChanged }),
    setAvailability: createAvailability({ once, database, onChanged: peopleChanged }),
    greetings: coverageStream.greetings,
    judgement: judgement.services,
    onShown: notified.shown,
  });

  const timers = startTimers({ due: reads.due, bus, now, every: repeat, onFault: fault('timers failed') });
  const stopSweep = repeat(SWEEP_MS, () => void sweepSockets(sockets.sockets(), directory, limits).catch(fault('sweep failed')));
  const stopPresence = repeat(PRESENCE_MS, () => void presence.beat().catch(fault('presence failed')));
  const stopCount = repeat(COUNT_MS, () => void reads.openTotal().then((n) => (openTotal = n), fault('count failed')));

  /** Starts to accept. @returns the address; the port is the real one when 0 was asked for. */
  const listen = async (): Promise<{ readonly url: string; readonly port: number }> => {
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject);
      http.listen(config.port, config.host, () => resolve());
    });
    const { port } = http.address() as AddressInfo;
    for (const name of ['127.0.0.1', 'localhost', '[::1]', ...(config.insecure ? addressesOf(config.host) : [])]) {
      // Browsers leave out the port that goes with the scheme.
      const authority = port === 80 ? name : `${name}:${port}`;
      own.add(authority);
      origins.add(`http://${authority}`);
    }
    for (const origin of config.origins) if (URL.canParse(origin)) own.add(new URL(origin).host);
    // The desktop app's own pages; it is not a web site anybody can visit.
    origins.add('app://countersign');
    logger.info({ host: config.host, port, database: database.dialect }, 'listening');
    return { url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`, port };
  };

  /** Lets what was accepted finish, then closes. */
  const close = async (): Promise<void> => {
    stopSweep();
    stopCount();
    stopPresence();
    judgement.stop();
    await Promise.all([timers.stop(), orphans.stop(), coverageKeeper.stop()]);
    await bus.drain();
    await sockets.io.close();
    http.closeAllConnections();
    await Promise.all([bus.drain(), presence.drain(), notified.flush(), judgement.tallies.drain()]);
    await database.close();
  };

  return {
    listen,
    close,
    directory,
    bus,
    reads,
    events,
    timers,
    coverage,
    coverageKeeper,
    notified,
    judgement,
    database,
    policy,
  };
};
