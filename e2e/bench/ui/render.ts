import type { FirstLoad } from './first-load.ts';
import { type Spread, spreadOf } from './percentiles.ts';

export type UiFigures = {
  readonly machine: string;
  /** How busy the machine was with other things in the minute before: processes that wanted to run. */
  readonly load: number;
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

\`npm run bench:ui\` opens the built page in Chromium, with the hub in a process of its own, fills the queue, keeps it
moving, and presses keys. A key counts from \`keydown.timeStamp\` to the message that runs right after the frame in which
its effect was on the glass (\`keydown → requestAnimationFrame → MessageChannel\`): the selected row, the whole card, the
armed sentence, the first row of the palette. A key without an effect does not count. Hub, agents, browser and measuring
share the machine.

Measured on: ${f.machine}. Load average before: ${f.load.toFixed(1)}.

## Key to paint: ${f.items} items, ${f.changesPerSecond.toFixed(0)} changes a second

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
