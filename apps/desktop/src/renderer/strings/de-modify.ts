import { vocabulary } from './de-vocabulary.ts';
import type { Messages } from './messages.ts';
import { createPlural } from './plural.ts';

type Words = Pick<Messages, 'modify' | 'draft'>;
type Part = Parameters<Words['modify']['patternParts']>[0][number];

const plural = createPlural('de');
const disjunction = new Intl.ListFormat('de', { type: 'disjunction' });
const characters = plural({ one: '# Zeichen', other: '# Zeichen' });
const items = plural({ one: '# Eintrag', other: '# Einträge' });
const { tier } = vocabulary;

const PARTS = {
  digits: plural({ one: '# Ziffer', other: '# Ziffern' }),
  capitals: plural({ one: '# Großbuchstabe', other: '# Großbuchstaben' }),
  'small-letters': plural({ one: '# Kleinbuchstabe', other: '# Kleinbuchstaben' }),
  letters: plural({ one: '# Buchstabe', other: '# Buchstaben' }),
  'letters-or-digits': plural({ one: '# Buchstabe oder Ziffer', other: '# Buchstaben oder Ziffern' }),
} satisfies Record<Exclude<Part['kind'], 'literal'>, (count: number) => string>;

const partWords = (part: Part): string => {
  if (part.kind === 'literal') return part.text;
  const words = PARTS[part.kind];
  if (part.most === part.least) return words(part.least);
  return part.most === null ? `mindestens ${words(part.least)}` : `${part.least} bis ${words(part.most)}`;
};

