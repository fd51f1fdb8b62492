import type { Measure } from '@countersign/shared/model/measures';
import type { CSSProperties, ReactNode } from 'react';

type Props = {
  readonly measure: Pick<Measure, 'value' | 'low' | 'high' | 'target'>;
  /** The scale goes from zero to this, in the measure's own unit. */
  readonly end: number;
};

const share = (value: number, end: number): number => Math.min(1, Math.max(0, value / end));
const percent = (value: number): string => `${value * 100}%`;
const between = (from: number, to: number): CSSProperties => ({
  insetInlineStart: percent(from),
  inlineSize: percent(Math.max(0, to - from)),
});

/**
 * The interval as a line, the value as a dot on it, and the target as a hatched band behind. A picture of what stands in
 * words beside it, so it is hidden from who hears the page; like all scales it runs from the left.
 */
export const RangeBar = ({ measure: { value, low, high, target }, end }: Props): ReactNode =>
  value === null ? null : (
    <span className="range-bar" aria-hidden="true" dir="ltr">
      {target === null ? null : (
        <span
          className="range-target"
          style={between(share(target.low ?? 0, end), target.high === null ? 1 : share(target.high, end))}
        />
      )}
      <span
        className="range-line"
        data-open-low={low === null || undefined}
        data-open-high={high === null || undefined}
        style={between(low === null ? 0 : share(low, end), high === null ? 1 : share(high, end))}
      />
      <span className="range-dot" style={{ insetInlineStart: percent(share(value, end)) }} />
    </span>
  );
