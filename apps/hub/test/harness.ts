import { DEFAULT_TARGETS } from '@countersign/shared/domain/board/targets';
import type { Timestamp } from '@countersign/shared/model/ids';
import type { ReviewTier } from '@countersign/shared/model/vocabulary';
import type { HubConfig } from '../src/config.ts';
import { createHub, type HubOverrides } from '../src/hub.ts';

export const TEST_CONFIG: HubConfig = {
  host: '127.0.0.1',
  port: 0,
  dataFolder: ':memory:',
  database: ':memory:',
  origins: [],
  logLevel: 'silent',
  holdMs: 0,
  socketsPerToken: 5,
  openTotal: 100_000,
  insecure: false,
  metrics: true,
  policyFile: null,
  templates: { path: ':none:', isNamed: false },
  targets: DEFAULT_TARGETS,
};

export type TestClock = { readonly now: () => Timestamp; readonly advance: (ms: number) => void };

/** A hub's clock that stands still until it is told to move. */
export const createTestClock = (start: Timestamp = 1_800_000_000_000): TestClock => {
  let time = start;
  return {
    now: () => time,
    advance: (ms) => {
      time += ms;
    },
  };
};

/**
 * The real hub on a free port: real sockets, real SQLite (in memory unless `config.database` names a file).
 * `settings.clock` makes deadlines and leases testable: advance it, then `hub.timers.runOnce()`.
 */
export const createTestHub = async (
  settings: { config?: Partial<HubConfig>; overrides?: HubOverrides; clock?: TestClock } = {},
) => {
  const hub = await createHub(
    { ...TEST_CONFIG, ...settings.config },
    { ...settings.overrides, ...(settings.clock === undefined ? {} : { now: settings.clock.now }) },
  );
  const { url, port } = await hub.listen();
  const token = async (role: 'agent' | 'reviewer' | 'supervisor', name: string, tiers: readonly ReviewTier[] = []) =>
    hub.directory.createToken(role, name, tiers);
  return { hub, url, port, token, close: hub.close };
};
export type TestHub = Awaited<ReturnType<typeof createTestHub>>;
