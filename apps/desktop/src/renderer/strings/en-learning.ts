import type { FeatureName } from '@countersign/shared/domain/learning/feature-list';
import type { LearnedKind } from '@countersign/shared/protocol/judgement';
import { createPlural } from './plural.ts';

const plural = createPlural('en');

/** Words of what the hub learned, and of what it says about one card. */
export const learningWords = {
  learnedKind: { calibrator: 'Calibrator', predictor: 'Predictor' } satisfies Record<LearnedKind, string>,
  learnedWhat: {
    calibrator:
      'Turns the confidence that an agent states into the share of such proposals that reviewers approved unchanged. Used only where the policy says so.',
    predictor:
      'Says how often a proposal like this one needed a person. It only ever adds caution: it can ask for a person, never do without one.',
  } satisfies Record<LearnedKind, string>,
  learnedList: 'What was learned, newest first',
  learnedNone: (kind: LearnedKind) =>
    kind === 'calibrator' ? 'No calibrator was trained yet.' : 'No predictor was trained yet.',
  trainedOn: plural({ one: '# answered decision', other: '# answered decisions' }),
  inUse: 'in use',
  train: (kind: LearnedKind) => (kind === 'calibrator' ? 'Train a calibrator' : 'Train a predictor'),
  training: 'Training…',
  /** The hub says in English how many there are and how many it takes. */
  tooFewLabels: (_limit: string, message: string) => message,
  useLearned: 'Use',
  stopLearned: 'Stop using',
  learnedTitle: (version: string) => `Use ${version} from now on?`,
  learnedBody: {
    calibrator: 'Where the live policy asks for it, its figures count instead of what the agents state.',
    predictor:
      'Where the live policy asks for it, proposals that are likely to need a person wait for one. Nothing is let through by it.',
  } satisfies Record<LearnedKind, string>,
  stopTitle: (version: string) => `Stop using ${version}?`,
  stopBody: {
    calibrator: 'What the agents state counts again.',
    predictor: 'Nothing is predicted any more. Rules and limits stay as they are.',
  } satisfies Record<LearnedKind, string>,
  evaluation: 'How it did on decisions that it had not seen.',
  testedOn: plural({ one: 'Tested on # later decision.', other: 'Tested on # later decisions.' }),
  notTested: 'It was not tested: there were too few later decisions.',
  evaluated: {
    load_at_recall: 'To be looked at for the same recall (less is better)',
    recall: 'Caught, of what needed a person',
    precision: 'Needed one, of what it points at',
    load: 'To be looked at for the same recall (less is better)',
    auc: 'Ranking (AUC, more is better)',
    average_precision: 'Average precision',
    brier: 'Brier score (less is better)',
    log_loss: 'Log loss',
    ece: 'Calibration error (ECE)',
    abstained: 'Abstained',
    coverage: 'Share with an answer',
  } as Readonly<Record<string, string>>,
  subject: {
    stated_confidence: 'stated confidence',
    always_ask: 'ask about everything',
    model: 'this one',
    predictor: 'this one',
    calibrator: 'this one',
    calibrated: 'this one',
    stated: 'stated confidence',
    confidence: 'stated confidence',
    base_rate: 'always the average',
    average: 'always the average',
    everything: 'ask about everything',
    rules: 'the rules alone',
    action: 'average of the action',
  } as Readonly<Record<string, string>>,
  evaluationMeasure: 'Measure',

  earlier: {
    predictionTitle: 'Prediction',
    predictionMark: 'prediction',
    predictedMark: 'predicted',
    notAFact: 'A prediction, not a fact:',
    likely: (share: string) => `${share} of such needed a change.`,
    because: 'Because',
    more: 'speaks for a change',
    less: 'speaks against one',
    reason: (what: string, value: string) => `${what}: ${value}`,
    byModel: (model: string) => `Learned from this hub’s decisions (${model}). You may well find otherwise.`,
    yes: 'yes',
    no: 'no',
    untold: 'not told',
    hidden: 'There is a prediction. Make up your own mind first; it opens with the agent’s view.',
    rule: 'Rule',
    ruleSays: 'The rule says',
    ruleOf: (rule: string, version: string) => `${rule} · policy ${version}`,
    twoPeople: 'two people',
    twoPeopleBody: 'Policy wants two people to decide this. It is recorded; one decision still counts.',
    similar: 'Decided before, on the like',
    noSimilar: 'Nothing like this was decided before.',
    noRecords: 'The hub has no records about the like.',
    sameCustomer: 'same customer',
    agentRecord: (needed: string, n: number) =>
      plural({ one: `${needed} of # proposal needed a person`, other: `${needed} of # proposals needed a person` })(n),
    agentLabel: 'This agent, this action',
    customerRecord: (escalated: string, n: number) =>
      plural({ one: `${escalated} of # went to a person`, other: `${escalated} of # went to a person` })(n),
    customerLabel: 'This customer',
    noRecord: 'no record yet',
    confidence: (stated: string, approved: string) => `says ${stated} sure; reviewers approved ${approved} of such`,
  },
  feature: {
    customer_escalation_rate: 'how often this customer went to a person',
    transaction_type: 'the action',
    hour_of_day: 'time of day (UTC)',
    message_length: 'length of the customer’s last message',
    sentiment_trajectory: 'where the customer’s mood goes',
    sentiment: 'mood of the customer',
    confidence: 'confidence that the agent states',
    override_rate: 'how often this action was overridden',
    argument_size: 'size of the arguments',
    conversation_length: 'length of the conversation',
    other_actions_considered: 'alternatives that are other actions',
    attempts: 'attempts before',
    same_call_before: 'the same call was made before',
    failed_attempts: 'failed attempts before',
    amount: 'amount',
    customer_assents: 'the customer agreed in words',
    arguments_from_customer: 'what of the arguments the customer said',
  } satisfies Record<FeatureName, string>,
} as const;
