import type { PredictorFeature } from '../../model/learned.ts';
import { FEATURE_NAMES, type FeatureName, isFeatureName, type Scale, specOf } from './feature-list.ts';
import type { Features, FeatureValue } from './features.ts';

/** What is learnt from: features and group, never the id, the target or the label of another. */
export type Seen = { readonly features: Features; readonly group: string; readonly weight: number };

/** An input of the model before it has a weight. */
export type Column = Omit<PredictorFeature, 'weight'>;

/** Stands for "the context does not tell" of a number. */
export const MISSING = 'missing';
/** A value that came up in one group only says nothing about another one. */
const LEAST_GROUPS = 2;
const MOST_CATEGORIES = 50;
/** No value counts for more than one that lies this many deviations out. */
const FURTHEST = 3;

const scaled = (value: number, scale: Scale): number => (scale === 'log' ? Math.log1p(Math.max(0, value)) : value);

const groupsWith = (seen: readonly Seen[], fits: (value: FeatureValue) => boolean, name: FeatureName): number =>
  new Set(seen.filter(({ features }) => fits(features[name])).map(({ group }) => group)).size;

const shareOf = (seen: readonly Seen[], fits: (value: FeatureValue) => boolean, name: FeatureName): number => {
  let [all, fitting] = [0, 0];
  for (const { features, weight } of seen) {
    all += weight;
    if (fits(features[name])) fitting += weight;
  }
  return fitting / all;
};

const indicator = (seen: readonly Seen[], name: FeatureName, value: string, fits: (value: FeatureValue) => boolean): Column[] => {
  const isTold = groupsWith(seen, fits, name) >= LEAST_GROUPS;
  return isTold ? [{ name, value, mean: shareOf(seen, fits, name), deviation: 1 }] : [];
};

const categoryColumns = (seen: readonly Seen[], name: FeatureName): Column[] => {
  const counts = new Map<string, number>();
  for (const { features } of seen) {
    const value = features[name];
    if (typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, MOST_CATEGORIES)
    .flatMap(([category]) => indicator(seen, name, category, (value) => value === category));
};

const numberColumns = (seen: readonly Seen[], name: FeatureName): Column[] => {
  const { scale } = specOf(name);
  let [total, sum, squares] = [0, 0, 0];
  for (const { features, weight } of seen) {
    const value = features[name];
    if (typeof value !== 'number') continue;
    const x = scaled(value, scale);
    total += weight;
    sum += weight * x;
    squares += weight * x * x;
  }
  const mean = sum / total;
  const deviation = Math.sqrt(Math.max(0, squares / total - mean * mean));
  const isKnown = groupsWith(seen, (value) => value !== undefined, name) >= LEAST_GROUPS;
  const own = isKnown && deviation > 1e-6 * Math.max(1, Math.abs(mean)) ? [{ name, mean, deviation }] : [];
  return [...own, ...(isKnown ? indicator(seen, name, MISSING, (value) => value === undefined) : [])];
};

/**
 * The columns that a history can say something about, in a fixed order. A number that never varies has none; a category that
 * never does keeps its column, since that one value is what has been seen.
 */
export const columnsOf = (seen: readonly Seen[]): readonly Column[] =>
  FEATURE_NAMES.flatMap((name) => (specOf(name).kind === 'category' ? categoryColumns(seen, name) : numberColumns(seen, name)));

/** Deviations from the mean; 0, the mean itself, for what is missing. Indicators count from their share. */
const away = ({ name, value, mean, deviation }: Column, features: Features): number => {
  if (!isFeatureName(name)) return 0;
  const told = features[name];
  if (value === undefined) return typeof told === 'number' ? (scaled(told, specOf(name).scale) - mean) / deviation : 0;
  const fits = specOf(name).kind === 'category' ? told === value : told === undefined;
  return ((fits ? 1 : 0) - mean) / deviation;
};

/** What the model reads of a proposal in this column. */
export const readColumn = (column: Column, features: Features): number =>
  Math.min(FURTHEST, Math.max(-FURTHEST, away(column, features)));

/** How far a proposal lies from the middle of the history: root mean square of deviations over the numbers. */
export const distanceOf = (columns: readonly Column[], features: Features): number => {
  const numbers = columns.filter(({ value }) => value === undefined);
  return numbers.length === 0
    ? 0
    : Math.sqrt(numbers.reduce((sum, column) => sum + away(column, features) ** 2, 0) / numbers.length);
};
