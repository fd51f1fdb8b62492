import type { MeasuresPage } from '@countersign/shared/model/measures-page';
import { type Reading, UNREAD } from './policy-snapshot.ts';

/** What the Measures page is made of, in the order of its tabs. */
export const MEASURES_PARTS = ['eight', 'signs', 'trends', 'calibration', 'suggestions'] as const;
export type MeasuresPart = (typeof MEASURES_PARTS)[number];

/** How many days are looked at, today among them. */
export const PERIODS = [7, 28, 90, 365] as const;
export type Period = (typeof PERIODS)[number];

/** Why a suggestion could not be written into a draft. */
export type DraftProblem = 'unread' | 'unfit';

export type MeasuresSnapshot = {
  readonly part: MeasuresPart;
  readonly days: Period;
  /** Reviews a day that people can do, as somebody said it; null for what they did lately. */
  readonly capacity: number | null;
  readonly reading: Reading<MeasuresPage>;
  /** Charts as tables. */
  readonly isTable: boolean;
  readonly isDrafting: boolean;
  /** The field for the capacity is to have the focus as soon as it is there. */
  readonly isCapacityWanted: boolean;
};

export const EMPTY_MEASURES: MeasuresSnapshot = {
  part: 'eight',
  days: 28,
  capacity: null,
  reading: UNREAD,
  isTable: false,
  isDrafting: false,
  isCapacityWanted: false,
};

/** What the charts count by: a day, and a week of days where there are too many to tell apart. */
export const stepOf = (days: Period): 1 | 7 => (days > 90 ? 7 : 1);
