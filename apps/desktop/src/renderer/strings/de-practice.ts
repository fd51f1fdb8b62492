import type { Messages } from './messages.ts';

const judged =
  (right: string, wrong: string) =>
  (isRight: boolean): string =>
    isRight ? right : wrong;

/** Die Übung mit erdachten Fällen. */
export const practiceWords = {
  you: 'Sie',
  coach: 'Übung',
  invite: 'Zwölf erdachte Fälle, etwa fünf Minuten.',
  start: 'Übung beginnen',
  later: 'Später',
  caseOf: (at, of) => `Fall ${at} von ${of}`,
  stillToDo: 'In diesem Fall noch zu tun',
  next: 'Nächster Fall',
  leave: 'Übung verlassen',
  repeat: 'Diesen Fall noch einmal',
  notHere: 'Nicht während der Übung. Verlassen Sie zuerst die Übung.',
  again: 'Noch einmal',
  toInbox: 'Zum Eingang',
  doneTitle: 'Das waren alle zwölf',
  stopped: (stopped, of) =>
    stopped === of
      ? `Sie haben beide der ${of} Fälle aufgehalten, die Schaden angerichtet hätten.`
      : `Sie haben ${stopped} der ${of} Fälle aufgehalten, die Schaden angerichtet hätten. Unten steht, woran es zu sehen war.`,
  deed: {
    move: 'zu einem anderen Vorgang gehen',
    approve: 'freigeben',
    commit: 'das Scharfgestellte bestätigen',
    reject: 'ablehnen, mit einem Grund',
    modify: 'ändern, dann senden',
    raise: 'hochstufen',
    respond: 'dem Agenten antworten',
    'take-over': 'übernehmen',
    snooze: 'zurückstellen',
    claim: 'beanspruchen',
    flag: 'als auffällig melden',
    undo: 'rückgängig machen',
    'agent-view': 'die Sicht des Agenten zeigen',
    panel: 'die Belege durchgehen',
    check: 'zur Quelle einer Angabe springen',
    palette: 'alle Befehle öffnen',
    help: 'die Tasten ansehen',
  },
  outcome: {
    approve: 'freigegeben',
    modify: 'geändert',
    reject: 'abgelehnt',
    respond: 'beantwortet',
    take_over: 'übernommen',
    raise: 'hochgestuft',
    snooze: 'zurückgestellt',
  },
  name: {
    'easy-credit': 'Verspätetes Paket',
    'agent-view': 'Zerbrochene Tasse',
    panels: 'Neue Anschrift',
    arm: 'Abgeglichene Rechnung',
    'new-card': 'Erstattung auf eine neue Karte',
    'wrong-amount': 'Zehnmal zu viel',
    modify: 'Zwei von drei Lampen',
    question: 'Unklarer Wunsch',
    raise: 'Zwölf Prozent',
    wait: 'Das Lager sieht nach',
    'changed-account': 'Neue Bankverbindung',
    odd: 'Sechstes Geschenk',
  },
  task: {
    'easy-credit': 'Lesen Sie den Satz und die markierte Angabe. Der Betrag ist klein und in Ordnung: Geben Sie frei.',
    'agent-view': 'Bilden Sie sich zuerst selbst ein Urteil. Sehen Sie dann nach, was der Agent meint, und geben Sie frei.',
    panels: 'Die Belege sind eine Taste entfernt. Sehen Sie sie durch, dann geben Sie frei.',
    arm: 'Das Risiko ist hoch: Die erste Taste stellt nur scharf und sagt, was geschehen wird, Enter bestätigt.',
    'new-card': 'Entscheiden Sie diesen Fall allein.',
    'wrong-amount': 'Springen Sie zur Quelle der markierten Angabe, dann lehnen Sie mit einem Grund ab.',
    modify: 'Zwei Lampen, nicht drei. Ändern Sie den Betrag und nennen Sie einen Grund.',
    question: 'Niemand weiß, was gewünscht ist. Antworten Sie dem Agenten: Was soll er fragen?',
    raise: 'Nehmen Sie den Fall, damit niemand sonst damit anfängt. Er liegt über Ihrer Grenze: Stufen Sie ihn hoch.',
    wait: 'Die Antwort kommt in zehn Minuten. Stellen Sie den Fall zurück.',
    'changed-account': 'Entscheiden Sie diesen Fall allein.',
    odd: 'Melden Sie ihn als auffällig, geben Sie frei, nehmen Sie das zurück, sehen Sie alle Befehle und die Tasten an. Dann entscheiden Sie.',
  },
  after: {
    'easy-credit': judged(
      'Richtig: klein, nach den Regeln, rückgängig zu machen.',
      'Es war in Ordnung: Regel D-2 schreibt einen versäumten Tag gut.',
    ),
    'agent-view': judged('Richtig. Ihre eigene Sicht kam zuerst.', 'Es war in Ordnung: der halbe Preis für das halbe Paar.'),
    panels: judged(
      'Richtig: Die Anschrift gibt es, und das Land ist dasselbe.',
      'Es war in Ordnung: Der Kunde hat darum gebeten, die Anschrift gibt es.',
    ),
    arm: judged(
      'Richtig: Bestellung, Ware und Steuer stimmen überein.',
      'Es war in Ordnung: Bestellung, Ware und Steuer stimmen überein.',
    ),
    'new-card': judged(
      'Richtig aufgehalten: Die Karte ist zwei Stunden alt, und nach Regel P-12 geht Geld auf die Karte zurück, die gezahlt hat.',
      'Das hätte einen Dieb bezahlt: Die Karte kam vor zwei Stunden dazu, es ist die dritte Erstattung, und nach Regel P-12 geht Geld auf die Karte zurück, die gezahlt hat.',
    ),
    'wrong-amount': judged('Richtig: Verlangt waren 9.00, nicht 90.00.', 'Der Kunde hat 9.00 verlangt; hier würden es 90.00.'),
    modify: judged('Richtig: 30.00 für zwei Lampen.', 'Zwei Lampen sind 30.00; drei sind 45.00.'),
    question: judged(
      'Richtig: Der Agent fragt und kommt dann wieder.',
      'Ein Konto auf ein Vielleicht hin zu schließen ist viel. Fragen war besser.',
    ),
    raise: judged(
      'Richtig: Über 10 % entscheidet die Vertriebsleitung.',
      'Regel L-4 gibt Rabatte über 10 % an die Vertriebsleitung.',
    ),
    wait: judged('Der Fall kommt von selbst wieder, vor seiner Frist.', 'Das Lager wollte gerade antworten. Warten war besser.'),
    'changed-account': judged(
      'Richtig aufgehalten: ein deutscher Lieferant mit einem neuen litauischen Konto, nicht telefonisch bestätigt.',
      'So sieht Rechnungsbetrug aus: ein neues ausländisches Konto, das niemand telefonisch bestätigt hat. Regel P-7 sagt es.',
    ),
    odd: judged(
      'Sechs Geschenke sind auffällig, nicht falsch. Die Meldung erreicht, wer auf die Qualität achtet.',
      'Ein Becher ist nichts für eine höhere Stufe.',
    ),
  },
} satisfies Messages['practice'];
