import { measuresOf } from '@countersign/shared/domain/metrics/measures-of';
import type { MeasuresPage } from '@countersign/shared/model/measures-page';
import { expect, test } from 'vitest';
import { type ExportedCount, createMetrics } from './metrics.ts';

const measures = measuresOf([], [], { from: 0, to: 1, reviewerPerHourMinor: 0, currency: 'USD' });
const counted = (decided: number, overridden = 0): ExportedCount => ({
  route: 'escalate',
  riskClass: 'high',
  opened: 9,
  decided,
  overridden,
  expired: 0,
});

/** Of a desk with nothing on it but these counts; each reading is a second later. */
const desk = (counts: () => Promise<readonly ExportedCount[]>) => {
  let time = 0;
  return createMetrics({
    measures: () => Promise.resolve({ measures } as MeasuresPage),
    counts,
    coverage: () => Promise.resolve({ waiting: [], uncovered: [] }),
    readings: () => Promise.resolve([{ rule: 'oldest', level: 'on' }]),
    now: () => (time += 1_000),
  });
};
const decisions = (text: string): number =>
  Number(/^countersign_decisions_total\{route="escalate",risk_class="high"\} (\S+)$/m.exec(text)?.[1]);

test('Z-42 a counter stands still, and never falls, when a decision is taken back', async () => {
  let now = counted(5);
  const { read } = desk(() => Promise.resolve([now]));
  const seen: number[] = [];
  for (const decided of [5, 4, 5, 6]) {
    now = counted(decided);
    seen.push(decisions(await read()));
  }
  expect(seen).toEqual([5, 5, 5, 6]);
});

test('Z-42 readers whose readings overlap do not add up', async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { read } = desk(() => held.then(() => [counted(5)]));
  const readings = [read(), read(), read()];
  release();
  expect((await Promise.all(readings)).map(decisions)).toEqual([5, 5, 5]);
});

test('Z-42 a clock that was put back does not freeze the answer', async () => {
  let [time, decided] = [10_000_000, 1];
  const { read } = createMetrics({
    measures: () => Promise.resolve({ measures } as MeasuresPage),
    counts: () => Promise.resolve([counted(decided)]),
    coverage: () => Promise.resolve({ waiting: [], uncovered: [] }),
    readings: () => Promise.resolve([]),
    now: () => time,
  });
  await read();
  [time, decided] = [1_000, 7];
  expect(decisions(await read())).toBe(7);
});

test('Z-42 the text is what Prometheus reads: help and type once before a name, no sample twice, numbers only', async () => {
  const lines = (await desk(() => Promise.resolve([counted(5, 2)])).read()).split('\n').filter((line) => line !== '');
  const [types, samples] = [new Map<string, string>(), new Set<string>()];
  for (const line of lines) {
    const type = /^# TYPE (\S+) (counter|gauge|histogram|summary)$/.exec(line);
    if (type?.[1] !== undefined) {
      expect(types.has(type[1]), line).toBe(false);
      types.set(type[1], type[2] ?? '');
    } else if (!/^# HELP [a-z_:]\S* .+$/.test(line)) {
      const sample = /^([a-zA-Z_:]\w*)(\{[a-z_]+="[^"\\\n]*"(?:,[a-z_]+="[^"\\\n]*")*\})? (\S+)$/.exec(line);
      expect(sample, line).not.toBeNull();
      const [, name = '', labels = '', value = ''] = sample ?? [];
      expect(types.has(name.replace(/_(bucket|sum|count)$/, '')) || types.has(name), line).toBe(true);
      expect(samples.has(name + labels), line).toBe(false);
      samples.add(name + labels);
      expect(value).toMatch(/^([+-]?\d+(\.\d+)?(e[+-]?\d+)?|[Nn]a[Nn]|[+-]Inf)$/);
    }
  }
  for (const [name, type] of types) if (type === 'counter') expect(name).toMatch(/_total$/);
});
