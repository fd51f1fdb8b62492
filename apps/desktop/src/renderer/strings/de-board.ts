import { vocabulary } from './de-vocabulary.ts';
import type { Messages } from './messages.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('de');
const conjunction = new Intl.ListFormat('de', { type: 'conjunction' });

type Words = Messages['board'];
type Tiers = Parameters<Words['tiersOf']>[0];
type Place = Parameters<Words['movedShort']>[1];

const { tier } = vocabulary;
const items = plural({ one: '# Vorgang', other: '# Vorgänge' });
const daysOutside = plural({ one: '# Tag liegt', other: '# Tage liegen' });
const tierNames = (tiers: Tiers): string =>
  tiers.length === 0 ? 'keine Stufe' : conjunction.format(tiers.map((each) => tier[each]));
const placeName = (to: Place): string => (to.assigneeName === null ? tier[to.tier] : `${to.assigneeName} (${tier[to.tier]})`);

/** Die Übersicht für Supervisoren. */
export const boardWords = {
  loading: 'Die Übersicht wird geladen',
  problem: 'Die Übersicht konnte nicht geladen werden',
  staleFor: (age) => `Die Zahlen sind ${age} alt`,
  subject: (action, about) => (about === undefined ? action : `${action}, ${about}`),

  figure: {
    waiting: 'Wartend',
    oldest: 'Ältester',
    atRisk: 'Gefährdet',
    flow: 'Ein / aus, 15 min',
    honest: 'Redliche Arbeit',
    reviewers: 'Prüfende',
  },
  target: (value) => `Ziel ${value}`,
  limit: (value) => `Grenze ${value}`,
  trend: (change, since) => `${change} in ${since}`,
  trendUp: (change) => `↑ ${change}`,
  trendDown: (change) => `↓ ${change}`,
  trendSame: 'unverändert',
  detail: (parts) => parts.join(' · '),
  inOut: (opened, settled) => `${opened} / ${settled}`,
  hourBefore: (inOut) => `${inOut} vor einer Stunde`,
  estimated: 'nach Anfangswerten',
  keepsUp: 'ein ≤ aus',
  nobodyReviews: 'niemand prüft',
  onBreak: plural({ one: '# in der Pause', other: '# in der Pause' }),
  covered: (n, of) => `Stufen ${n} von ${of}`,
  uncovered: (tiers) => (tiers.length > 2 ? 'niemand im Dienst' : `niemand für ${tierNames(tiers)}`),
  nothing: '–',

  tierLoad: (n) => items(n),
  column: (name) => tier[name],
  columnLabel: (name, n) => `${tier[name]}, ${items(n)}`,
  emptyColumn: 'Hier wartet nichts',
  emptyBoard: 'Keine offenen Vorgänge, in keiner Stufe',
  emptyBoardBody: 'Neue Anfragen erscheinen hier von selbst.',
  moving: 'wird verschoben…',
  given: (name) => `für ${name}`,
  agentPaused: 'Agent angehalten',

  people: 'Personen',
  agents: 'Agenten',
  noPeople: 'Noch kann niemand prüfen',
  noPeopleBody: 'Legen Sie einen Schlüssel zum Prüfen an: countersign token create reviewer NAME',
  noAgents: 'Noch hat kein Agent um etwas gebeten',
  presence: { on_shift: 'im Dienst', on_break: 'in der Pause', away: 'abwesend' },
  presenceFor: (presence, time) =>
    presence === 'on_break' ? `Pause seit ${time}` : presence === 'away' ? `abwesend seit ${time}` : 'im Dienst',
  open: plural({ one: '# offen', other: '# offen' }),
  claimed: plural({ one: '# beansprucht', other: '# beansprucht' }),
  highPerHour: (n) => `${n} hohe/h`,
  activeFor: (minutes) => `${minutes} aktiv`,
  tiersOf: tierNames,
  paused: (name) => `${name} ist angehalten. Jeder seiner Vorschläge wartet auf einen Menschen. Z macht es rückgängig.`,
  resumed: (name) => `${name} macht weiter. Z macht es rückgängig.`,
  pausedMark: 'angehalten',
  pausedBy: (name, reason) => (reason === '' ? `angehalten von ${name}` : `angehalten von ${name}: ${reason}`),
  pauseOrResume: 'anhalten oder fortsetzen',
  pauseButton: 'Anhalten',
  resumeButton: 'Fortsetzen',
  pauseNamed: (name) => `${name} anhalten`,
  resumeNamed: (name) => `${name} fortsetzen`,

  openCard: 'Karte öffnen',
  moveTo: 'Verschieben…',
  moveToItem: (subject) => `${subject} verschieben`,
  moveFilter: 'Stufe oder Person',
  moveNone: 'So heißt keine Stufe und keine Person.',
  tierGroup: 'Stufen',
  peopleGroup: 'Personen',
  isHere: 'jetzt hier',
  moveTier: 'Stufe wechseln',
  changeTiers: 'Stufen ändern…',

  moved: (subject, to, at) =>
    at === null
      ? `${subject} verschoben nach ${placeName(to)}. Z macht es rückgängig.`
      : `${subject} verschoben nach ${placeName(to)}, Platz ${at.place} von ${at.of}. Z macht es rückgängig.`,
  movedShort: (subject, to) => `${subject} nach ${placeName(to)} verschoben`,
  tiersSet: (name, tiers) => `${name} prüft jetzt ${tierNames(tiers)}. Z macht es rückgängig.`,
  tiersShort: (name, tiers) => `${name} prüft jetzt ${tierNames(tiers)}`,
  pausedShort: (name) => `${name} angehalten`,
  resumedShort: (name) => `${name} fortgesetzt`,
  changing: {
    move: (subject) => `${subject} wird verschoben…`,
    tiers: (name) => `Die Stufen von ${name} werden geändert…`,
    pause: (name) => `Der Hub erfährt es: ${name}…`,
    availability: (name) => `Die Verfügbarkeit von ${name} wird geändert…`,
  },
  undoing: (subject) => `Wird zurückgenommen: ${subject}…`,
  undone: (subject) => `Zurückgenommen: ${subject} ist wie vorher.`,
  undoIn: (seconds) => `Rückgängig, ${seconds}`,
  nothingToUndo: 'In den letzten zehn Sekunden wurde nichts geändert.',
  busy: (subject) => `${subject} wird schon geändert.`,
  failed: (subject, why) => `${subject} wurde nicht geändert. ${why}`,
  failedClaimed: (subject, who) => `${subject} wurde nicht verschoben: ${who} hat den Vorgang offen.`,
  failedGone: (subject) => `${subject} wurde nicht verschoben: Der Vorgang ist entschieden oder abgeschlossen.`,
  changedSomehow: (subject) => `${subject} hat sich inzwischen geändert und wurde nicht verschoben. Bitte noch einmal ansehen.`,
  changedMeanwhile: (subject, name, assignee, holder) =>
    holder !== null
      ? `${subject} hat sich inzwischen geändert und wurde nicht verschoben. Stufe ${tier[name]}, ${holder} hat den Vorgang offen.`
      : assignee !== null
        ? `${subject} hat sich inzwischen geändert und wurde nicht verschoben. Stufe ${tier[name]}, für ${assignee}.`
        : `${subject} hat sich inzwischen geändert und wurde nicht verschoben. Stufe ${tier[name]}.`,
  dismiss: 'Schließen',
  changes: 'Was Sie geändert haben',

  claimedTitle: (who) => `${who} hat diesen Vorgang offen. Trotzdem verschieben?`,
  claimedBody: (subject, to) =>
    `${subject} geht nach ${placeName(to)}. Was getippt wurde, bleibt beim Vorgang; der Anspruch endet.`,
  moveAnyway: 'Trotzdem verschieben',
  leaveIt: 'So lassen',
  tiersTitle: (name) => `Stufen von ${name}`,
  tiersHelp: 'Die Warteschlange auf dem anderen Bildschirm folgt sofort.',
  tiersSave: 'Stufen speichern',
  lastTitle: (name, tiers) => `Außer ${name} prüft niemand ${tierNames(tiers)}`,
  lastBody: (n) => `${items(n)} würden dort warten, und niemand könnte entscheiden.`,
  lastConfirm: 'Trotzdem entfernen',
  pauseTitle: (name) => `${name} anhalten`,
  pauseHelp: 'Nichts wird mittendrin abgebrochen: Von jetzt an wartet jeder Vorschlag auf einen Menschen.',
  pauseReason: 'Grund, in wenigen Worten',
  cancel: 'Abbrechen',

  warnings: 'Warnungen',
  warning: {
    queue_growing: (window) => `Zugang über Abgang seit ${window}`,
    at_risk: (n) => `${n} gefährdet`,
    oldest: (time) => `Der älteste wartet ${time}`,
    override_rising: (points) => `Menschen widersprechen Agenten öfter: ${points}`,
    escalates_much: (agent, share) => `${agent} fragt bei ${share} seiner Aktionen`,
    escalates_little: (agent, share) => `${agent} fragt nur bei ${share} seiner Aktionen`,
    notifies_slowly: (time) => `Eine von zwanzig Eskalationen ist erst nach ${time} auf einem Bildschirm`,
  },
  atLeastDetail: (low, n) => `95-%-Intervall ab ${low}, n = ${n}.`,
  flowDetail: (opened, settled, breach) => `${opened} ein, ${settled} aus. Überschreitung erwartet ${breach}.`,
  atRiskDetail: (target) => `Weniger als ein Viertel ihrer Zeit übrig. Ziel ${target}.`,
  oldestDetail: (limit) => `Grenze ${limit}.`,
  intervalDetail: (low, high, n) => `95-%-Intervall ${low} bis ${high}, n = ${n}.`,
  moreWarnings: plural({ one: '# weitere', other: '# weitere' }),
  fewer: 'Weniger',
  route: 'Weg',
  why: 'Warum?',
  whyTitle: 'Warum kam diese Warnung?',
  whyRule: {
    queue_growing:
      'Drei volle Zeitfenster nacheinander mit mehr Zugang als Abgang, und das ganze 95-%-Intervall der Zeit, die Schlange in diesem Tempo zu leeren, liegt über der Zeit, die ihren Vorgängen im Median bleibt.',
    at_risk: 'Mehr Vorgänge, als das Ziel zulässt, haben weniger als ein Viertel ihrer Zeit übrig.',
    oldest: 'Die längste Wartezeit liegt über der Grenze. Die Warnung endet unter neun Zehnteln davon.',
    override_rising:
      'Das ganze Intervall (Newcombe) des Anteils der Widersprüche der letzten Woche abzüglich der vier Wochen davor liegt über null, gestern wie vorgestern. Gewarnt wird bei 98,8 % statt der gezeigten 95 %, weil die Regel jeden Tag nachsieht.',
    escalates_much: 'Das ganze 95-%-Intervall (Wilson) des Anteils, der auf einen Menschen wartet, liegt über 40 %.',
    escalates_little: 'Das ganze 95-%-Intervall (Wilson) des Anteils, der auf einen Menschen wartet, liegt unter 5 %.',
    notifies_slowly:
      'In zwei vollen Viertelstunden nacheinander, mit je mindestens 20 Eskalationen, liegt das 95. Perzentil der Zeit vom Öffnen bis auf einen Bildschirm über einer Minute, und das ganze 95-%-Intervall beider zusammen ebenso.',
  },
  whyFacts: {
    n: 'n',
    minimumN: 'kleinstes n',
    interval: '95-%-Intervall',
    window: 'Zeitfenster',
    value: 'gemessen',
    limit: 'Grenze',
    since: 'seit',
    looks: 'Male nacheinander',
    before: 'davor',
    now: 'im Zeitfenster',
  },
  whyNow: 'wie es jetzt ist',
  whyAll: 'keines: alle zählen',
  range: (low, high) => `${low} bis ${high}`,
  rangeFrom: (low) => `${low} oder mehr`,
  countOf: (hits, n) => `${hits} von ${n}`,
  points: (value) => `${value} Prozentpunkte`,

  charts: 'Diagramme',
  chart: { ageing: 'Verbrauchte Frist', flow: 'Ein und aus, 4 h', overrides: 'Widersprüche je Tag' },
  chartLimits: 'Grenzen 3σ',
  table: 'Tabelle',
  tableOf: (chart) => `${chart}: als Tabelle`,
  chartChoice: 'Welches Diagramm',
  band: { under_25: 'unter 25 %', under_50: '25 bis 50 %', under_75: '50 bis 75 %', over_75: 'über 75 %' },
  bandShort: { under_25: '0–25 %', under_50: '25–50 %', under_75: '50–75 %', over_75: '75–100 %' },
  ageingSummary: (late, total) =>
    total === 0
      ? 'Nichts wartet unter einer Frist.'
      : `${late} von ${items(total)} haben mehr als drei Viertel ihrer Zeit verbraucht.`,
  flowSummary: (opened, settled, waiting) =>
    `${opened} kamen und ${settled} wurden in 4 Stunden erledigt; ${waiting} warten jetzt.`,
  running: (from) => `${from}, läuft`,
  flowNone: 'In den letzten 4 Stunden kam nichts, und nichts wurde erledigt.',
  overrideSummary: (share, n, outside) =>
    outside === 0
      ? `Menschen widersprechen bei ${share} von ${n}; kein Tag liegt außerhalb der Grenzen.`
      : `Menschen widersprechen bei ${share} von ${n}; ${daysOutside(outside)} außerhalb der Grenzen.`,
  overrideNone: (n, minimum) => `Bisher ${n} Entscheidungen. Eine Regelkarte braucht mindestens ${minimum} an zwei Tagen.`,
  head: {
    band: 'Verbraucht',
    total: 'Alle',
    from: 'Von',
    opened: 'Ein',
    settled: 'Aus',
    waiting: 'Wartend',
    day: 'Tag',
    decided: 'Entschieden',
    overridden: 'Widersprochen',
    share: 'Anteil',
    limits: 'Grenzen',
  },
  panes: { items: 'Vorgänge', people: 'Personen' },
  pane: 'Was zu zeigen ist',
} satisfies Messages['board'];
