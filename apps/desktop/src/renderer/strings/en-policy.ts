import type { Route } from '@countersign/shared/model/vocabulary';
import type { LearnedKind } from '@countersign/shared/protocol/judgement';
import type { CheckState, PolicyPart, PolicySaid, PolicyWork } from '../state/policy-snapshot.ts';
import { learningWords } from './en-learning.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('en');
const issues = plural({ one: '# thing is wrong', other: '# things are wrong' });
const labels = plural({ one: '# answered decision', other: '# answered decisions' });
const artefact = { calibrator: 'calibrator', predictor: 'predictor' } satisfies Record<LearnedKind, string>;
const routeNames = { autonomous: 'runs alone', review: 'looked at afterwards', escalate: 'waits for a person' } satisfies Record<
  Route,
  string
>;

/** What was done. `time`: when it takes effect, where it does. */
const said = (what: Exclude<PolicySaid, { readonly kind: 'refused' }>, time: string): string => {
  switch (what.kind) {
    case 'published':
      return `${what.version} is published. It is not in use: nothing changes until somebody says so.`;
    case 'use':
      return `${what.version} takes effect at ${time}.`;
    case 'shadow':
      return `${what.version} runs beside the live policy from ${time} on. It decides nothing.`;
    case 'end-shadow':
      return 'Nothing runs in the shadow any more.';
    case 'trained':
      return `The ${artefact[what.learned]} ${what.version} was trained on ${labels(what.n)}. It is not in use.`;
    case 'learned':
      return what.version === null
        ? `No ${artefact[what.learned]} is in use from ${time} on.`
        : `The ${artefact[what.learned]} ${what.version} takes effect at ${time}.`;
  }
};

