import type { AgeBand } from '@countersign/shared/domain/board/ageing';
import type { WarningRule } from '@countersign/shared/domain/board/warning';
import type { ReviewTier } from '@countersign/shared/model/vocabulary';
import type { Presence } from '@countersign/shared/protocol/board';
import type { BoardChange, Place } from '../state/board-moves.ts';
import type { ChartId } from '../state/board-snapshot.ts';
import { vocabulary } from './en-vocabulary.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('en');
const list = (names: readonly string[]): string => new Intl.ListFormat('en', { type: 'conjunction' }).format(names);

const { tier } = vocabulary;
const items = plural({ one: '# item', other: '# items' });
const tierNames = (tiers: readonly ReviewTier[]): string =>
  tiers.length === 0 ? 'no tier' : list(tiers.map((each) => tier[each]));
const placeName = (to: Place): string => (to.assigneeName === null ? tier[to.tier] : `${to.assigneeName} (${tier[to.tier]})`);

/** Words of the supervisor's board. */
export const boardWords = {
  loading: 'Loading the board',
  problem: 'The board could not be loaded',
  staleFor: (age: string) => `Figures are ${age} old`,
  subject: (action: string, about: string | undefined) => (about === undefined ? action : `${action}, ${about}`),

  figure: {
    waiting: 'Waiting',
    oldest: 'Oldest',
    atRisk: 'At risk',
    flow: 'In / out, 15 min',
    honest: 'Honest work',
    reviewers: 'Reviewing',
  },
  target: (value: string) => `target ${value}`,
  limit: (value: string) => `limit ${value}`,
  trend: (change: string, since: string) => `${change} in ${since}`,
  trendUp: (change: string) => `↑ ${change}`,
  trendDown: (change: string) => `↓ ${change}`,
  trendSame: 'no change',
  detail: (parts: readonly string[]) => parts.join(' · '),
  inOut: (opened: string, settled: string) => `${opened} / ${settled}`,
  hourBefore: (inOut: string) => `${inOut} an hour ago`,
  keepsUp: 'in ≤ out',
  estimated: 'by starting values',
  nobodyReviews: 'nobody reviews',
  onBreak: plural({ one: '# on a break', other: '# on a break' }),
  covered: (n: string, of: string) => `tiers ${n} of ${of}`,
  uncovered: (tiers: readonly ReviewTier[]) => (tiers.length > 2 ? 'nobody on shift' : `nobody for ${tierNames(tiers)}`),
  nothing: '–',

  column: (name: ReviewTier) => tier[name],
  columnLabel: (name: ReviewTier, n: number) => `${tier[name]}, ${items(n)}`,
  emptyColumn: 'Nothing waits here',
  emptyBoard: 'No open items in any tier',
  emptyBoardBody: 'New escalations appear here by themselves.',
  moving: 'moving…',
  given: (name: string) => `for ${name}`,
  agentPaused: 'agent paused',

  people: 'People',
  agents: 'Agents',
  noPeople: 'Nobody can review yet',
  noPeopleBody: 'Make a reviewer’s token: countersign token create reviewer NAME',
  noAgents: 'No agent has asked for anything yet',
  presence: { on_shift: 'on shift', on_break: 'on a break', away: 'away' } satisfies Record<Presence, string>,
  presenceFor: (presence: Presence, time: string) =>
    presence === 'on_break' ? `break ${time}` : presence === 'away' ? `away ${time}` : 'on shift',
  open: plural({ one: '# open', other: '# open' }),
  claimed: plural({ one: '# claimed', other: '# claimed' }),
  highPerHour: (n: string) => `${n} high/h`,
  activeFor: (minutes: string) => `${minutes} active`,
  tiersOf: tierNames,
  paused: (name: string) => `Paused ${name}. Each of its proposals waits for a person. Z to undo.`,
  resumed: (name: string) => `${name} goes on. Z to undo.`,
  pausedMark: 'paused',
  pausedBy: (name: string, reason: string) => (reason === '' ? `paused by ${name}` : `paused by ${name}: ${reason}`),
  pauseButton: 'Pause',
  resumeButton: 'Resume',
  pauseNamed: (name: string) => `Pause ${name}`,
  resumeNamed: (name: string) => `Resume ${name}`,

  moveTo: 'Move to…',
  moveToItem: (subject: string) => `Move ${subject}`,
  moveFilter: 'Tier or person',
  moveNone: 'No tier and no person is called that.',
  tierLoad: (n: number) => items(n),
  tierGroup: 'Tiers',
  peopleGroup: 'People',
  isHere: 'here now',
  moveTier: 'Move tier',
  openCard: 'Open the card',
  pauseOrResume: 'pause or resume',
  changeTiers: 'Change tiers…',

  moved: (subject: string, to: Place, at: { readonly place: number; readonly of: number } | null) =>
    at === null
      ? `Moved ${subject}, to ${placeName(to)}. Z to undo.`
      : `Moved ${subject}, to ${placeName(to)}, position ${at.place} of ${at.of}. Z to undo.`,
  movedShort: (subject: string, to: Place) => `Moved ${subject} to ${placeName(to)}`,
  tiersSet: (name: string, tiers: readonly ReviewTier[]) => `${name} now reviews ${tierNames(tiers)}. Z to undo.`,
  tiersShort: (name: string, tiers: readonly ReviewTier[]) => `${name} now reviews ${tierNames(tiers)}`,
  pausedShort: (name: string) => `Paused ${name}`,
  resumedShort: (name: string) => `Resumed ${name}`,
  changing: {
    move: (subject: string) => `Moving ${subject}…`,
    tiers: (name: string) => `Changing the tiers of ${name}…`,
    pause: (name: string) => `Telling the hub about ${name}…`,
    availability: (name: string) => `Changing the availability of ${name}…`,
  } satisfies Record<BoardChange['kind'], (subject: string) => string>,
  undoing: (subject: string) => `Taking back: ${subject}…`,
  undone: (subject: string) => `Taken back: ${subject} is as it was.`,
  undoIn: (seconds: string) => `Undo, ${seconds}`,
  nothingToUndo: 'Nothing was changed in the last ten seconds.',
  busy: (subject: string) => `${subject} is being changed already.`,
  failed: (subject: string, why: string) => `${subject} was not changed. ${why}`,
  failedClaimed: (subject: string, who: string) => `${subject} was not moved: ${who} has it open.`,
  failedGone: (subject: string) => `${subject} was not moved: it is decided or closed.`,
  changedSomehow: (subject: string) => `${subject} changed meanwhile, so it was not moved. Look again.`,
  changedMeanwhile: (subject: string, name: ReviewTier, assignee: string | null, holder: string | null) =>
    holder !== null
      ? `${subject} changed meanwhile, so it was not moved. It is in ${tier[name]}, and ${holder} has it open.`
      : assignee !== null
        ? `${subject} changed meanwhile, so it was not moved. It is in ${tier[name]}, for ${assignee}.`
        : `${subject} changed meanwhile, so it was not moved. It is in ${tier[name]}.`,
  dismiss: 'Dismiss',
  changes: 'What you changed',

  claimedTitle: (who: string) => `${who} has this open. Move anyway?`,
  claimedBody: (subject: string, to: Place) =>
    `${subject} goes to ${placeName(to)}. What was typed stays with the item; the claim ends.`,
  moveAnyway: 'Move anyway',
  leaveIt: 'Leave it',
  tiersTitle: (name: string) => `Tiers of ${name}`,
  tiersHelp: 'The queue on their screen follows at once.',
  tiersSave: 'Save tiers',
  lastTitle: (name: string, tiers: readonly ReviewTier[]) => `${name} is the last reviewer of ${tierNames(tiers)}`,
  lastBody: (n: number) => `${items(n)} would wait there with nobody to decide.`,
  lastConfirm: 'Remove anyway',
  pauseTitle: (name: string) => `Pause ${name}`,
  pauseHelp: 'Nothing is stopped half-way: from now on each of its proposals waits for a person.',
  pauseReason: 'Reason, in a few words',
  cancel: 'Cancel',

  warnings: 'Warnings',
  warning: {
    queue_growing: (window: string) => `Inflow above outflow for ${window}`,
    at_risk: (n: string) => `${n} at risk`,
    oldest: (time: string) => `Oldest waits ${time}`,
    override_rising: (points: string) => `People overrule agents more often: ${points}`,
    escalates_much: (agent: string, share: string) => `${agent} asks for ${share} of its actions`,
    escalates_little: (agent: string, share: string) => `${agent} asks for only ${share} of its actions`,
    notifies_slowly: (time: string) => `One escalation in twenty reaches a screen only after ${time}`,
  } satisfies Record<WarningRule, (...given: never[]) => string>,
  atLeastDetail: (low: string, n: string) => `95% interval from ${low} up, n = ${n}.`,
  flowDetail: (opened: string, settled: string, breach: string) => `${opened} in, ${settled} out. Breach expected ${breach}.`,
  atRiskDetail: (target: string) => `Under a quarter of their time left. Target ${target}.`,
  oldestDetail: (limit: string) => `Limit ${limit}.`,
  intervalDetail: (low: string, high: string, n: string) => `95% interval ${low} to ${high}, n = ${n}.`,
  moreWarnings: plural({ one: '# more', other: '# more' }),
  fewer: 'Fewer',
  route: 'Route',
  why: 'Why?',
  whyTitle: 'Why did this fire?',
  whyRule: {
    queue_growing:
      'Three complete windows in a row with more arrivals than departures, and the whole 95% interval of the time to clear the queue at this pace is beyond the median time its items have left.',
    at_risk: 'More items than the target have less than a quarter of their time left.',
    oldest: 'The longest wait is over the limit. It ends below nine tenths of it.',
    override_rising:
      'The whole interval (Newcombe) of the last week’s share of overrides less that of the four weeks before is above zero, as of yesterday and of the day before. It fires at 98.8% and not at the 95% shown, because the rule looks every day.',
    escalates_much: 'The whole 95% interval (Wilson) of the share that waits for a person is above 40%.',
    escalates_little: 'The whole 95% interval (Wilson) of the share that waits for a person is below 5%.',
    notifies_slowly:
      'In two complete quarters of an hour in a row, of 20 escalations at least, the 95th percentile of the time from opening to a screen is above a minute, and the whole 95% interval of both together is.',
  } satisfies Record<WarningRule, string>,
  whyFacts: {
    n: 'n',
    minimumN: 'minimum n',
    interval: '95% interval',
    window: 'window',
    value: 'measured',
    limit: 'limit',
    since: 'since',
    looks: 'looks in a row',
    before: 'before',
    now: 'in the window',
  },
  whyNow: 'as it is now',
  whyAll: 'none: all are counted',
  range: (low: string, high: string) => `${low} to ${high}`,
  rangeFrom: (low: string) => `${low} or more`,
  countOf: (hits: string, n: string) => `${hits} of ${n}`,
  points: (value: string) => `${value} points`,

  charts: 'Charts',
  chart: { ageing: 'Share of deadline used', flow: 'In and out, 4 h', overrides: 'Overrides by day' } satisfies Record<
    ChartId,
    string
  >,
  chartLimits: 'limits 3σ',
  table: 'Table',
  tableOf: (chart: string) => `${chart}: as a table`,
  chartChoice: 'Which chart',
  band: { under_25: 'under 25%', under_50: '25–50%', under_75: '50–75%', over_75: 'over 75%' } satisfies Record<AgeBand, string>,
  bandShort: { under_25: '0–25%', under_50: '25–50%', under_75: '50–75%', over_75: '75–100%' } satisfies Record<AgeBand, string>,
  ageingSummary: (late: number, total: number) =>
    total === 0 ? 'Nothing waits under a deadline.' : `${late} of ${items(total)} used more than three quarters of their time.`,
  flowSummary: (opened: string, settled: string, waiting: string) =>
    `${opened} came and ${settled} were settled in 4 hours; ${waiting} wait now.`,
  running: (from: string) => `${from}, running`,
  flowNone: 'Nothing came and nothing was settled in the last 4 hours.',
  overrideSummary: (share: string, n: string, outside: number) =>
    outside === 0
      ? `People overrule ${share} of ${n}; no day is outside the limits.`
      : `People overrule ${share} of ${n}; ${plural({ one: '# day is', other: '# days are' })(outside)} outside the limits.`,
  overrideNone: (n: string, minimum: string) => `${n} decisions so far. A control chart needs at least ${minimum} on two days.`,
  head: {
    band: 'Used',
    total: 'All',
    from: 'From',
    opened: 'In',
    settled: 'Out',
    waiting: 'Waiting',
    day: 'Day',
    decided: 'Decided',
    overridden: 'Overruled',
    share: 'Share',
    limits: 'Limits',
  },
  panes: { items: 'Items', people: 'People' },
  pane: 'What to show',
} as const;
