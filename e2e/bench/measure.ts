import { setTimeout as sleep } from 'node:timers/promises';
import { createDrivers } from './drivers.ts';
import { AGENTS, type BenchServer } from './server.ts';

export type Throughput = {
  readonly tripsPerSecond: number;
  readonly cpuMicrosPerTrip: number;
  readonly p50: number;
  readonly p99: number;
};
export type Latency = { readonly p50: number; readonly p99: number; readonly trips: number };

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;

/** As many trips as go through with `window` of them under way per agent. */
export const measureThroughput = async (
  server: BenchServer,
  { window, warmUpMs, measureMs }: { readonly window: number; readonly warmUpMs: number; readonly measureMs: number },
): Promise<Throughput> => {
  const drivers = await createDrivers(server);
  let isStopped = false;
  let latencies: number[] = [];
  const slot = async (agent: number): Promise<void> => {
    while (!isStopped) {
      const start = performance.now();
      await drivers.trip(agent);
      latencies.push(performance.now() - start);
    }
  };
  const slots = Array.from({ length: AGENTS * window }, (_, i) => slot(i % AGENTS));
  await sleep(warmUpMs);
  const cpuBefore = await server.cpu();
  latencies = [];
  const start = performance.now();
  await sleep(measureMs);
  const trips = latencies.length;
  const seconds = (performance.now() - start) / 1_000;
  const cpu = (await server.cpu()) - cpuBefore;
  const sorted = latencies.slice(0, trips).toSorted((a, b) => a - b);
  isStopped = true;
  await Promise.all(slots);
  drivers.close();
  return {
    tripsPerSecond: trips / seconds,
    cpuMicrosPerTrip: cpu / trips,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
  };
};

/** Trips started at a fixed rate, whether the earlier ones are over or not: no waiting hides a slow answer. */
export const measureLatency = async (server: BenchServer, perSecond: number, measureMs: number): Promise<Latency> => {
  const drivers = await createDrivers(server);
  const latencies: number[] = [];
  const running: Promise<void>[] = [];
  const total = (perSecond * measureMs) / 1_000;
  const warmUp = perSecond;
  const begin = performance.now();
  for (let i = 0; i < total + warmUp; i++) {
    const due = begin + (i * 1_000) / perSecond;
    await sleep(Math.max(0, due - performance.now()));
    // Counted from when it was due: a driver that is late must not flatter the server.
    running.push(drivers.trip(i).then(() => void (i >= warmUp && latencies.push(performance.now() - due))));
  }
  await Promise.all(running);
  drivers.close();
  const sorted = latencies.toSorted((a, b) => a - b);
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), trips: sorted.length };
};