/** Words of the policy page. */
export const policyWords = {
  parts: {
    versions: 'Versions',
    write: 'Write',
    trial: 'Try on history',
    shadow: 'Shadow',
    learning: 'Learning',
  } satisfies Record<PolicyPart, string>,
  partsLabel: 'Parts of the policy page',
  loading: 'Loading…',
  failed: 'This could not be loaded.',
  retry: 'Try again',
  leave: 'Leave it',
  dismiss: 'Dismiss',

  list: 'Published versions, newest first',
  none: 'No version is published yet',
  noneBody: 'The hub works with the one that it came with. Write one, or open a file.',
  live: 'live',
  next: (time: string) => `live at ${time}`,
  shadowMark: 'shadow',
  draftMark: 'draft',
  byOn: (who: string, day: string) => `${who} · ${day}`,
  builtIn: 'came with the hub',
  rules: plural({ one: '# rule', other: '# rules' }),
  usedFrom: (day: string) => `last came into force ${day}`,
  fromStart: 'in force from the beginning',
  neverUsed: 'never used',
  source: (version: string) => `Text of ${version}`,
  use: 'Use from now',
  runShadow: 'Run in the shadow',
  writeFrom: 'Write a new version',
  goOn: 'Go on writing',
  endShadow: 'End the shadow',
  isLive: (version: string) => `${version} is live already.`,
  isShadow: (version: string) => `${version} runs in the shadow already.`,

  nothingWritten: 'Nothing is being written',
  nothingWrittenBody: 'A new version begins with the text of the live one. Nothing is stored until it is published.',
  openFile: 'Open a file…',
  dropHere: 'or drop a YAML or JSON file here',
  fileTooLong: (name: string, most: string) => `${name} is too long: at most ${most} characters.`,
  fileUnreadable: (name: string) => `${name} is no text.`,
  editor: 'Text of the new version',
  editorHelp: 'Tab indents. Escape, then Tab, leaves the text.',
  escaped: 'Tab leaves the text now.',
  fromVersion: (version: string) => `Begun from ${version}`,
  fromFile: (name: string) => `Opened from ${name}`,
  check: {
    waiting: 'Waiting for a pause…',
    checking: 'Checking…',
    checked: 'Nothing is wrong with this text.',
    failed: 'Not checked.',
  } satisfies Record<CheckState, string>,
  checked: (n: number) => (n === 0 ? 'Nothing is wrong with this text.' : `${issues(n)}.`),
  issues,
  issueAt: (line: string, column: string) => `Line ${line}, column ${column}`,
  issueList: 'What is wrong, by line',
  nextIssue: 'Next one',
  tooLong: (length: string, most: string) => `${length} of at most ${most} characters.`,
  noVersion: 'The text names no version.',
  taken: (version: string) => `${version} is published already and keeps its text for ever. Give this one another name.`,
  mendFirst: (n: number) => `${issues(n)} with this text. Mend that first.`,
  same: 'Nothing differs from the live version.',
  changes: 'Changes',
  backToText: 'Back to the text',
  diffTitle: (from: string, to: string) => `Changes from ${from} to ${to}`,
  diffCount: (added: string, removed: string) => `+${added} −${removed}`,
  diffAdded: 'added',
  diffRemoved: 'removed',
  diffTooLong: 'These two texts differ too much to be laid side by side.',
  unchangedLines: plural({ one: '# unchanged line', other: '# unchanged lines' }),
  tryIt: 'Try on history',
  publish: 'Publish…',
  publishNow: 'Publish',
  discard: 'Discard…',
  discardNow: 'Discard',
  kept: 'Kept in this window only.',

  publishTitle: (version: string) => `Publish ${version}?`,
  publishBody: 'It is kept for ever, as it stands, under this name. It decides nothing until somebody uses it.',
  useTitle: (version: string) => `Use ${version} from now on?`,
  useBody: (version: string, live: string) =>
    `Every proposal that comes from then on is routed by ${version} instead of ${live}. What waits already stays as it was routed.`,
  shadowTitle: (version: string) => `Run ${version} in the shadow?`,
  shadowBody: (live: string) =>
    `It is asked about every proposal beside ${live}, and what differs is counted. It decides nothing.`,
  shadowReplaces: (version: string) => `It takes the place of ${version}.`,
  endShadowTitle: (version: string) => `End the shadow of ${version}?`,
  endShadowBody: 'What was counted so far is kept until another version runs in the shadow.',
  discardTitle: 'Discard what you wrote?',
  discardBody: 'It is in this window only and cannot be had again.',
  replaceTitle: (name: string) => `Put ${name} in the place of what you wrote?`,
  replaceNow: 'Replace',
  said,
  refusedBecause: (what: string, why: string) => `${what} ${why}`,
  refused: {
    publish: 'It was not published.',
    use: 'Nothing was changed.',
    'train-calibrator': 'No calibrator was trained.',
    'train-predictor': 'No predictor was trained.',
  } satisfies Record<PolicyWork, string>,

  trialWhat: 'Side by side',
  trialDays: 'History',
  days: plural({ one: '# day', other: '# days' }),
  trialMost: (n: string) => `At most ${n} at once.`,
  trialDraft: (version: string) => `${version}, being written`,
  trialUnnamed: 'the text that is being written',
  trialRun: 'Replay',
  trialRunning: (days: string, time: string) =>
    `Replaying ${days} of history: ${time} so far. You can go on elsewhere; the result waits here.`,
  trialDone: 'The history is replayed: the result is on the policy page.',
  trialFailed: 'The history could not be replayed.',
  trialStale: 'The text was changed since: this is what the earlier one would have done.',
  trialNone: 'Nothing replayed yet',
  trialNoneBody:
    'Takes the hub’s own decisions and shows what each policy would have done with them, before anything is published.',
  trialEmpty: 'There is no history in this time',
  trialEmptyBody:
    'Choose more days, or come back when agents have proposed something. A file of decisions can be replayed with: countersign backtest --policy FILE --history FILE',
  trialUnlabelled: 'No decision of this time has a known answer yet, so nothing can be said of precision and recall.',
  trialSize: (period: string, decisions: string, labelled: string, needed: string) =>
    `${period}: ${decisions} decisions, ${labelled} with a known answer, ${needed} of them needed a person.`,
  trialSpan: (from: string, to: string) => `${from} to ${to}`,
  compare: (name: string, load: string, recall: string, other: string, otherLoad: string, otherRecall: string) =>
    `${name} would have shown people ${load} and caught ${recall} of what needed them; ${other} ${otherLoad} and ${otherRecall}.`,
  alone: (name: string, load: string, recall: string) =>
    `${name} would have shown people ${load} and caught ${recall} of what needed them.`,
  cannotTell: 'The intervals of what they catch overlap: this history cannot tell which of them catches more.',
  unknown: '–',
  measure: {
    load: 'Seen by a person',
    precision: 'Needed one, of what is seen',
    recall: 'Seen, of what needed one',
    slipped: 'Slipped through',
    cost: 'Cost',
    review: 'Time of people',
    error: 'Undetected errors',
    hours: 'Reviewer hours',
    routes: 'Routes',
  },
  interval: (low: string, high: string) => `${low}–${high}`,
  intervalNote: '95% intervals below each share.',
  head: { measure: 'Measure', policy: 'Policy' },
  resultTable: 'What each policy would have done',
  chart: 'Seen by people, and caught',
  chartSummary: (best: string) => `Up and to the left is better: more caught with less to look at. ${best}`,
  chartLine: (letter: string, name: string, load: string, recall: string) => `${letter} ${name}: ${load} seen, ${recall} caught.`,
  chartNone: 'Too few known answers to draw anything.',
  loadAxis: 'seen by a person',
  recallAxis: 'caught',
  table: 'Table',
  tableOf: (chart: string) => `${chart}: as a table`,
  lettered: (letter: string, name: string) => `${letter} ${name}`,
  learnedNote: (name: string, note: string) => `${name}: ${note}`,
  notes: 'To read the figures',
  slippedTitle: (name: string) => `Slipped through with ${name}`,
  slippedNone: (name: string) => `With ${name} nothing that is known to have needed a person would have slipped through.`,
  byRule: (rule: string) => `rule ${rule}`,
  openExample: 'Open',
  exampleTitle: 'One decision of the history',
  exampleGone: 'The card of this decision is no longer kept.',
  close: 'Close',
  stated: (share: string) => `says ${share}`,
  calibrated: (share: string) => `${share} approved of such`,
  predicted: (share: string) => `predicted ${share}`,

  route: routeNames,
  shadowNone: 'Nothing runs in the shadow',
  shadowNoneBody: 'Choose a version and run it in the shadow: it is asked about every proposal and decides nothing.',
  shadowCompared: (live: string, shadow: string, n: number, since: string) =>
    `${plural({ one: '# proposal', other: '# proposals' })(n)} since ${since}: ${live} is live, ${shadow} in its shadow.`,
  shadowAgree: (share: string) => `They agree on ${share}.`,
  shadowYoung: 'Nothing was proposed since. Come back later.',
  matrix: 'How far they agree',
  matrixLive: 'live ↓  shadow →',
  matrixCell: (n: string, share: string) => `${n} · ${share}`,
  missed: plural({
    one: '# would have run without a person and was overridden by one.',
    other: '# would have run without a person and were overridden by one.',
  }),
  unneeded: plural({
    one: '# would have been asked about although a person only approved it.',
    other: '# would have been asked about although a person only approved them.',
  }),
  shadowExamples: 'Where they differ',
  shadowNoExamples: 'They differ nowhere so far.',
  differs: (live: string, shadow: string) => `live: ${live} · shadow: ${shadow}`,
  differsRules: (live: string, shadow: string) => `${live} / ${shadow}`,
  undecided: 'not decided',

  ...learningWords,
} as const;
