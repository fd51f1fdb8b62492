import type { Reading as RuleReading, Warning, WarningRule } from '@countersign/shared/domain/board/warning';

/** The article's five warning signs, in its order, and the rule that looks for each. */
export const SIGNS = [
  'escalates_much',
  'escalates_little',
  'override_rising',
  'notifies_slowly',
  'queue_growing',
] as const satisfies readonly WarningRule[];
export type Sign = (typeof SIGNS)[number];

/** `unmeasured`: the hub does not tell what it takes, or there is nobody to judge. */
export type SignState = 'fires' | 'quiet' | 'too-few' | 'unmeasured';

export type SignReading = { readonly reading: RuleReading; readonly warning: Warning | null };
/** One sign with all that was measured for it: one reading for the team, or one for each agent. */
export type SignStanding = {
  readonly sign: Sign;
  readonly state: SignState;
  /** What fires comes first, then what rests on most. */
  readonly readings: readonly SignReading[];
};

const isFew = ({ reading: { n, minimumN }, warning }: SignReading): boolean => warning === null && n < minimumN;

const stateOf = (readings: readonly SignReading[]): SignState => {
  if (readings.length === 0) return 'unmeasured';
  if (readings.some(({ warning }) => warning !== null)) return 'fires';
  return readings.every(isFew) ? 'too-few' : 'quiet';
};

/** How each sign stands, from what the board measured and what it warns of: the same rules, told of the quiet ones too. */
export const signStandings = (readings: readonly RuleReading[], warnings: readonly Warning[]): readonly SignStanding[] =>
  SIGNS.map((sign) => {
    const mine = readings
      .filter(({ rule }) => rule === sign)
      .map(
        (reading): SignReading => ({
          reading,
          warning: warnings.find(({ rule, subject }) => rule === sign && subject === reading.subject) ?? null,
        }),
      )
      .toSorted(
        (a, b) =>
          Number(b.warning !== null) - Number(a.warning !== null) ||
          b.reading.n - a.reading.n ||
          (a.reading.subject < b.reading.subject ? -1 : 1),
      );
    return { sign, state: stateOf(mine), readings: mine };
  });
