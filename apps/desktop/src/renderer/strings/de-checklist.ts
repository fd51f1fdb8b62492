import type { Messages } from './messages.ts';
import { vocabulary } from './de-vocabulary.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('de');
const share = new Intl.NumberFormat('de', { style: 'percent', maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat('de', { maximumFractionDigits: 1 });
const n = (value: number): string => whole.format(value);
const percent = (value: number): string => share.format(value);
const answers = plural({ one: '# beantwortete Entscheidung', other: '# beantwortete Entscheidungen' });
const openBoxes = plural({ one: '# offen', other: '# offen' });
const unknownBoxes = plural({ one: '# unbekannt', other: '# unbekannt' });
const daysAgo = plural({ one: 'vor einem Tag', other: 'vor # Tagen' });

/** Wörter der Prüfliste. */
export const checklistWords = {
  done: (ticked, of) => `${ticked} von ${of} Punkten sind abgehakt`,
  of: (ticked, of) => `${ticked} von ${of}`,
  progress: 'Abgehakte Punkte',
  rest: (open, unknown) => `${openBoxes(open)}, ${unknownBoxes(unknown)}`,
  asOf: (time, policy) => `Stand ${time}. Geltende Regelung ${policy}.`,
  print: 'Drucken',
  refreshed: 'Die Prüfliste wurde neu gelesen.',
  next: 'Als Nächstes:',
  goTo: {
    board: 'Zur Übersicht',
    inbox: 'Zum Eingang',
    policy: 'Zur Regelung',
  },
  section: { triggers: 'Auslöser', context: 'Übergabe des Zusammenhangs', scaling: 'Wachstum', metrics: 'Kennzahlen' },
  state: { ticked: 'abgehakt', open: 'offen', unknown: 'unbekannt' },
  item: {
    thresholds_calibrated: 'Schwellen der Sicherheit festgelegt und geeicht',
    high_risk_escalates: 'Aktionen mit hohem Risiko warten immer',
    irreversible_confirmed: 'Unumkehrbare Aktionen brauchen eine Bestätigung',
    regulation_mapped: 'Rechtliche Vorgaben sind Auslösern zugeordnet',
    conversation_preserved: 'Das ganze Gespräch bleibt erhalten',
    action_history_included: 'Bisherige Aktionen und ihre Ergebnisse liegen bei',
    recommendation_visible: 'Empfehlung und Sicherheit des Agenten sind sichtbar',
    context_loads_fast: 'Der Zusammenhang ist in unter 10 Sekunden erfasst',
    sampling_strategy: 'Stichproben für große Mengen',
    tiered_review: 'Prüfung in Stufen',
    queue_monitored: 'Länge der Warteschlange wird überwacht und gemeldet',
    feedback_loop: 'Rückmeldungen verbessern den Agenten',
    escalation_rate_tracked: 'Eskalationsrate wird verfolgt',
    precision_recall_measured: 'Trefferquote und Abdeckung werden gemessen',
    time_to_escalate_monitored: 'Zeit bis zur Eskalation wird überwacht',
    overrides_analysed: 'Häufigkeit der Widersprüche wird ausgewertet',
  },
  name: {
    ...vocabulary.tier,
    'declared high': 'als hohes Risiko gemeldet',
    'declared critical': 'als kritisches Risiko gemeldet',
    'a very large amount': 'ein sehr hoher Betrag',
    irreversible: 'unumkehrbar',
    'irreversible and low risk': 'unumkehrbar bei niedrigem Risiko',
    legal: 'rechtlich',
    medical: 'medizinisch',
    financial: 'finanziell',
  },
  said: {
    calibrated: (v) => `Die Schwellen gelten für geeichte Sicherheit (${v.version}, ${answers(v.n)}).`,
    well_stated: (v) => `Was Agenten nennen, passt zu dem, was Menschen entscheiden: Eichfehler ${percent(v.error)}.`,
    calibrator_alone: (v) =>
      `Die geeichte Sicherheit (${v.version}) entscheidet allein: Die Regelung rechnet mit einer Vorhersage daneben, und keine ist in Gebrauch.`,
    uncalibrated: (v) =>
      `Die Schwellen gelten für die genannte Sicherheit; sie liegt um ${percent(v.error)} daneben (${answers(v.labels)}).`,
    few_labels: (v) =>
      `Schwellen sind festgelegt. Ob die Sicherheit stimmt, ist noch nicht bekannt: ${n(v.labels)} Antworten von ${n(v.minimum)}.`,
    all_escalate: (v) =>
      `Alle ${n(v.probes)} erdachten Vorschläge warten unter der geltenden Regelung auf einen Menschen, wie auch alle ${n(v.of)} echten der letzten vier Wochen.`,
    probes_escalate: (v) => `Alle ${n(v.probes)} erdachten Vorschläge warten unter der geltenden Regelung auf einen Menschen.`,
    probes_run: (v) => `Diese liefen, bevor ein Mensch hinsieht: ${v.names}.`,
    real_ran: (v) =>
      `${n(v.n)} von ${n(v.of)} Vorschlägen mit hohem Risiko der letzten vier Wochen liefen, bevor ein Mensch hinsah.`,
    unstated_reversible: (v) =>
      `Was als unumkehrbar gemeldet ist, wartet. Alles andere gilt als umkehrbar, und ${n(v.n)} von ${n(v.of)} der letzten Eskalationen sagen es.`,
    domains_unstated: (v) =>
      `Die Regelung kennt die regulierten Gebiete, aber keine der ${n(v.of)} letzten Eskalationen nennt ein Gebiet.`,
    bundles_have: (v) => `${n(v.n)} der neuesten ${n(v.of)} Eskalationen bringen es mit.`,
    nothing_escalated: () => 'Noch wurde nichts eskaliert.',
    cards_quick: (v) => `Auf ${n(v.n)} von ${n(v.of)} Karten handelte jemand binnen zehn Sekunden nach dem Sehen.`,
    cards_few: (v) => `Nur ${n(v.of)} Karten wurden gemessen; nötig sind ${n(v.minimum)}.`,
    sampling_on: (v) => `Ein Teil dessen, was ungesehen läuft, wird nachgeprüft: ${n(v.n)} von ${n(v.of)} in vier Wochen.`,
    sampling_off: () => 'Nichts von dem, was ungesehen läuft, wird nachgeprüft.',
    tiers_staffed: (v) => `${n(v.tiers)} Stufen, alle besetzt; ${n(v.people)} in der am schwächsten besetzten.`,
    tiers_empty: (v) => `Die Regelung schickt Vorgänge dorthin, wo sie jetzt niemand übernehmen kann: ${v.names}.`,
    tiers_one: () => 'Die Regelung schickt alles in eine einzige Stufe.',
    queue_watched: (v) =>
      `Aufsicht, die Länge, Alter und Warnzeichen sieht: ${n(v.supervisors)}. Nichts wartet, ohne dass jemand dafür da ist.`,
    queue_unwatched: () => 'Niemand hat die Aufsicht, also sieht niemand die Warnzeichen.',
    queue_uncovered: (v) => `${n(v.n)} Vorgänge warten, und niemand kann sie übernehmen.`,
    learned_lately: (v) => `Zuletzt gelernt ${daysAgo(v.days)}; ${answers(v.labels)}.`,
    learned_long_ago: (v) => `Zuletzt gelernt wurde ${daysAgo(v.days)}.`,
    not_learned: (v) => `Es gibt ${answers(v.labels)}, und noch lernt nichts daraus.`,
    measured: (v) => `${percent(v.value)} (95 %: ${percent(v.low)} bis ${percent(v.high)}), von ${n(v.n)}.`,
    both_measured: (v) => `Trefferquote ${percent(v.precision)}, Abdeckung ${percent(v.recall)}.`,
    recall_unknown: () =>
      'Die Trefferquote ist gemessen. Die Abdeckung kann es nicht sein: Nichts Ungesehenes wurde nachgeprüft.',
    time_measured: (v) => `95 % kamen binnen ${n(v.p95 / 1_000)} s auf einen Bildschirm, von ${n(v.n)}.`,
    nothing_yet: () => 'Noch gibt es nichts zu messen.',
    use_predictor: () => 'Eine Vorhersage in Gebrauch nehmen oder die Eichung bis dahin herausnehmen.',
    train: () =>
      'Lassen Sie eine Eichung lernen, vergleichen Sie sie, und setzen Sie sie mit einer Regelung ein, die sie verlangt.',
    wait_for_labels: (v) => `Entscheiden Sie ${n(v.missing)} weitere Vorgänge, oder ziehen Sie mehr Stichproben.`,
    change_policy: () => 'Ändern Sie die Regelung so, dass sie warten, und erproben Sie sie zuerst an der Vergangenheit.',
    ask_agents_reversibility: () => 'Lassen Sie Agenten zu jeder Aktion sagen, ob sie umkehrbar ist.',
    ask_agents_domain: () => 'Lassen Sie Agenten das Gebiet ihrer Aktionen nennen: rechtlich, medizinisch, finanziell.',
    ask_agents_context: () => 'Lassen Sie die Agenten es mit jedem Vorschlag schicken.',
    look_at_cards: () => 'Geben Sie den Aktionen Vorlagen und Angaben dazu, was üblich ist.',
    start_sampling: () => 'Geben Sie der Regelung eine Stichprobenrate oder Prüfminuten am Tag.',
    staff_tiers: () => 'Geben Sie jemandem diese Stufen, oder schicken Sie die Vorgänge woandershin.',
    use_tiers: () => 'Schicken Sie Alltägliches, mittleres und hohes Risiko in verschiedene Stufen.',
    make_supervisor: () => 'Legen Sie eine Aufsicht an:',
    let_agents_run: () => 'Lassen Sie einen Agenten etwas vorschlagen.',
  },
} satisfies Messages['deployment'];
