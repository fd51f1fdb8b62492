import type { Sample } from './newcombe.ts';

export const WARNING_RULES = [
  'queue_growing',
  'at_risk',
  'oldest',
  'override_rising',
  'escalates_much',
  'escalates_little',
  'notifies_slowly',
] as const;
export type WarningRule = (typeof WARNING_RULES)[number];

/** What a rule measured, whether it fires or not. `interval` is null where the figure is a count of all, not a sample. */
export type Reading = {
  readonly rule: WarningRule;
  /** Agent id where the rule is about one agent; the empty string for the queue and the team. */
  readonly subject: string;
  /** How many things the figure rests on, and how many it needs at least. */
  readonly n: number;
  readonly minimumN: number;
  /** Of 95 %; `high` is null where so few observations bound it only from below. */
  readonly interval: { readonly low: number; readonly high: number | null } | null;
  /** Length of time that was looked at, in milliseconds; 0 for "as it is now". */
  readonly windowMs: number;
  /** The measured value and the limit that it is held against: counts, milliseconds or shares, by the rule. */
  readonly value: number;
  readonly limit: number;
  /**
   * `on`: the rule holds. `off`: it clearly does not. `between`: a warning that stands goes on standing, none
   * begins; so a figure that trembles around its limit does not blink.
   */
  readonly level: 'on' | 'between' | 'off';
  /** How many looks in a row the rule must hold for, where more than one; `windowMs` is the length of each. */
  readonly looks?: number;
  /** override_rising: overridden of decided, then and before. */
  readonly compared?: { readonly now: Sample; readonly before: Sample };
  /** queue_growing: arrivals, departures, and when the first deadlines are expected to be missed. */
  readonly flow?: { readonly opened: number; readonly settled: number; readonly breachAt: number };
};

export type Warning = Reading & { readonly since: number };

export const warningKey = ({ rule, subject }: Pick<Reading, 'rule' | 'subject'>): string => `${rule}:${subject}`;

/** What stands now, from what stood before and what was measured. Those that stand longest come first. Pure. */
export const stepWarnings = (before: readonly Warning[], readings: readonly Reading[], now: number): readonly Warning[] => {
  const standing = new Map(before.map((warning) => [warningKey(warning), warning]));
  return readings
    .filter(({ level, rule, subject }) => level === 'on' || (level === 'between' && standing.has(warningKey({ rule, subject }))))
    .map((reading): Warning => ({ ...reading, since: standing.get(warningKey(reading))?.since ?? now }))
    .sort((a, b) => a.since - b.since || WARNING_RULES.indexOf(a.rule) - WARNING_RULES.indexOf(b.rule));
};
