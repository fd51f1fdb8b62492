import { learningWords } from './de-learning.ts';
import type { Messages } from './messages.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('de');

type Words = Messages['policy'];
type Said = Parameters<Words['said']>[0];

const issues = plural({ one: '# Fehler', other: '# Fehler' });
const labels = plural({ one: '# beantworteten Entscheidung', other: '# beantworteten Entscheidungen' });
const artefact = { calibrator: 'Eichung', predictor: 'Vorhersage' };

const said = (what: Said, time: string): string => {
  switch (what.kind) {
    case 'published':
      return `${what.version} ist veröffentlicht. Sie gilt noch nicht: nichts ändert sich, bis jemand es sagt.`;
    case 'use':
      return `${what.version} gilt ab ${time}.`;
    case 'shadow':
      return `${what.version} läuft ab ${time} neben der geltenden Regelung her. Sie entscheidet nichts.`;
    case 'end-shadow':
      return 'Es läuft nichts mehr im Schatten.';
    case 'trained':
      return `Die ${artefact[what.learned]} ${what.version} wurde aus ${labels(what.n)} gelernt. Sie wird noch nicht benutzt.`;
    case 'learned':
      return what.version === null
        ? `Ab ${time} wird keine ${artefact[what.learned]} mehr benutzt.`
        : `Die ${artefact[what.learned]} ${what.version} gilt ab ${time}.`;
  }
};

