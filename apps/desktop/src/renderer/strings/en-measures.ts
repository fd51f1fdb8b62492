import type { AgainstTarget } from '@countersign/shared/domain/metrics/against-target';
import type { MeasureName, MissingReason } from '@countersign/shared/model/measures';
import type { ThresholdSuggestion } from '@countersign/shared/model/suggestion';
import type { DraftProblem, MeasuresPart } from '../state/measures-snapshot.ts';
import type { Sign, SignState } from '../state/sign-states.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('en');
const pointsOutside = plural({ one: '# point is', other: '# points are' });
const rate = (share: string, outside: number): string =>
  outside === 0
    ? `${share}; no point is outside of what chance allows.`
    : `${share}; ${pointsOutside(outside)} outside of what chance allows.`;

/** Words of the Measures page. */
export const measuresWords = {
  parts: {
    eight: 'The eight',
    signs: 'Warning signs',
    trends: 'Trends',
    calibration: 'Calibration',
    suggestions: 'Suggestions',
  } satisfies Record<MeasuresPart, string>,
  partsLabel: 'Parts of the measures',
  period: 'Period',
  days: plural({ one: '# day', other: '# days' }),
  periodShown: (days: number) => `Figures of the last ${days} days.`,
  asOf: (time: string, policy: string) => `Counts as of ${time}. Live policy ${policy}.`,
  refresh: 'Read again',
  refreshed: 'The figures were read again.',
  stale: (why: string) => `These figures are old: they could not be read again. ${why}`,
  charts: 'As charts',
  tables: 'As tables',

  noneTitle: 'Nothing was proposed in this period.',
  noneBody: 'Measures appear with the first proposals of an agent. Try a longer period.',
  positive:
    '“Needed a person” means that a person decided otherwise than by a plain approval. What expired or was withdrawn says nothing. Lines are 95% intervals; the hatched band is the article’s target.',
  title: {
    escalation_rate: 'Escalation rate',
    precision: 'Escalation precision',
    review_precision: 'Precision of reviews',
    recall: 'Escalation recall',
    time_to_escalate_p50: 'Time to escalate',
    time_to_escalate_p95: 'Time to escalate, slowest',
    override_frequency: 'Override frequency',
    needed_share: 'Needed a person',
    time_to_correct: 'Time to correct',
    task_success: 'Task success',
    cost_per_resolution: 'Cost per resolution',
  } satisfies Record<MeasureName, string>,
  reading: {
    escalation_rate: 'Waited for a person',
    precision: 'Waited for a person',
    review_precision: 'Looked at afterwards, by a rule',
    recall: 'Seen by a person',
    time_to_escalate_p50: 'Half within',
    time_to_escalate_p95: '95% within',
    override_frequency: 'Of everything people decided',
    needed_share: 'Of all proposals, audits weighted',
    time_to_correct: 'Mean',
    task_success: 'Completed correctly',
    cost_per_resolution: 'Mean',
  } satisfies Record<MeasureName, string>,
  what: {
    escalation_rate: 'Share of proposals that waited for a person',
    precision: 'Share of what was asked that needed a person',
    review_precision: 'Share of what was looked at afterwards that needed a person',
    recall: 'Share of what needed a person that a person saw',
    time_to_escalate_p50: 'From the proposal until a person’s screen shows it',
    time_to_escalate_p95: 'From the proposal until a person’s screen shows it',
    override_frequency: 'How often people decide otherwise than the agent proposed',
    needed_share: 'Share of all proposals that needed a person',
    time_to_correct: 'A person’s time on what was not simply approved',
    task_success: 'Share completed correctly, with a person or without',
    cost_per_resolution: 'What the agent and the people’s time cost, per item',
  } satisfies Record<MeasureName, string>,
  /** `n`: what it rests on; `hits`: how many of these, for shares that are counted. */
  basis: {
    escalation_rate: (n: string, hits: string) => `Of ${n} proposed, ${hits} waited for a person.`,
    precision: (n: string, hits: string) => `Of ${n} escalated and decided, ${hits} needed a person.`,
    review_precision: (n: string, hits: string) => `Of ${n} reviewed and decided, ${hits} needed a person.`,
    recall: (n: string) => `Rests on ${n} decisions; each audit stands for those that were not drawn.`,
    time_to_escalate_p50: (n: string) => `Of ${n} that were shown.`,
    time_to_escalate_p95: (n: string) => `Of ${n} that were shown.`,
    override_frequency: (n: string, hits: string) => `Of ${n} decided by people, ${hits} were not simply approved.`,
    needed_share: (n: string) => `Rests on ${n} decisions; each audit stands for those that were not drawn.`,
    time_to_correct: (n: string) => `Of ${n} that were corrected.`,
    task_success: (n: string) => `Rests on ${n} settled items; each audit stands for those that were not drawn.`,
    cost_per_resolution: (n: string) => `Of ${n} for which agents told a cost.`,
  } satisfies Record<MeasureName, (n: string, hits: string) => string>,
  interval: (span: string) => `95%: ${span}`,
  span: (low: string, high: string) => `${low} to ${high}`,
  spanFrom: (low: string) => `${low} or more`,
  spanUpTo: (high: string) => `up to ${high}`,
  spanOpen: 'too few to say',
  atLeast: (value: string) => `at least ${value}`,
  atMost: (value: string) => `at most ${value}`,
  withSpan: (value: string, span: string) => `${value} (${span})`,
  verdict: {
    inside: (target: string) => `On target (${target}) with the whole interval.`,
    below: (target: string) => `Off target (${target}): the whole interval is lower.`,
    above: (target: string) => `Off target (${target}): the whole interval is higher.`,
    undecided: (target: string) => `Undecided: the interval reaches out of the target (${target}).`,
  } satisfies Record<AgainstTarget, (target: string) => string>,
  noTarget: {
    escalation_rate: 'No target.',
    precision: 'No target.',
    review_precision: 'No target of its own.',
    recall: 'No target.',
    time_to_escalate_p50: 'No target.',
    time_to_escalate_p95: 'No target.',
    override_frequency: 'No target: watch how it moves.',
    needed_share: 'No target: it is what recall is measured against.',
    time_to_correct: 'No target: the less, the better.',
    task_success: 'No target.',
    cost_per_resolution: 'No target: set it against what it is worth.',
  } satisfies Record<MeasureName, string>,
  missing: {
    no_items: 'Nothing was proposed in this period.',
    no_decisions: 'Nobody has decided anything in this period yet.',
    no_problems: 'Nothing needed a person, so there is nothing to have caught.',
    no_audits: 'Nobody can know: actions ran unseen, and none of them was audited. Sampling makes this measurable.',
    no_times: 'No times in this period.',
    no_costs: 'No agent told a cost in the currency of the policy.',
  } satisfies Record<MissingReason, string>,
  leftOut: {
    audits: plural({
      one: '# item says nothing here: none like it was audited.',
      other: '# items say nothing here: none like them was audited.',
    }),
    costs: plural({
      one: '# item says nothing here: its cost is not known in this currency.',
      other: '# items say nothing here: their cost is not known in this currency.',
    }),
  },

  firing: plural({ one: '# warning sign fires.', other: '# warning signs fire.' }),
  signsQuiet: 'No warning sign fires.',
  signsNote:
    'A sign fires only when the whole interval is beyond its limit. They look at the last minutes to weeks, whatever period is chosen above.',
  sign: {
    escalates_much: 'An agent asks too often',
    escalates_little: 'An agent hardly ever asks',
    override_rising: 'People overrule more often',
    notifies_slowly: 'Escalations reach people late',
    queue_growing: 'The queue grows',
  } satisfies Record<Sign, string>,
  signHint: {
    escalates_much: 'More than 40% wait for a person: the agent is too cautious. Look at its confidence thresholds.',
    escalates_little: 'Less than 5% wait for a person: the agent is too bold. Look for failures that nobody saw.',
    override_rising: 'The agent gets worse, or the world changed. Look at recent changes, and train again.',
    notifies_slowly: 'More than a minute for one in twenty: something on the way is slow. Look at the notifications.',
    queue_growing: 'People cannot keep up. Add people, or look at a sample only.',
  } satisfies Record<Sign, string>,
  signState: {
    fires: 'fires',
    quiet: 'quiet',
    'too-few': 'too few to say',
    unmeasured: 'not measured',
  } satisfies Record<SignState, string>,
  signFew: (n: string, minimum: string) => `n = ${n}; it takes ${minimum} to say anything.`,
  signMore: plural({ one: 'and # more agent', other: 'and # more agents' }),
  signWhen: 'When would this fire?',

  chart: {
    'escalation-rate': 'Waited for a person',
    'override-rate': 'Overruled by people',
    routes: 'What became of proposals',
    funnel: 'From proposal to correction',
    time: 'Time to escalate',
    reliability: 'Stated confidence and what was approved',
  },
  rateHead: {
    'escalation-rate': { n: 'Proposed', hits: 'Waited' },
    'override-rate': { n: 'Decided', hits: 'Overruled' },
  },
  rateSummary: {
    'escalation-rate': (share: string, n: string, outside: number) => rate(`Of ${n} proposed, ${share} waited`, outside),
    'override-rate': (share: string, n: string, outside: number) => rate(`Of ${n} decided, ${share} were overruled`, outside),
  },
  chartFew: (n: string, minimum: string) => `${n} so far. A control chart needs at least ${minimum} on two days.`,
  rateNote: { day: 'by day, limits 3σ', week: 'by week, limits 3σ' },
  chartNone: 'Nothing was proposed in this period.',
  routesSummary: (opened: string, seen: string, alone: string) =>
    `Of ${opened} proposed, people were to see ${seen}; ${alone} ran alone.`,
  funnelSummary: (opened: string, seen: string, overridden: string) =>
    `Of ${opened} proposed, people were to see ${seen}, and ${overridden} needed them.`,
  funnel: { opened: 'Proposed', seen: 'For a person to see', decided: 'Decided', overridden: 'Not simply approved' },
  funnelStep: 'Step',
  count: 'Count',
  timeSummary: (half: string, most: string, n: string) =>
    `Half within ${half}, 95% within ${most}, of ${n}. The target is ten seconds.`,
  value: 'Value',
  from: 'From',

  rules: 'What each rule did',
  rulesNote: 'Busiest first. The last column is the share that people did not simply approve, with its 95% interval.',
  rulesNone: 'No rule decided anything in this period.',
  rulesLeft: plural({ one: '# more rule is not shown.', other: '# more rules are not shown.' }),
  rule: 'Rule',
  routeHead: 'Route',
  riskHead: 'Risk',

  calibrationNote:
    'Whether agents know what they know. Each point is a band of stated confidence; its line is the 95% interval of the share that people approved unchanged. On the diagonal an agent is as sure as it is right.',
  calibrationFewTitle: 'Nothing is said of calibration yet.',
  labelsOf: (n: string, minimum: string) => `There are ${n} answered decisions with a stated confidence; it takes ${minimum}.`,
  reliabilitySummary: (over: number, under: number, of: number) =>
    over === 0 && under === 0
      ? `None of the ${of} bands is clear of the diagonal: no error can be told from chance.`
      : `Of ${of} bands, ${over} promise more than was approved, and ${under} less, with their whole interval.`,
  band: 'Stated',
  answers: 'Answers',
  stated: 'Stated confidence',
  approved: 'Approved unchanged',
  ece: 'Calibration error (ECE)',
  eceMeans: (points: string) => `Stated confidence is ${points} off on average.`,
  brier: 'Brier score',
  brierMeans: '0 is perfect; always saying “one half” gets 0.25.',
  figure: (value: string, low: string, high: string) => `${value} (95%: ${low} to ${high})`,
  byAction: 'By agent and action',
  byActionNote: 'Most answers first; audits weighted.',
  byActionNone: 'No decision on an action with a stated confidence in this period.',
  agentAction: 'Agent and action',
  says: 'What the interval says',
  sure: { over: 'surer than right', under: 'less sure than right', fits: 'no difference to be seen' },

  suggestionsNote:
    'Nothing here acts by itself. A suggestion becomes a draft in the policy editor; it counts when somebody has read, tried and published it.',
  thresholds: 'Thresholds',
  thresholdsNone: 'No thresholds are suggested.',
  thresholdsNoneBody: 'There is nothing to choose between.',
  thresholdsNeed: 'It takes a calibrator in use, and decisions that it has not learned from.',
  capacity: 'Reviews a day that people can do',
  capacityApply: 'Apply',
  capacityNote: (done: string) => `Empty: ${done}, what they did in this period.`,
  capacityWrong: 'A number from 0 to 1,000,000.',
  basisTitle: { capacity: 'By what people can do', cost_of_error: 'By what errors cost' } satisfies Record<
    ThresholdSuggestion['basis'],
    string
  >,
  basisBody: {
    capacity: 'The lowest expected cost among the limits that reviewers can carry.',
    cost_of_error: 'The lowest expected cost there is, whatever it takes of reviewers.',
  } satisfies Record<ThresholdSuggestion['basis'], string>,
  limits: (reviewAt: string, escalateAt: string) =>
    `Look afterwards from ${reviewAt}, wait for a person from ${escalateAt} probability that a person is needed.`,
  load: 'Seen by a person',
  loadPerDay: 'Reviews a day',
  recallShort: 'Caught of what needs a person',
  recallNone: 'nothing needed a person',
  missedPerDay: 'Errors a day that run unseen',
  costPerDay: 'Cost a day',
  worth: (n: string, effective: string) => `${n} (worth ${effective} of equal weight)`,
  fits: 'Reviewers can carry this.',
  fitsNot: 'More than reviewers can carry.',
  writeDraft: 'Write into a policy draft',
  draftNone: 'There is no such suggestion now.',
  draftProblem: {
    unread: 'The live policy could not be read, so no draft was made.',
    unfit: 'The live policy has no such place any more, so no draft was made.',
  } satisfies Record<DraftProblem, string>,
  sampling: 'Rules that are always approved',
  samplingNone: 'None: it takes at least 200 decided items of a rule, of which surely less than 2% were not approved.',
  alwaysApproved: (approved: string, decided: string, upper: string) =>
    `${approved} of ${decided} were simply approved; at most ${upper} were not, as far as that can be said.`,
  sampleInstead: (share: string) => `Let them run, and look at ${share} of them afterwards.`,
  ownLimit: 'This is a limit of the policy itself, not a rule in its list: change it there by hand.',
} as const;
