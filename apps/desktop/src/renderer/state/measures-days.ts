import type { DailyMeasure } from '@countersign/shared/model/measures-page';

/** What the day counts of so many days add up to, the newest days complete: an odd rest stands at the beginning. */
export const byStep = (daily: readonly DailyMeasure[], step: number): readonly DailyMeasure[] => {
  if (step === 1) return daily;
  const rest = daily.length % step;
  const groups = Array.from({ length: Math.ceil(daily.length / step) }, (_, i) => {
    const end = rest === 0 ? (i + 1) * step : rest + i * step;
    return daily.slice(Math.max(0, end - step), end);
  });
  return groups.flatMap((days) => {
    const [first] = days;
    if (first === undefined) return [];
    const sum = (of: (day: DailyMeasure) => number): number => days.reduce((total, day) => total + of(day), 0);
    return [
      {
        day: first.day,
        opened: sum(({ opened }) => opened),
        escalated: sum(({ escalated }) => escalated),
        reviewed: sum(({ reviewed }) => reviewed),
        decided: sum(({ decided }) => decided),
        overridden: sum(({ overridden }) => overridden),
      },
    ];
  });
};

/** From everything that was proposed to what needed a person: each step is a part of the one before it. */
export const funnelOf = (daily: readonly DailyMeasure[]) => {
  const sum = (of: (day: DailyMeasure) => number): number => daily.reduce((total, day) => total + of(day), 0);
  return {
    opened: sum(({ opened }) => opened),
    seen: sum(({ escalated, reviewed }) => escalated + reviewed),
    decided: sum(({ decided }) => decided),
    overridden: sum(({ overridden }) => overridden),
  };
};
