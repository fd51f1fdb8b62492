import type { FirstLoad } from './first-load.ts';
import { type Spread, spreadOf } from './percentiles.ts';

export type UiFigures = {
  readonly machine: string;
  readonly items: number;
  readonly changesPerSecond: number;
  readonly roundTripMs: number;
  readonly keys: Readonly<Record<string, Spread>>;
  readonly slowKeys: Readonly<Record<string, Spread>>;
  readonly decision: Spread;
  readonly firstLoad: FirstLoad;
  readonly cold: readonly number[];
};

const ms = (value: number): string => value.toFixed(value < 100 ? 1 : 0);
const kib = (bytes: number): string => `${(bytes / 1_024).toFixed(1)} KiB`;

const row = (name: string, spread: Spread, aim: string): string =>
  `| ${name} | ${spread.n} | ${ms(spread.p50)} | ${ms(spread.p95)} | ${ms(spread.p99)} | ${ms(spread.most)} | ${aim} |`;

const table = (rows: readonly string[]): string =>
  ['| | n | p50 ms | p95 ms | p99 ms | most ms | aim |', '|---|---|---|---|---|---|---|', ...rows].join('\n');

/** The figures as a page of the docs. */
export const renderFigures = (f: UiFigures): string =>
  `# The reviewer's page, measured

Made by \`npm run bench:ui -- --write\` on ${f.machine}. Hub, agents, browser and measuring share it. A key counts from
\`keydown.timeStamp\` to the message that runs right after the frame with its effect was painted.

## Key to paint: ${f.items} items, ${f.changesPerSecond} changes a second

${table(Object.entries(f.keys).map(([name, spread]) => row(name, spread, 'p95 < 50, p99 < 100')))}

The same on a processor four times slower (Chromium's throttle):

${table(Object.entries(f.slowKeys).map(([name, spread]) => row(name, spread, 'p95 < 100')))}

## Decision to next card, the hub ${f.roundTripMs} ms away

${table([row('approve, low risk', f.decision, 'p95 < 100')])}

## Start

| | measured | aim |
|---|---|---|
| first load, scripts and styles, gzip | ${kib(f.firstLoad.code)} in ${f.firstLoad.files} files | at most 300 KiB |
| fonts (woff2) | ${kib(f.firstLoad.fonts)} | |
| cold start to a queue that can be used | ${ms(spreadOf(f.cold).p50)} ms (median of ${f.cold.length}), ${ms(spreadOf(f.cold).most)} ms at most | < 2,500 ms |`;
