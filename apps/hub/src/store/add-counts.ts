import type { DayCounts } from './tally-counts.ts';

/** Adds rows that agree in everything but the named numbers. */
const added = <Row extends object>(rows: readonly Row[], numbers: readonly (keyof Row)[]): Row[] => {
  const cells = new Map<string, Row>();
  for (const row of rows) {
    const key = JSON.stringify(Object.entries(row).filter(([name]) => !numbers.includes(name as keyof Row)));
    const known = cells.get(key);
    if (known === undefined) cells.set(key, { ...row });
    else for (const name of numbers) Object.assign(known, { [name]: Number(known[name]) + Number(row[name]) });
  }
  return [...cells.values()];
};

const MEASURED = ['handling', 'correction', 'cost'] as const;

/** The parts of one day as one. */
export const addCounts = (parts: readonly DayCounts[]): DayCounts => ({
  tallies: added(
    parts.flatMap(({ tallies }) => tallies),
    [
      'opened',
      'decided',
      'overridden',
      'succeeded',
      'expired',
      'withdrawn',
      'applied',
      'failed',
      'stated_n',
      'stated_sum',
      'stated_overridden',
      ...MEASURED.flatMap((name) => [`${name}_n`, `${name}_sum`, `${name}_squares`] as const),
    ],
  ),
  histogram: added(
    parts.flatMap(({ histogram }) => histogram),
    ['count'],
  ),
});
