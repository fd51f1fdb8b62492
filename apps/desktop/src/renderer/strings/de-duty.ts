import type { Timestamp } from '@countersign/shared/model/ids';
import type { NextStep } from '@countersign/shared/model/vocabulary';
import { timeOfDay } from '../format/format.ts';
import type { Messages } from './messages.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('de');

type Out = { readonly from: Timestamp; readonly until: Timestamp } | null;
type Limits = { readonly capacity: number | null; readonly out: Out };

const absence = (out: Out, now: Timestamp): string => {
  if (out === null || out.until <= now) return 'im Büro';
  if (out.from <= now) return `abwesend bis ${timeOfDay(out.until, now)}`;
  return `abwesend von ${timeOfDay(out.from, now)} bis ${timeOfDay(out.until, now)}`;
};
const most = plural({ one: 'höchstens # offener Vorgang', other: 'höchstens # offene Vorgänge' });
const inWords = ({ capacity, out }: Limits, now: Timestamp): string =>
  capacity === null ? absence(out, now) : `${absence(out, now)}, ${most(capacity)}`;

const next = {
  junior_reviewer: 'an Junior gegeben',
  senior_reviewer: 'an Senior gegeben',
  manager: 'an Leitung gegeben',
  again: 'erneut gefragt',
  everybody: 'alle gefragt',
  supervisors: 'Aufsicht gerufen',
} satisfies Record<NextStep, string>;

/** Abwesenheit, Obergrenze, und Stufen, um die sich niemand kümmert. */
export const dutyWords: Messages['duty'] = {
  short: 'Abwesend',
  title: 'Abwesenheit',
  titleOf: (name) => `Verfügbarkeit von ${name}`,
  help: 'Solange wird Ihnen nichts gegeben und nichts gemeldet, und was Ihnen gegeben war, geht an die Stufe zurück. Öffnen und beanspruchen können Sie weiterhin.',
  helpOf: 'Solange wird dieser Person nichts gegeben und nichts gemeldet, und was ihr gegeben war, geht an die Stufe zurück.',
  when: 'Wann',
  choice: {
    in: () => 'Im Büro',
    tomorrow: (time) => `Abwesend bis ${time}`,
    monday: (time) => `Abwesend bis ${time}`,
    dates: () => 'Abwesend von … bis …',
  },
  from: 'Von',
  until: 'Bis',
  capacity: 'Offene Vorgänge höchstens',
  capacityHelp: 'Leer heißt: keine Grenze.',
  badDates: 'Das Ende muss nach dem Beginn liegen und darf nicht vorbei sein.',
  badCapacity: 'Eine ganze Zahl von 0 bis 1.000, oder nichts.',
  save: 'Speichern',
  outUntil: (time) => `Abwesend bis ${time}`,
  yours: (out, now) => `Sie sind ${absence(out, now)}.`,
  absence,
  openOf: (open, capacity) => `${open} von ${capacity} offen`,
  full: 'ausgelastet',
  set: (name, limits, now) => `${name}: ${inWords(limits, now)}. Z macht es rückgängig.`,
  setShort: (name, limits, now) => `${name}: ${inWords(limits, now)}`,
  edit: 'Verfügbarkeit…',

  nextAt: (step, time) => `${next[step]} um ${time}`,
  audience: { everybody: 'alle wurden gefragt', supervisors: 'die Aufsicht wurde gerufen' },
  alarms: 'Niemand kann übernehmen, was wartet',
  alarm: {
    junior_reviewer: plural({
      one: '# Vorgang wartet auf die Stufe Junior, und niemand kann ihn übernehmen',
      other: '# Vorgänge warten auf die Stufe Junior, und niemand kann sie übernehmen',
    }),
    senior_reviewer: plural({
      one: '# Vorgang wartet auf die Stufe Senior, und niemand kann ihn übernehmen',
      other: '# Vorgänge warten auf die Stufe Senior, und niemand kann sie übernehmen',
    }),
    manager: plural({
      one: '# Vorgang wartet auf die Stufe Leitung, und niemand kann ihn übernehmen',
      other: '# Vorgänge warten auf die Stufe Leitung, und niemand kann sie übernehmen',
    }),
  },
  alarmSince: (time) => `Seit ${time} wartet der älteste.`,
  alarmWhy: 'Alle in der Stufe sind abwesend oder ausgelastet, oder es gibt niemanden.',
  late: plural({
    one: '# Vorgang: niemand hat rechtzeitig entschieden, die Aufsicht wurde gerufen',
    other: '# Vorgänge: niemand hat rechtzeitig entschieden, die Aufsicht wurde gerufen',
  }),
  assign: 'Zuweisen…',
  tiers: 'Stufen ändern…',
  callAll: 'Alle rufen',
  callAllHelp: 'Alle in der Stufe werden gefragt, auch Abwesende und Ausgelastete.',
  called: plural({ one: 'Alle wurden zu # Vorgang gerufen.', other: 'Alle wurden zu # Vorgängen gerufen.' }),
  isCalled: 'Alle wurden gerufen',
  openBoard: 'Übersicht öffnen',
  openFirst: 'Karte öffnen',
  notFree: {
    out: (name) => `${name} ist abwesend. Trotzdem zuweisen?`,
    capacity: (name) => `${name} ist ausgelastet. Trotzdem zuweisen?`,
  },
  notFreeBody: (subject, name) => `${subject} bleibt dann bei ${name}, bis jemand den Vorgang beansprucht.`,
  giveAnyway: 'Trotzdem zuweisen',
};
