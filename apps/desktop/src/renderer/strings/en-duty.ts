import type { Timestamp } from '@countersign/shared/model/ids';
import type { NextStep, ReviewTier } from '@countersign/shared/model/vocabulary';
import { timeOfDay } from '../format/format.ts';
import { plural } from './en-plural.ts';

type Out = { readonly from: Timestamp; readonly until: Timestamp } | null;
type Limits = { readonly capacity: number | null; readonly out: Out };

const absence = (out: Out, now: Timestamp): string => {
  if (out === null || out.until <= now) return 'in office';
  if (out.from <= now) return `out until ${timeOfDay(out.until, now)}`;
  return `out from ${timeOfDay(out.from, now)} to ${timeOfDay(out.until, now)}`;
};
const most = plural({ one: '# open item at most', other: '# open items at most' });
const inWords = ({ capacity, out }: Limits, now: Timestamp): string =>
  capacity === null ? absence(out, now) : `${absence(out, now)}, ${most(capacity)}`;

const next = {
  junior_reviewer: 'sent to junior',
  senior_reviewer: 'sent to senior',
  manager: 'sent to manager',
  again: 'asked once more',
  everybody: 'everybody asked',
  supervisors: 'supervisors called',
} satisfies Record<NextStep, string>;

/** Words of out-of-office, capacity, and tiers that nobody looks after. */
export const dutyWords = {
  short: 'Out of office',
  title: 'Out of office',
  titleOf: (name: string) => `Availability of ${name}`,
  help: 'Meanwhile nothing is given or brought to you, and what you were given goes back to its tier. You can still open and claim items yourself.',
  helpOf: 'Meanwhile nothing is given or brought to this person, and what they were given goes back to its tier.',
  when: 'When',
  choice: {
    in: () => 'In office',
    tomorrow: (time: string) => `Out until ${time}`,
    monday: (time: string) => `Out until ${time}`,
    dates: () => 'Out from … until …',
  },
  from: 'From',
  until: 'Until',
  capacity: 'Open items at most',
  capacityHelp: 'Empty for no limit.',
  badDates: 'The end must come after the beginning, and must not be over.',
  badCapacity: 'A whole number from 0 to 1,000, or nothing.',
  save: 'Save',
  outUntil: (time: string) => `Out until ${time}`,
  yours: (out: Out, now: Timestamp) => `You are ${absence(out, now)}.`,
  absence,
  openOf: (open: string, capacity: string) => `${open} of ${capacity} open`,
  full: 'full',
  set: (name: string, limits: Limits, now: Timestamp) => `${name}: ${inWords(limits, now)}. Z to undo.`,
  setShort: (name: string, limits: Limits, now: Timestamp) => `${name}: ${inWords(limits, now)}`,
  edit: 'Availability…',

  nextAt: (step: NextStep, time: string) => `${next[step]} at ${time}`,
  audience: { everybody: 'everybody was asked', supervisors: 'supervisors were called' },
  alarms: 'Nobody can take what waits',
  alarm: {
    junior_reviewer: plural({
      one: '# item waits for a junior and nobody can take it',
      other: '# items wait for a junior and nobody can take them',
    }),
    senior_reviewer: plural({
      one: '# item waits for a senior and nobody can take it',
      other: '# items wait for a senior and nobody can take them',
    }),
    manager: plural({
      one: '# item waits for a manager and nobody can take it',
      other: '# items wait for a manager and nobody can take them',
    }),
  } satisfies Record<ReviewTier, (n: number) => string>,
  alarmSince: (time: string) => `The oldest has waited ${time}.`,
  alarmWhy: 'Everybody in the tier is out of office or has as many items as they may have, or there is nobody.',
  late: plural({
    one: '# item: nobody decided in time, so the supervisors were called',
    other: '# items: nobody decided in time, so the supervisors were called',
  }),
  assign: 'Assign…',
  tiers: 'Change tiers…',
  callAll: 'Call everybody',
  callAllHelp: 'Everybody in the tier is asked, those out of office and at their limit too.',
  called: plural({ one: 'Everybody was called to # item.', other: 'Everybody was called to # items.' }),
  isCalled: 'Everybody was called',
  openBoard: 'Open the board',
  openFirst: 'Open the card',
  notFree: {
    out: (name: string) => `${name} is out of office. Give it anyway?`,
    capacity: (name: string) => `${name} has as many items as they may have. Give it anyway?`,
  },
  notFreeBody: (subject: string, name: string) => `${subject} then stays with ${name} until somebody claims it.`,
  giveAnyway: 'Give it anyway',
};
