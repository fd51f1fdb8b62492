import type { Messages } from './messages.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('de');

type Keys =
  | 'learnedKind'
  | 'learnedWhat'
  | 'learnedList'
  | 'learnedNone'
  | 'trainedOn'
  | 'inUse'
  | 'train'
  | 'training'
  | 'tooFewLabels'
  | 'useLearned'
  | 'stopLearned'
  | 'learnedTitle'
  | 'learnedBody'
  | 'stopTitle'
  | 'stopBody'
  | 'evaluation'
  | 'testedOn'
  | 'notTested'
  | 'evaluated'
  | 'subject'
  | 'evaluationMeasure'
  | 'earlier'
  | 'feature';

/** Was der Hub gelernt hat, und was er zu einer Karte sagt. */
export const learningWords = {
  learnedKind: { calibrator: 'Eichung', predictor: 'Vorhersage' },
  learnedWhat: {
    calibrator:
      'Macht aus der Sicherheit, die ein Agent angibt, den Anteil solcher Vorschläge, die unverändert freigegeben wurden. Zählt nur, wo die Regelung es sagt.',
    predictor:
      'Sagt, wie oft ein Vorschlag wie dieser einen Menschen brauchte. Sie macht nur vorsichtiger: sie kann nach einem Menschen fragen, nie auf einen verzichten.',
  },
  learnedList: 'Gelerntes, neuestes zuerst',
  learnedNone: (kind) => (kind === 'calibrator' ? 'Noch keine Eichung gelernt.' : 'Noch keine Vorhersage gelernt.'),
  trainedOn: plural({ one: '# beantwortete Entscheidung', other: '# beantwortete Entscheidungen' }),
  inUse: 'in Gebrauch',
  train: (kind) => (kind === 'calibrator' ? 'Eichung lernen' : 'Vorhersage lernen'),
  training: 'Lernt …',
  tooFewLabels: (limit, message) => `Es braucht mindestens ${limit} beantwortete Entscheidungen. (${message})`,
  useLearned: 'Benutzen',
  stopLearned: 'Nicht mehr benutzen',
  learnedTitle: (version) => `${version} ab jetzt benutzen?`,
  learnedBody: {
    calibrator: 'Wo die geltende Regelung es verlangt, zählen ihre Zahlen statt der Angaben der Agenten.',
    predictor:
      'Wo die geltende Regelung es verlangt, warten Vorschläge, die wahrscheinlich einen Menschen brauchen, auf einen. Durchgelassen wird dadurch nichts.',
  },
  stopTitle: (version) => `${version} nicht mehr benutzen?`,
  stopBody: {
    calibrator: 'Dann zählt wieder, was die Agenten angeben.',
    predictor: 'Dann wird nichts mehr vorhergesagt. Regeln und Grenzen bleiben.',
  },
  evaluation: 'Wie sie bei Entscheidungen abschnitt, die sie nicht kannte.',
  testedOn: plural({ one: 'An # späteren Entscheidung geprüft.', other: 'An # späteren Entscheidungen geprüft.' }),
  notTested: 'Nicht geprüft: es gab zu wenige spätere Entscheidungen.',
  evaluated: {
    load_at_recall: 'Anzusehen für dieselbe Trefferquote (weniger ist besser)',
    recall: 'Gefunden, was einen Menschen brauchte',
    precision: 'Zu Recht gemeldet',
    load: 'Anzusehen für dieselbe Trefferquote (weniger ist besser)',
    auc: 'Rangfolge (AUC, mehr ist besser)',
    average_precision: 'Mittlere Genauigkeit',
    brier: 'Brier-Wert (weniger ist besser)',
    log_loss: 'Log-Verlust',
    ece: 'Eichfehler (ECE)',
    abstained: 'Enthalten',
    coverage: 'Anteil mit Antwort',
  },
  subject: {
    stated_confidence: 'angegebene Sicherheit',
    always_ask: 'nach allem fragen',
    model: 'diese',
    predictor: 'diese',
    calibrator: 'diese',
    calibrated: 'diese',
    stated: 'angegebene Sicherheit',
    confidence: 'angegebene Sicherheit',
    base_rate: 'immer der Durchschnitt',
    average: 'immer der Durchschnitt',
    everything: 'nach allem fragen',
    rules: 'nur die Regeln',
    action: 'Durchschnitt der Aktion',
  },
  evaluationMeasure: 'Maß',

  earlier: {
    predictionTitle: 'Vorhersage',
    predictionMark: 'Vorhersage',
    predictedMark: 'vorhergesagt',
    notAFact: 'Eine Vorhersage, keine Tatsache:',
    likely: (share) => `${share} solcher Vorschläge mussten geändert werden.`,
    because: 'Weil',
    more: 'spricht dafür',
    less: 'spricht dagegen',
    reason: (what, value) => `${what}: ${value}`,
    byModel: (model) => `Aus den Entscheidungen dieses Hubs gelernt (${model}). Sie können es anders sehen.`,
    yes: 'ja',
    no: 'nein',
    untold: 'nicht bekannt',
    hidden: 'Es gibt eine Vorhersage. Bilden Sie sich zuerst selbst ein Urteil; sie öffnet sich mit der Sicht des Agenten.',
    rule: 'Regel',
    ruleSays: 'Die Regel sagt',
    ruleOf: (rule, version) => `${rule} · Regelung ${version}`,
    twoPeople: 'zwei Personen',
    twoPeopleBody: 'Die Regelung will, dass zwei entscheiden. Das wird festgehalten; noch genügt eine Entscheidung.',
    similar: 'Früher bei Ähnlichem entschieden',
    noSimilar: 'Ähnliches wurde noch nie entschieden.',
    noRecords: 'Der Hub hat nichts zu Ähnlichem.',
    sameCustomer: 'derselbe Kunde',
    agentRecord: (needed, n) =>
      plural({
        one: `${needed} von # Vorschlag brauchte einen Menschen`,
        other: `${needed} von # Vorschlägen brauchten einen Menschen`,
      })(n),
    agentLabel: 'Dieser Agent, diese Aktion',
    customerRecord: (escalated, n) =>
      plural({ one: `${escalated} von # kam zu einem Menschen`, other: `${escalated} von # kamen zu einem Menschen` })(n),
    customerLabel: 'Dieser Kunde',
    noRecord: 'noch keine Angaben',
    confidence: (stated, approved) => `gibt ${stated} Sicherheit an; freigegeben wurden ${approved} solcher Vorschläge`,
  },
  feature: {
    customer_escalation_rate: 'wie oft dieser Kunde zu einem Menschen kam',
    transaction_type: 'die Aktion',
    hour_of_day: 'Tageszeit (UTC)',
    message_length: 'Länge der letzten Nachricht des Kunden',
    sentiment_trajectory: 'Verlauf der Stimmung',
    sentiment: 'Stimmung des Kunden',
    confidence: 'Sicherheit, die der Agent angibt',
    override_rate: 'wie oft diese Aktion geändert wurde',
    argument_size: 'Umfang der Angaben',
    conversation_length: 'Länge des Gesprächs',
    other_actions_considered: 'Alternativen mit anderer Aktion',
    attempts: 'Versuche davor',
    same_call_before: 'derselbe Aufruf kam schon vor',
    failed_attempts: 'Fehlversuche davor',
    amount: 'Betrag',
    customer_assents: 'der Kunde stimmte ausdrücklich zu',
    arguments_from_customer: 'was der Kunde von den Angaben selbst nannte',
  },
} satisfies Pick<Messages['policy'], Keys>;
