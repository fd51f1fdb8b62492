import { RISK_CLASSES, type RiskClass } from '../../model/vocabulary.ts';

/** How many reviews of this risk class took so many whole seconds of active reading. */
export type DwellCount = { readonly riskClass: RiskClass; readonly seconds: number; readonly count: number };
export type ReadingTime = { readonly seconds: number; readonly n: number };

/** What an honest reading takes until there is something to measure: UX-54's figures, and more for critical. */
export const STARTING_SECONDS: Readonly<Record<RiskClass, number>> = { low: 10, medium: 45, high: 90, critical: 150 };
/** With fewer readings than this the starting value stands. */
export const ENOUGH_READINGS = 20;
export const READINGS_MS = 14 * 86_400_000;

/** The middle of a counted list; the mean of the two middle ones where their number is even. */
const median = (counts: readonly DwellCount[], n: number): number => {
  const sorted = counts.toSorted((one, other) => one.seconds - other.seconds);
  const at = (place: number): number => {
    let passed = 0;
    for (const { seconds, count } of sorted) {
      passed += count;
      if (passed > place) return seconds;
    }
    return 0;
  };
  return (at(Math.floor((n - 1) / 2)) + at(Math.floor(n / 2))) / 2;
};

/** Seconds of reading that one item of each risk class takes, at least one (SPEC B-33). */
export const secondsPerReview = (counts: readonly DwellCount[]): Record<RiskClass, ReadingTime> => {
  const of = (riskClass: RiskClass): ReadingTime => {
    const mine = counts.filter((count) => count.riskClass === riskClass);
    const n = mine.reduce((sum, { count }) => sum + count, 0);
    return { seconds: n < ENOUGH_READINGS ? STARTING_SECONDS[riskClass] : Math.max(1, median(mine, n)), n };
  };
  return Object.fromEntries(RISK_CLASSES.map((riskClass) => [riskClass, of(riskClass)])) as Record<RiskClass, ReadingTime>;
};
