import { readingsOf } from '../src/domain/board/readings.ts';
import { type Warning, type WarningRule, stepWarnings, warningKey } from '../src/domain/board/warning.ts';
import { type Circumstances, createMadeDesk, QUIET } from './made-desk.ts';
import { createRandom } from './random.ts';

/** The article's five warning signs. The board's two others, at risk and oldest, are limits for what stands there, not signs. */
export const SIGNS = [
  'escalates_much',
  'escalates_little',
  'override_rising',
  'notifies_slowly',
  'queue_growing',
] as const satisfies readonly WarningRule[];
export type Sign = (typeof SIGNS)[number];
const isSign = (rule: WarningRule): rule is Sign => SIGNS.some((sign) => sign === rule);

const WEEK = 672;
/** Until the rule of overrides knows four weeks and two. */
const WARM_UP = 6 * WEEK;
/** Quarters of an hour between two looks. */
export const LOOKS = { quarter: 1, hour: 4, day: 96 } as const;
export type Look = keyof typeof LOOKS;
const EACH_LOOK = Object.keys(LOOKS) as Look[];

/** Share of quiet weeks in which a sign was raised, by how often somebody looks. */
export type FalseAlarms = Readonly<Record<Sign, Readonly<Record<Look, number>>>>;

/** Weeks in which nothing changes, one after the other. */
export const falseAlarms = (weeks: number, seed: number): FalseAlarms => {
  const desk = createMadeDesk(createRandom(seed));
  const raised = Object.fromEntries(
    SIGNS.map((sign) => [sign, { quarter: new Set<number>(), hour: new Set<number>(), day: new Set<number>() }]),
  ) as Record<Sign, Record<Look, Set<number>>>;
  const standing: Record<Look, readonly Warning[]> = { quarter: [], hour: [], day: [] };
  for (let quarter = 0; quarter < WARM_UP + weeks * WEEK; quarter++) {
    desk.step(QUIET);
    if (quarter < WARM_UP) continue;
    const { now, items, figures } = desk.look();
    const readings = readingsOf(items, figures, now).filter(({ rule }) => isSign(rule));
    for (const look of EACH_LOOK) {
      if (quarter % LOOKS[look] !== 0) continue;
      const before = new Set(standing[look].map(warningKey));
      standing[look] = stepWarnings(standing[look], readings, now);
      for (const warning of standing[look])
        if (isSign(warning.rule) && !before.has(warningKey(warning)))
          raised[warning.rule][look].add(Math.floor((quarter - WARM_UP) / WEEK));
    }
  }
  const share = (found: ReadonlySet<number>): number => found.size / weeks;
  return Object.fromEntries(
    SIGNS.map((sign) => {
      const { quarter, hour, day } = raised[sign];
      return [sign, { quarter: share(quarter), hour: share(hour), day: share(day) }];
    }),
  ) as FalseAlarms;
};

/** A change that a sign is there for. */
export type Change = { readonly name: string; readonly sign: Sign; readonly to: Partial<Circumstances> };
export const CHANGES: readonly Change[] = [
  { name: 'share escalated from 20 to 55 %', sign: 'escalates_much', to: { escalated: 0.55 } },
  { name: 'share escalated from 20 to 2 %', sign: 'escalates_little', to: { escalated: 0.02 } },
  { name: 'share overridden from 10 to 20 %', sign: 'override_rising', to: { overridden: 0.2 } },
  { name: 'time to escalate, p95 from 30 to 90 s', sign: 'notifies_slowly', to: { notifyMedianMs: 24_000, notifyP95Ms: 90_000 } },
  { name: 'proposals +60 %, people as before', sign: 'queue_growing', to: { proposalsPerHour: QUIET.proposalsPerHour * 1.6 } },
];

/** Monday, nine o'clock, when the change comes. */
const CHANGE_AT = WARM_UP + 36;
const GIVE_UP = 4 * WEEK;

/** Quarters of an hour from the change to the warning, looking every quarter; Infinity where it took more than four weeks. */
export const delayToDetection = ({ sign, to }: Change, seed: number): number => {
  const desk = createMadeDesk(createRandom(seed));
  for (let quarter = 0; quarter < CHANGE_AT; quarter++) desk.step(QUIET);
  const changed = { ...QUIET, ...to };
  for (let passed = 1; passed <= GIVE_UP; passed++) {
    desk.step(changed);
    const { now, items, figures } = desk.look();
    if (readingsOf(items, figures, now).some(({ rule, level }) => rule === sign && level === 'on')) return passed;
  }
  return Infinity;
};