/** Die Editoren: neue Argumente, und Texte an einen Agenten. */
export const modifyWords = {
  modify: {
    title: 'Ändern',
    loading: 'Der Editor wird geöffnet',
    loadFailed: 'Der Editor konnte nicht geladen werden. Ist der Hub da?',
    field: 'Feld',
    asked: 'Vom Agenten verlangt',
    set: 'Von Ihnen gesetzt',
    limits: 'Grenzen',
    changedCount: (n, of) => `${n} von ${of} geändert`,
    unchanged: 'unverändert',
    reset: 'Zurücksetzen',
    resetField: (name) => `${name} auf das zurücksetzen, was der Agent verlangt hat`,
    resetAll: 'Alles zurücksetzen',
    leaveOutField: (name) => `${name} weglassen`,
    add: 'Hinzufügen',
    addTo: (name) => `Zu ${name} hinzufügen`,
    removeItem: (name, n) => `${name} ${n} entfernen`,
    removed: 'entfernt',
    restoreItem: (name, n) => `${name} ${n} zurückholen`,
    bringBack: 'Zurückholen',
    itemName: (n) => `#${n}`,
    setNothing: (name) => `${name} auf null setzen`,
    changes: (names) => `Ändert ${names}`,
    notSet: 'nicht gesetzt',
    choose: 'Wählen…',
    nothing: 'null',
    notThere: 'nicht angegeben',
    emptyText: '(leer)',
    yes: 'ja',
    no: 'nein',
    currency: (name) => `${name}, Währung`,
    amount: 'Betrag',
    minorUnits: (n) => `${n} kleinste Einheiten`,
    asJson: 'als JSON',
    wordDiff: 'Geänderte Wörter',
    arguments: 'Argumente',

    fixed: 'nicht änderbar',
    whole: 'ganze Zahl',
    between: (least, most) => `${least} – ${most}`,
    atLeast: (limit) => `≥ ${limit}`,
    atMost: (limit) => `≤ ${limit}`,
    moreThan: (limit) => `> ${limit}`,
    lessThan: (limit) => `< ${limit}`,
    stepsOf: (step) => `in Schritten von ${step}`,
    exactLength: (n) => `genau ${characters(n)}`,
    lengthBetween: (least, most) => `${least} – ${characters(most)}`,
    lengthAtLeast: (n) => `mindestens ${characters(n)}`,
    itemsBetween: (least, most) => (least === most ? items(most) : `${least} – ${items(most)}`),
    itemsAtLeast: (n) => `mindestens ${items(n)}`,
    oneOf: (n) => `eines von ${n}`,
    matches: (pattern) => `passt auf ${pattern}`,
    patternParts: (parts) => parts.map(partWords).join(', dann '),
    formats: {
      date: 'ein Datum',
      'date-time': 'Datum, Uhrzeit und Zeitzone',
      time: 'eine Uhrzeit',
      email: 'eine E-Mail-Adresse',
      uri: 'eine Webadresse',
      uuid: 'eine UUID',
      ipv4: 'eine IPv4-Adresse',
      ipv6: 'eine IPv6-Adresse',
      hostname: 'ein Rechnername',
    },

    needed: 'Wird gebraucht. Geben Sie einen Wert an.',
    numberFault: {
      'not-number': 'Keine Zahl. Ziffern, und ein Punkt vor den Nachkommastellen.',
      'not-whole': 'Muss eine ganze Zahl sein.',
      'too-precise': 'Zu viele Stellen, um genau übertragen zu werden.',
    },
    notAmount: (currency, digits) =>
      digits === 0
        ? `Kein Betrag in ${currency}: nur ganze Zahlen.`
        : `Kein Betrag in ${currency}: Ziffern, und höchstens ${digits} Stellen nach einem Punkt.`,
    notCurrency: 'Drei Großbuchstaben, etwa USD.',
    notJson: 'Noch kein JSON. Prüfen Sie Anführungszeichen, Kommas und Klammern.',
    duplicateKey: (name) => `„${name}“ steht zweimal in einem Objekt. Behalten Sie eines davon.`,
    mustBe: (limit) => `Verlangt: ${limit}.`,
    mustHave: (limit) => `Verlangt: ${limit}.`,
    mustMatch: (limit) => `Verlangt: ${limit}.`,
    mustBeOneOf: (options) => `Verlangt: ${disjunction.format(options)}.`,
    unique: 'Derselbe Eintrag steht zweimal darin.',
    notAllowed: 'Das Schema lässt kein solches Feld zu. Lassen Sie es weg.',
    wrongKind: {
      text: 'Muss ein Text sein.',
      'long-text': 'Muss ein Text sein.',
      date: 'Muss ein Datum sein.',
      number: 'Muss eine Zahl sein.',
      choice: 'Wählen Sie etwas aus der Liste.',
      switch: 'Muss ja oder nein sein.',
      money: 'Muss ein Betrag sein.',
      constant: 'Der Wert des Agenten verletzt sein eigenes Schema.',
      absent: 'Wird gebraucht. Fügen Sie es hinzu.',
      object: 'Muss ein Objekt sein.',
      list: 'Muss eine Liste sein.',
    },
    fixFirst: plural({ one: 'Zuerst # Feld berichtigen', other: 'Zuerst # Felder berichtigen' }),
    nothingChanged: 'Es ist nichts geändert. Ändern Sie ein Feld, oder gehen Sie zurück und geben Sie frei.',
    noSchema: 'Der Agent hat kein Schema geliefert. Die Felder richten sich nach den Werten, die er gesendet hat.',

    presets: 'Vorlagen',
    presetsHelp: 'Die Alternativen des Agenten, Tasten 1–9 außerhalb eines Feldes',
    preset: (n, text) => `Vorlage ${n}: ${text}`,
    presetLoaded: (n, changed, of) => `Vorlage ${n} geladen. ${changed} von ${of} geändert.`,

    willHappen: 'Das wird geschehen',
    blockedByErrors: 'Noch nicht: Einige Felder brauchen einen richtigen Wert.',
    checking: 'Das Regelwerk wird gefragt…',
    riskNow: 'Risiko jetzt',
    policyOk: 'Das Regelwerk lässt Sie das senden',
    policySends: (to) => `Das Regelwerk gibt dies an: ${tier[to]}`,
    policyOffline: 'Regelwerk nicht gefragt: keine Verbindung. Es entscheidet, wenn Sie senden.',
    policyRefused: (why) => `Regelwerk nicht gefragt: ${why}`,
    riskWords: { low: 'niedrig', medium: 'mittel', high: 'hoch', critical: 'kritisch' },
    moved: (to) =>
      `Nicht entschieden: Das Regelwerk verlangt für diese Änderung die Stufe ${tier[to]}. Der Vorgang ging mit Ihrem Entwurf dorthin.`,

    reason: 'Grund',
    reasonCode: 'Grund aus der Liste',
    reasonText: 'Grund in Worten',
    chooseReason: 'Wählen, oder schreiben, warum',
    numberedReason: (n, code) => `${n} ${code}`,
    reasonNeeded: (least) => `Sagen Sie, warum: Wählen Sie einen Grund, oder schreiben Sie mindestens ${characters(least)}.`,
    reasonPlaceholder: 'Warum diese Änderung',
    send: 'Geändert senden',
    sendTo: (to) => `Senden an: ${tier[to]}`,
    resetHint: 'Feld zurücksetzen',
  },
  draft: {
    saving: 'Entwurf wird gespeichert…',
    saved: 'Entwurf gespeichert',
    offline: 'Entwurf nicht gespeichert: offline. Er bleibt in diesem Fenster.',
    failed: (why) => `Entwurf nicht gespeichert: ${why}`,
    restored: 'Ihr Entwurf ist wieder da.',
    discard: 'Verwerfen',
    offer: (who, n, of) => `Entwurf von ${who}, ${n} von ${of} geändert`,
    offerText: (who) => `Entwurf von ${who}`,
    load: 'Laden',
    loaded: (who) => `Entwurf von ${who} geladen.`,
    tooNew: (who) =>
      `Der Entwurf von ${who} stammt aus einer neueren Version dieses Programms. Er bleibt erhalten; laden Sie neu, um ihn zu lesen.`,
    broken: (who) => `Der Entwurf von ${who} lässt sich nicht lesen. Er bleibt, wie er ist.`,
    ownTooNew:
      'Ihr Entwurf stammt von einer neueren Version dieses Programms. Er bleibt erhalten; was Sie jetzt schreiben, wird nicht darüber gespeichert.',
    ownBroken: 'Ihr Entwurf ist nicht lesbar. Er bleibt erhalten; was Sie jetzt schreiben, wird nicht darüber gespeichert.',
  },
} satisfies Words;
