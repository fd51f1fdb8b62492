import { RISK_CLASSES, type RiskClass } from '../../model/vocabulary.ts';

/** The times of one waiting item. Epoch milliseconds. */
export type Waiting = {
  readonly riskClass: RiskClass;
  readonly openedAt: number;
  readonly deadlineAt: number | null;
  readonly overdue: boolean;
};

/** Less than this share of its time left, and an item is at risk. */
export const AT_RISK_LEFT = 0.25;

/** Upper ends of the first three bands of the ageing chart; what is later is in the fourth. */
const BAND_ENDS = [0.25, 0.5, 0.75] as const;
export const AGE_BANDS = ['under_25', 'under_50', 'under_75', 'over_75'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** Share of the waiting time that is used up: 0 just opened, 1 at the deadline and after. Null without a deadline. */
export const shareUsed = ({ openedAt, deadlineAt, overdue }: Waiting, now: number): number | null => {
  if (overdue) return 1;
  if (deadlineAt === null) return null;
  const length = deadlineAt - openedAt;
  return length <= 0 ? 1 : Math.min(1, Math.max(0, (now - openedAt) / length));
};

export const isAtRisk = (item: Waiting, now: number): boolean => (shareUsed(item, now) ?? 0) > 1 - AT_RISK_LEFT;

export type AgeRow = { readonly band: AgeBand } & Readonly<Record<RiskClass, number>>;

/** How many items stand in which quarter of their time, by risk class. Items without a deadline are in none. */
export const ageing = (items: readonly Waiting[], now: number): readonly AgeRow[] => {
  const rows = AGE_BANDS.map((band) => ({ band, low: 0, medium: 0, high: 0, critical: 0 }));
  for (const item of items) {
    const share = shareUsed(item, now);
    if (share === null) continue;
    const found = BAND_ENDS.findIndex((end) => share <= end);
    const row = rows[found === -1 ? AGE_BANDS.length - 1 : found];
    if (row !== undefined) row[item.riskClass] += 1;
  }
  return rows;
};

/** All risk classes of one band together. */
export const ageTotal = (row: AgeRow): number => RISK_CLASSES.reduce((sum, risk) => sum + row[risk], 0);
