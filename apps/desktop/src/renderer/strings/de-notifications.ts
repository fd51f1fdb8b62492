import { formatMoney } from '@countersign/shared/domain/money';
import type { NotificationPhrases } from '@countersign/shared/domain/notification/phrases';
import type { Messages } from './messages.ts';
import { createPlural } from './plural.ts';

const LOCALE = 'de';
const plural = createPlural(LOCALE);
const whole = new Intl.NumberFormat(LOCALE);
const clock = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit' });
const unit = (name: string) => new Intl.NumberFormat(LOCALE, { style: 'unit', unit: name, unitDisplay: 'short' });
const [seconds, minutes, hours] = [unit('second'), unit('minute'), unit('hour')];
const span = (ms: number): string => {
  if (ms < 60_000) return seconds.format(Math.ceil(ms / 1_000));
  return ms < 90 * 60_000 ? minutes.format(Math.round(ms / 60_000)) : hours.format(Math.round(ms / 3_600_000));
};
const near = plural({ one: '# Vorgang kurz vor der Frist', other: '# Vorgänge kurz vor der Frist' });
const missed = plural({ one: '# Vorgang über der Frist', other: '# Vorgänge über der Frist' });

const phrases: NotificationPhrases = {
  tier: (tier) => ({ junior_reviewer: 'Junior', senior_reviewer: 'Senior', manager: 'Leitung' })[tier],
  left: (ms) => (ms <= 0 ? 'Frist vorbei' : `noch ${span(ms)}`),
  join: (parts) => parts.join(' · '),
  waiting: plural({ one: '# Vorgang wartet', other: '# Vorgänge warten' }),
  approval: (risk) =>
    ({
      low: 'Freigabe mit niedrigem Risiko',
      medium: 'Freigabe mit mittlerem Risiko',
      high: 'Freigabe mit hohem Risiko',
      critical: 'Kritische Freigabe',
    })[risk],
  keyword: 'Eine Freigabe mit Ihrem Stichwort',
  secondReview: 'Zweite Prüfung gewünscht',
  worst: (risk) =>
    ({ low: 'Alle mit niedrigem Risiko', medium: 'Bis mittleres Risiko', high: 'Bis hohes Risiko', critical: 'Kritische dabei' })[
      risk
    ],
  deadline: (ahead, past) =>
    past === 0 ? near(ahead) : ahead === 0 ? missed(past) : `${missed(past)}, ${whole.format(ahead)} kurz davor`,
  assigned: 'Ihnen zugewiesen',
  taken: 'Jemand anderem zugewiesen',
  reply: 'Antwort zu einer gehaltenen Freigabe',
  mention: 'Sie wurden erwähnt',
  decisionFailed: 'Eine Entscheidung wurde nicht übernommen',
  hubLost: 'Verbindung unterbrochen',
  hubBack: (count) => `Wieder verbunden · ${whole.format(count)} warten`,
  warning: (rule, isBreach) => {
    const what = {
      growth: 'Die Warteschlange wächst',
      breach: 'Fristen sind in Gefahr',
      slow: 'Vorgänge warten zu lange',
      override: 'Eingriffe nehmen zu',
      agent: 'Ein Agent verhält sich ungewöhnlich',
      uncovered: 'Niemand kann übernehmen, was wartet',
      called: 'Niemand hat rechtzeitig entschieden',
    }[rule];
    return isBreach ? `Alarm: ${what}` : `Warnung: ${what}`;
  },
  nudge: (nudge) =>
    ({
      break: 'Sie prüfen schon eine Weile. Eine kurze Pause hilft.',
      drill: 'Eine Übung steht an.',
      canary: 'Eine der letzten Freigaben war ein Test.',
    })[nudge],
  digest: (since, decided, waiting) =>
    `Seit ${clock.format(since)}: ${whole.format(decided)} entschieden, ${whole.format(waiting)} wartend`,
  test: { title: 'Probe-Mitteilung', body: 'Mitteilungen erreichen Sie hier.' },
  money: (amount) => formatMoney(amount, LOCALE, '(kleinste Einheit)'),
  actions: { open: 'Öffnen', claim: 'Beanspruchen', snooze: '10 Min. zurückstellen' },
};

export const notificationWords: Messages['notification'] = {
  phrases,
  bands: 'Mitteilungen',
  show: 'Zeigen',
  dismiss: 'Schließen',
  openSettings: 'Einstellungen der Mitteilungen',
  denied: 'Das System lässt Countersign keine Mitteilungen zeigen. Kritisches erscheint nur hier.',
  failed: (why) => `Eine Mitteilung konnte nicht gezeigt werden: ${why}`,
  level: 'Benachrichtigen bei',
  levels: {
    all: 'jedem neuen Vorgang',
    high: 'hohem und kritischem Risiko',
    assigned: 'allem, was mich betrifft',
    none: 'nichts',
  },
  levelHelp:
    'Was Sie betrifft: Ihnen zugewiesene Vorgänge, Ihre Fristen, Antworten, Erwähnungen und Stichwörter. Es gehört zu jeder Stufe außer der letzten.',
  queues: 'Je Warteschlange',
  queueSame: 'wie oben',
  keywords: 'Stichwörter',
  keywordsHelp: 'Eines je Zeile. Verglichen mit den Namen von Aktionen und Agenten, nie mit Texten von Kunden oder Agenten.',
  schedule: 'Nur zu diesen Zeiten',
  scheduleHelp: 'Sonst ändert sich nur die Zahl am Symbol. Kritisches kommt trotzdem, solange Sie im Dienst sind.',
  days: ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'],
  from: 'von',
  to: 'bis',
  pause: 'Pause',
  pauses: { half: '30 Minuten', hour: '1 Stunde', tomorrow: 'bis morgen' },
  pausedUntil: (time) => `Pause bis ${time}.`,
  resume: 'Jetzt fortsetzen',
  sounds: 'Töne',
  soundNames: {
    routine: 'niedriges und mittleres Risiko',
    high: 'hohes Risiko',
    critical: 'kritisch',
    deadline: 'Frist versäumt',
  },
  listen: (name) => `Ton für ${name} abspielen`,
  play: 'Abspielen',
  soundsHelp: 'Der kritische Ton steht für nichts anderes.',
  system: 'System',
  test: 'Probe-Mitteilung senden',
  testing: 'Das System wird gefragt …',
  tested: {
    shown: 'Das System hat sie angenommen und meldet, dass sie zu sehen ist.',
    fallback:
      'Der eigene Weg von Countersign ist gescheitert; der einfache Befehl des Systems (node-notifier) hat sie gezeigt. Sie lässt sich nicht anklicken oder zurücknehmen.',
    denied:
      'Das System hat abgelehnt: Mitteilungen sind für Countersign ausgeschaltet. Erlauben Sie sie in dessen Einstellungen.',
    undecided: 'Noch hat niemand Mitteilungen erlaubt. Schalten Sie sie zuerst ein.',
    unsupported: (why) => `Hier lassen sich keine Mitteilungen zeigen: ${why}`,
    suppressed: (why) => `Sie wurde zurückgehalten: ${why}`,
    failed: (why) => `Es ist gescheitert. Das System sagt: ${why}`,
  },
};
