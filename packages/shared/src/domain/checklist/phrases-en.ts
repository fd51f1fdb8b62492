// The same digits and signs as in the app, whose English is that of the world.
const LOCALE = 'en-001';
const shares = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 1 });
const spans = new Intl.NumberFormat(LOCALE, {
  style: 'unit',
  unit: 'second',
  unitDisplay: 'narrow',
  maximumSignificantDigits: 3,
});
const wholes = new Intl.NumberFormat(LOCALE);
const percent = (share: number): string => shares.format(share);
const seconds = (ms: number): string => spans.format(ms / 1_000);
const whole = (n: number): string => wholes.format(n);
const counted = (n: number, one: string, many: string): string => `${whole(n)} ${n === 1 ? one : many}`;

/** The evidence and the next steps of the checklist, in English: what each key says, and with which values. */
export const CHECKLIST_PHRASES_EN = {
  calibrated: (v: { version: string; n: number }) =>
    `Thresholds hold on calibrated confidence (${v.version}, ${whole(v.n)} labels).`,
  well_stated: (v: { error: number }) => `What agents state fits what reviewers decide: calibration error ${percent(v.error)}.`,
  calibrator_alone: (v: { version: string }) =>
    `Calibrated confidence (${v.version}) decides alone: the policy counts on a predictor beside it, and none is in use.`,
  uncalibrated: (v: { error: number; labels: number }) =>
    `Thresholds hold on what agents state, which is ${percent(v.error)} off over ${whole(v.labels)} labels.`,
  few_labels: (v: { labels: number; minimum: number }) =>
    `Thresholds are defined. Whether confidences are right is not known yet: ${whole(v.labels)} labels of ${whole(v.minimum)}.`,
  all_escalate: (v: { probes: number; of: number }) =>
    `All ${whole(v.probes)} made proposals wait for a person under the live policy, as did ${v.of === 1 ? 'the only real one' : `all ${whole(v.of)} real ones`} of the last four weeks.`,
  probes_escalate: (v: { probes: number }) => `All ${whole(v.probes)} made proposals wait for a person under the live policy.`,
  probes_run: (v: { names: string }) => `These would run before a person looks: ${v.names}.`,
  real_ran: (v: { n: number; of: number }) =>
    `${whole(v.n)} of ${counted(v.of, 'high-risk proposal', 'high-risk proposals')} of the last four weeks ran before a person looked.`,
  unstated_reversible: (v: { n: number; of: number }) =>
    `What is declared irreversible waits. Policy takes everything else as reversible, and ${whole(v.n)} of ${whole(v.of)} recent escalations say which they are.`,
  domains_unstated: (v: { of: number }) =>
    `Policy holds the regulated domains, but none of ${whole(v.of)} recent escalations names a domain.`,
  bundles_have: (v: { n: number; of: number }) => `${whole(v.n)} of the newest ${whole(v.of)} escalations bring it.`,
  nothing_escalated: () => 'Nothing was escalated yet.',
  cards_quick: (v: { n: number; of: number }) =>
    `On ${whole(v.n)} of ${whole(v.of)} cards somebody acted within ten seconds of seeing them.`,
  cards_few: (v: { of: number; minimum: number }) => `Only ${whole(v.of)} cards were measured; ${whole(v.minimum)} are needed.`,
  sampling_on: (v: { n: number; of: number }) =>
    `A share of what runs unseen is reviewed afterwards: ${whole(v.n)} of ${whole(v.of)} in four weeks.`,
  sampling_off: () => 'Nothing of what runs unseen is reviewed afterwards.',
  tiers_staffed: (v: { tiers: number; people: number }) =>
    `${whole(v.tiers)} review tiers, all staffed; ${counted(v.people, 'person', 'people')} in the thinnest.`,
  tiers_empty: (v: { names: string }) => `Policy sends items where nobody can take them now: ${v.names}.`,
  tiers_one: () => 'Policy sends everything to one review tier.',
  queue_watched: (v: { supervisors: number }) =>
    `${counted(v.supervisors, 'supervisor sees', 'supervisors see')} depth, age and warning signs; nothing waits without somebody for it.`,
  queue_unwatched: () => 'Nobody is a supervisor, so nobody sees the warning signs.',
  queue_uncovered: (v: { n: number }) =>
    v.n === 1 ? '1 item waits and nobody can take it.' : `${whole(v.n)} items wait and nobody can take them.`,
  learned_lately: (v: { days: number; labels: number }) =>
    `Last trained ${v.days === 0 ? 'today' : `${counted(v.days, 'day', 'days')} ago`}; ${counted(v.labels, 'label', 'labels')}.`,
  learned_long_ago: (v: { days: number }) => `What was learned is ${whole(v.days)} days old.`,
  not_learned: (v: { labels: number }) =>
    v.labels === 1
      ? 'There is 1 label, and nothing learns from it yet.'
      : `There are ${whole(v.labels)} labels, and nothing learns from them yet.`,
  measured: (v: { value: number; low: number; high: number; n: number }) =>
    `${percent(v.value)} (95%: ${percent(v.low)} to ${percent(v.high)}), of ${whole(v.n)}.`,
  both_measured: (v: { precision: number; recall: number }) => `Precision ${percent(v.precision)}, recall ${percent(v.recall)}.`,
  recall_unknown: () => 'Precision is measured. Recall cannot be: nothing of what ran unseen was audited.',
  time_measured: (v: { p95: number; n: number }) => `95% reached a screen within ${seconds(v.p95)}, of ${whole(v.n)}.`,
  nothing_yet: () => 'Nothing to measure yet.',

  use_predictor: () => 'Put a predictor in use, or take the calibrator out until there is one.',
  train: () => 'Train a calibrator, compare it, and put it to use with a policy that asks for it.',
  wait_for_labels: (v: { missing: number }) =>
    `Decide ${whole(v.missing)} more ${v.missing === 1 ? 'item' : 'items'}, or sample more of what runs unseen.`,
  change_policy: () => 'Change the policy so that they wait, and try it on history first.',
  ask_agents_reversibility: () => 'Let agents say for every action whether it can be undone.',
  ask_agents_domain: () => 'Let agents name the domain of their actions: legal, medical, financial.',
  ask_agents_context: () => 'Let the agents send it with every proposal.',
  look_at_cards: () => 'Give the actions templates, and facts with what is usual.',
  start_sampling: () => 'Give the policy a sampling rate or reviewer-minutes a day.',
  staff_tiers: () => 'Give somebody these tiers, or send the items elsewhere.',
  use_tiers: () => 'Send routine, medium and high risk to different tiers.',
  make_supervisor: () => 'Make one: countersign token create --role supervisor --name NAME',
  let_agents_run: () => 'Let an agent propose something.',
} as const;
export type ChecklistPhrase = keyof typeof CHECKLIST_PHRASES_EN;
type Values<K extends ChecklistPhrase> =
  Parameters<(typeof CHECKLIST_PHRASES_EN)[K]> extends [infer V] ? V : Record<string, never>;
/** The same sentences in another language. */
export type ChecklistPhrases = { readonly [K in ChecklistPhrase]: (values: Values<K>) => string };

export const isChecklistPhrase = (key: string): key is ChecklistPhrase => Object.hasOwn(CHECKLIST_PHRASES_EN, key);

/** A sentence by its key; the key itself where this version has none. */
export const sayChecklist = (
  phrases: ChecklistPhrases,
  { key, values }: { readonly key: string; readonly values: Readonly<Record<string, string | number>> },
): string => (isChecklistPhrase(key) ? (phrases[key] as (v: typeof values) => string)(values) : key.replaceAll('_', ' '));

/** A key with exactly the values that its sentence needs. */
export const phrase = <K extends ChecklistPhrase>(key: K, values: Values<K>) => ({
  key,
  values: values as Record<string, string | number>,
});
