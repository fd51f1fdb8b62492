import { againstTarget } from '@countersign/shared/domain/metrics/against-target';
import type { Measure, MeasureName } from '@countersign/shared/model/measures';
import { finePercentage, money, number, secondsOf } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';

/** A figure of this unit, as it is read. Money in minor units. */
export const figureText = (unit: Measure['unit'], value: number, currency: string): string => {
  switch (unit) {
    case 'share':
      return finePercentage(value);
    case 'ms':
      return secondsOf(value);
    case 'minor':
      // Means have parts of the smallest coin; nobody pays them.
      return money({ minor: Math.round(value), currency });
  }
};

/** "12 % to 18 %", with the side left open that so few observations do not bound. */
export const spanText = (low: number | null, high: number | null, figure: (value: number) => string): string =>
  low !== null && high !== null
    ? t.measures.span(figure(low), figure(high))
    : low !== null
      ? t.measures.spanFrom(figure(low))
      : high !== null
        ? t.measures.spanUpTo(figure(high))
        : t.measures.spanOpen;

export const targetText = ({ target, unit }: Measure, currency: string): string | null => {
  const figure = (value: number): string => figureText(unit, value, currency);
  if (target === null || (target.low === null && target.high === null)) return null;
  if (target.low === null) return t.measures.atMost(figure(target.high ?? 0));
  return target.high === null ? t.measures.atLeast(figure(target.low)) : t.measures.span(figure(target.low), figure(target.high));
};

export const VERDICT_GLYPH = { inside: '✓', below: '▲', above: '▲', undecided: '?' } as const;

/** What the whole interval says of the target, as a sentence; null where there is no target or no value. */
export const verdictText = (measure: Measure, currency: string): string | null => {
  const against = againstTarget(measure);
  const target = targetText(measure, currency);
  return against === null || target === null ? null : t.measures.verdict[against](target);
};

/** Whole counts behind the shares that are simply counted; the estimated ones only say how many decisions they rest on. */
export const basisText = (name: MeasureName, { value, n }: Measure): string =>
  t.measures.basis[name](number(n), value === null ? '' : number(Math.round(value * n)));

/** Where the scale of the picture ends, in the measure's own unit: it begins at zero. */
export const scaleEnd = ({ unit, value, high, target }: Measure): number =>
  unit === 'share' ? 1 : 1.15 * Math.max(high ?? (value ?? 0) * 2, target?.high ?? 0, target?.low ?? 0, 1);