/** Die Seite der Regelungen. */
export const policyWords = {
  parts: {
    versions: 'Fassungen',
    write: 'Schreiben',
    trial: 'An der Vergangenheit prüfen',
    shadow: 'Schatten',
    learning: 'Gelerntes',
  },
  partsLabel: 'Teile der Seite',
  loading: 'Wird geladen …',
  failed: 'Das konnte nicht geladen werden.',
  retry: 'Noch einmal',
  leave: 'So lassen',
  dismiss: 'Ausblenden',

  list: 'Veröffentlichte Fassungen, neueste zuerst',
  none: 'Noch keine Fassung veröffentlicht',
  noneBody: 'Der Hub arbeitet mit der mitgelieferten. Schreiben Sie eine, oder öffnen Sie eine Datei.',
  live: 'gilt',
  next: (time) => `gilt ab ${time}`,
  shadowMark: 'im Schatten',
  draftMark: 'Entwurf',
  byOn: (who, day) => `${who} · ${day}`,
  builtIn: 'mit dem Hub geliefert',
  rules: plural({ one: '# Regel', other: '# Regeln' }),
  usedFrom: (day) => `galt zuletzt ab ${day}`,
  fromStart: 'gilt von Anfang an',
  neverUsed: 'noch nie benutzt',
  source: (version) => `Text von ${version}`,
  use: 'Ab jetzt benutzen',
  runShadow: 'Im Schatten laufen lassen',
  writeFrom: 'Neue Fassung schreiben',
  goOn: 'Weiterschreiben',
  endShadow: 'Schatten beenden',
  isLive: (version) => `${version} gilt schon.`,
  isShadow: (version) => `${version} läuft schon im Schatten.`,

  nothingWritten: 'Es wird nichts geschrieben',
  nothingWrittenBody: 'Eine neue Fassung beginnt mit dem Text der geltenden. Gespeichert wird erst beim Veröffentlichen.',
  openFile: 'Datei öffnen …',
  dropHere: 'oder eine YAML- oder JSON-Datei hierher ziehen',
  fileTooLong: (name, most) => `${name} ist zu lang: höchstens ${most} Zeichen.`,
  fileUnreadable: (name) => `${name} ist kein Text.`,
  editor: 'Text der neuen Fassung',
  editorHelp: 'Tab rückt ein. Escape, dann Tab, verlässt den Text.',
  escaped: 'Tab verlässt jetzt den Text.',
  fromVersion: (version) => `Begonnen mit ${version}`,
  fromFile: (name) => `Geöffnet aus ${name}`,
  check: {
    waiting: 'Wartet auf eine Pause …',
    checking: 'Wird geprüft …',
    checked: 'An diesem Text ist nichts falsch.',
    failed: 'Nicht geprüft.',
  },
  checked: (n) => (n === 0 ? 'An diesem Text ist nichts falsch.' : `${issues(n)} gefunden.`),
  issues,
  issueAt: (line, column) => `Zeile ${line}, Spalte ${column}`,
  issueList: 'Was falsch ist, nach Zeilen',
  nextIssue: 'Nächster Fehler',
  tooLong: (length, most) => `${length} von höchstens ${most} Zeichen.`,
  noVersion: 'Der Text nennt keine Fassung.',
  taken: (version) => `${version} ist schon veröffentlicht und behält ihren Text. Geben Sie dieser einen anderen Namen.`,
  mendFirst: (n) => `${issues(n)} in diesem Text. Beheben Sie das zuerst.`,
  same: 'Kein Unterschied zur geltenden Fassung.',
  changes: 'Änderungen',
  backToText: 'Zurück zum Text',
  diffTitle: (from, to) => `Änderungen von ${from} zu ${to}`,
  diffCount: (added, removed) => `+${added} −${removed}`,
  diffAdded: 'neu',
  diffRemoved: 'entfernt',
  diffTooLong: 'Die beiden Texte unterscheiden sich zu sehr, um sie nebeneinanderzustellen.',
  unchangedLines: plural({ one: '# gleiche Zeile', other: '# gleiche Zeilen' }),
  tryIt: 'An der Vergangenheit prüfen',
  publish: 'Veröffentlichen …',
  publishNow: 'Veröffentlichen',
  discard: 'Verwerfen …',
  discardNow: 'Verwerfen',
  kept: 'Nur in diesem Fenster aufgehoben.',

  publishTitle: (version) => `${version} veröffentlichen?`,
  publishBody: 'Sie wird unter diesem Namen für immer so aufgehoben. Sie entscheidet nichts, bis jemand sie benutzt.',
  useTitle: (version) => `${version} ab jetzt benutzen?`,
  useBody: (version, live) =>
    `Für jeden Vorschlag, der danach kommt, gilt ${version} statt ${live}. Was schon wartet, bleibt, wie es eingestuft wurde.`,
  shadowTitle: (version) => `${version} im Schatten laufen lassen?`,
  shadowBody: (live) =>
    `Sie wird bei jedem Vorschlag neben ${live} befragt, und Unterschiede werden gezählt. Sie entscheidet nichts.`,
  shadowReplaces: (version) => `Sie tritt an die Stelle von ${version}.`,
  endShadowTitle: (version) => `Den Schatten von ${version} beenden?`,
  endShadowBody: 'Was bisher gezählt wurde, bleibt, bis eine andere Fassung im Schatten läuft.',
  discardTitle: 'Verwerfen, was Sie geschrieben haben?',
  discardBody: 'Es steht nur in diesem Fenster und kann nicht wiedergeholt werden.',
  replaceTitle: (name) => `Was Sie geschrieben haben, durch ${name} ersetzen?`,
  replaceNow: 'Ersetzen',
  said,
  refusedBecause: (what, why) => `${what} ${why}`,
  refused: {
    publish: 'Sie wurde nicht veröffentlicht.',
    use: 'Es wurde nichts geändert.',
    'train-calibrator': 'Es wurde keine Eichung gelernt.',
    'train-predictor': 'Es wurde keine Vorhersage gelernt.',
  },

  trialWhat: 'Nebeneinander',
  trialDays: 'Zeitraum',
  days: plural({ one: '# Tag', other: '# Tage' }),
  trialMost: (n) => `Höchstens ${n} auf einmal.`,
  trialDraft: (version) => `${version}, im Entwurf`,
  trialUnnamed: 'der Text, der gerade geschrieben wird',
  trialRun: 'Nachspielen',
  trialRunning: (days, time) => `Wird nachgespielt (${days}), bisher ${time}. Sie können weggehen; das Ergebnis wartet hier.`,
  trialDone: 'Die Vergangenheit ist nachgespielt: das Ergebnis steht auf der Seite der Regelungen.',
  trialFailed: 'Die Vergangenheit konnte nicht nachgespielt werden.',
  trialStale: 'Der Text wurde seitdem geändert: dies hätte der frühere getan.',
  trialNone: 'Noch nichts nachgespielt',
  trialNoneBody:
    'Nimmt die Entscheidungen dieses Hubs und zeigt, was jede Regelung mit ihnen getan hätte, bevor etwas veröffentlicht wird.',
  trialEmpty: 'In diesem Zeitraum gibt es keine Entscheidungen',
  trialEmptyBody:
    'Wählen Sie mehr Tage, oder kommen Sie wieder, wenn Agenten etwas vorgeschlagen haben. Eine Datei mit Entscheidungen lässt sich so nachspielen: countersign backtest --policy FILE --history FILE',
  trialUnlabelled:
    'Von keiner Entscheidung dieses Zeitraums ist die Antwort bekannt; über Genauigkeit und Trefferquote lässt sich nichts sagen.',
  trialSize: (period, decisions, labelled, needed) =>
    `${period}: ${decisions} Entscheidungen, ${labelled} mit bekannter Antwort, ${needed} davon brauchten einen Menschen.`,
  trialSpan: (from, to) => `${from} bis ${to}`,
  compare: (name, load, recall, other, otherLoad, otherRecall) =>
    `${name} hätte Menschen ${load} gezeigt und ${recall} dessen gefunden, was sie brauchte; ${other} ${otherLoad} und ${otherRecall}.`,
  alone: (name, load, recall) => `${name} hätte Menschen ${load} gezeigt und ${recall} dessen gefunden, was sie brauchte.`,
  cannotTell: 'Die Bereiche dessen, was sie finden, überlappen: diese Vergangenheit sagt nicht, welche mehr findet.',
  unknown: '–',
  measure: {
    load: 'Von Menschen gesehen',
    precision: 'Davon zu Recht',
    recall: 'Gefunden, was einen Menschen brauchte',
    slipped: 'Durchgerutscht',
    cost: 'Kosten',
    review: 'Zeit von Menschen',
    error: 'Unentdeckte Fehler',
    hours: 'Arbeitsstunden',
    routes: 'Wege',
  },
  interval: (low, high) => `${low}–${high}`,
  intervalNote: 'Unter jedem Anteil sein 95-%-Bereich.',
  head: { measure: 'Maß', policy: 'Regelung' },
  resultTable: 'Was jede Regelung getan hätte',
  chart: 'Gesehen und gefunden',
  chartSummary: (best) => `Links oben ist besser: mehr gefunden bei weniger Arbeit. ${best}`,
  chartLine: (letter, name, load, recall) => `${letter} ${name}: ${load} gesehen, ${recall} gefunden.`,
  chartNone: 'Zu wenige bekannte Antworten für ein Bild.',
  loadAxis: 'gesehen',
  recallAxis: 'gefunden',
  table: 'Tabelle',
  tableOf: (chart) => `${chart}: als Tabelle`,
  lettered: (letter, name) => `${letter} ${name}`,
  learnedNote: (name, note) => `${name}: ${note}`,
  notes: 'Zum Verständnis der Zahlen',
  slippedTitle: (name) => `Durchgerutscht mit ${name}`,
  slippedNone: (name) => `Mit ${name} wäre nichts durchgerutscht, von dem bekannt ist, dass es einen Menschen brauchte.`,
  byRule: (rule) => `Regel ${rule}`,
  openExample: 'Öffnen',
  exampleTitle: 'Eine Entscheidung von früher',
  exampleGone: 'Die Karte dieser Entscheidung ist nicht mehr aufgehoben.',
  close: 'Schließen',
  stated: (share) => `gibt ${share} an`,
  calibrated: (share) => `${share} davon freigegeben`,
  predicted: (share) => `vorhergesagt ${share}`,

  route: { autonomous: 'läuft allein', review: 'wird nachher angesehen', escalate: 'wartet auf einen Menschen' },
  shadowNone: 'Im Schatten läuft nichts',
  shadowNoneBody:
    'Wählen Sie eine Fassung und lassen Sie sie im Schatten laufen: sie wird bei jedem Vorschlag befragt und entscheidet nichts.',
  shadowCompared: (live, shadow, n, since) =>
    `${plural({ one: '# Vorschlag', other: '# Vorschläge' })(n)} seit ${since}: ${live} gilt, ${shadow} läuft im Schatten.`,
  shadowAgree: (share) => `Bei ${share} sind sie sich einig.`,
  shadowYoung: 'Seitdem wurde nichts vorgeschlagen. Schauen Sie später wieder herein.',
  matrix: 'Wie weit sie sich einig sind',
  matrixLive: 'geltende ↓  Schatten →',
  matrixCell: (n, share) => `${n} · ${share}`,
  missed: plural({
    one: '# wäre ohne Menschen gelaufen und wurde von einem geändert.',
    other: '# wären ohne Menschen gelaufen und wurden von einem geändert.',
  }),
  unneeded: plural({
    one: 'Nach # wäre gefragt worden, obwohl ein Mensch nur zustimmte.',
    other: 'Nach # wäre gefragt worden, obwohl ein Mensch nur zustimmte.',
  }),
  shadowExamples: 'Wo sie sich unterscheiden',
  shadowNoExamples: 'Bisher unterscheiden sie sich nirgends.',
  differs: (live, shadow) => `geltende: ${live} · Schatten: ${shadow}`,
  differsRules: (live, shadow) => `${live} / ${shadow}`,
  undecided: 'nicht entschieden',

  ...learningWords,
} satisfies Words;
