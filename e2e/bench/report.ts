import type { Latency, Throughput } from './measure.ts';
import type { Summary } from './profile.ts';

export type Pass = { readonly window: number; readonly relay: Throughput; readonly hub: Throughput };
export type Results = {
  readonly machine: string;
  readonly passes: readonly Pass[];
  readonly perSecond: number;
  readonly relayLatency: Latency;
  readonly hubLatency: Latency;
  readonly profile: Summary;
};

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const ratio = (value: number): string => `${value.toFixed(2)} ×`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    `| ${head.join(' | ')} |`,
    `|${head.map((_, i) => (i === 0 ? '---' : '---:')).join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');

const throughput = (passes: readonly Pass[]): string =>
  table(
    [
      'window per agent, pass',
      'relay trips/s',
      'hub trips/s',
      'ratio',
      'relay CPU µs/trip',
      'hub CPU µs/trip',
      'ratio',
      'hub p50 / p99 ms',
    ],
    passes.map(({ window, relay, hub }, i) => [
      `${window}, ${Math.floor(i / 2) + 1}`,
      whole(relay.tripsPerSecond),
      whole(hub.tripsPerSecond),
      ratio(hub.tripsPerSecond / relay.tripsPerSecond),
      whole(relay.cpuMicrosPerTrip),
      whole(hub.cpuMicrosPerTrip),
      ratio(hub.cpuMicrosPerTrip / relay.cpuMicrosPerTrip),
      `${whole(hub.p50)} / ${whole(hub.p99)}`,
    ]),
  );

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const headline = (passes: readonly Pass[]): string => {
  const windows = [...new Set(passes.map(({ window }) => window))];
  const medians = windows.map((window) => {
    const ratios = passes.filter((pass) => pass.window === window).map((p) => p.hub.cpuMicrosPerTrip / p.relay.cpuMicrosPerTrip);
    return `${ratio(median(ratios))} with window ${window}`;
  });
  return `**Processor time of a trip, median over the passes: ${medians.join(', ')} that of the relay (aim: 2.5 ×).**`;
};

const latency = ({ relayLatency, hubLatency }: Results): string =>
  table(
    ['', 'p50 ms', 'p99 ms', 'trips'],
    [['relay', relayLatency] as const, ['hub', hubLatency] as const].map(([name, { p50, p99, trips }]) => [
      name,
      p50.toFixed(1),
      p99.toFixed(1),
      String(trips),
    ]),
  );

const shares = ({ busyMicros, modules }: Summary): string =>
  table(
    ['self time of', 'share'],
    modules
      .map(({ name, micros }) => ({ name, share: (100 * micros) / busyMicros }))
      .filter(({ share }) => share >= 1)
      .map(({ name, share }) => [name, `${share.toFixed(1)} %`]),
  );

/** The tables, as they stand between the marks in `docs/benchmarks.md`. */
export const render = (results: Results): string =>
  [
    `Measured on: ${results.machine}.`,
    '## Throughput and processor time, closed loop',
    throughput(results.passes),
    headline(results.passes),
    `## Latency, open loop at ${results.perSecond} trips/s`,
    latency(results),
    '## Where the time goes',
    'Self time in a CPU profile of the hub under full load (window 8), from 1 % up. Waiting for the disk counts as time here, not as processor time.',
    shares(results.profile),
  ].join('\n\n');
