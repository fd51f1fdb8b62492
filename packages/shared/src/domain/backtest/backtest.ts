import type { Backtest, PolicyOutcome } from '../../model/backtest.ts';
import type { RiskClass } from '../../model/vocabulary.ts';
import { equalMassBins } from '../learning/reliability-bins.ts';
import { seededRandom } from '../seeded-random.ts';
import type { Assessed, Candidate } from './candidate.ts';
import { cheapestOf, costOf } from './cost.ts';
import { operatingCurve } from './curve.ts';
import { figuresOf } from './figures.ts';
import type { History, HistoryRow } from './history.ts';
import { type Learners, createLearners } from './learn.ts';
import { learnedNote, notesOf } from './notes.ts';
import { choosePlan } from './choose-plan.ts';
import { type Survey, isIndependent, surveyHistory } from './survey.ts';
import { type Tally, createTally } from './tally.ts';

/** Is told what each policy does with each decision, which comes without its answer. */
export type OnRoute = (policy: string, row: Omit<HistoryRow, 'needed' | 'weight'>, assessed: Assessed) => void;

export type BacktestInput = {
  readonly policies: readonly Candidate[];
  readonly history: History;
  /** What calibrators and predictors may learn from; the history itself when absent. */
  readonly train?: History;
  readonly seed: number;
  /** Seconds of a person's time that one review takes. */
  readonly secondsPerReview: Readonly<Record<RiskClass, number>>;
  readonly onRoute?: OnRoute;
};

/** At most so many bins, and no more than leaves this many answers in each: fewer show noise. */
const RELIABILITY_BINS = { most: 10, answers: 25 } as const;

const reliabilityOf = ({ promises }: Tally): PolicyOutcome['reliability'] =>
  equalMassBins(
    promises.toSorted((a, b) => a.confidence - b.confidence),
    Math.max(1, Math.min(RELIABILITY_BINS.most, Math.floor(promises.length / RELIABILITY_BINS.answers))),
  ).map(({ meanConfidence, shareCorrect, interval, n }) => ({
    promised: Math.min(1, meanConfidence),
    approved: Math.min(1, shareCorrect),
    approvedInterval: [interval.low, interval.high],
    n,
  }));

const outcomeOf = (
  candidate: Candidate,
  tally: Tally,
  survey: Survey,
  learners: Learners,
  { seed, secondsPerReview }: BacktestInput,
): PolicyOutcome => {
  const [calibrator, predictor] = [learners.trained(candidate, 'calibrator'), learners.trained(candidate, 'predictor')];
  const describe = (trained: typeof calibrator): string | null =>
    trained === null || trained.versions.length === 0 ? null : trained.versions.join(', ');
  return {
    policy: candidate.name,
    version: candidate.version,
    decisions: survey.decisions,
    labelled: survey.labelled,
    ...figuresOf(tally.groups, isIndependent(survey), seededRandom(seed)),
    examples: [...tally.examples()],
    routes: tally.routes,
    reasons: tally.reasons,
    rules: tally.rules(),
    ...costOf(candidate.costs, tally, secondsPerReview),
    learned: {
      calibrator: describe(calibrator),
      predictor: describe(predictor),
      n: Math.max(
        0,
        ...[calibrator, predictor].flatMap((trained) => (trained === null || trained.versions.length === 0 ? [] : trained.most)),
      ),
      note: learnedNote(candidate, calibrator, predictor),
    },
    curve: operatingCurve(tally.scores),
    reliability: reliabilityOf(tally),
  };
};

/**
 * What each policy would have done with a history (SPEC X). The history is read twice: to know its groups and to learn,
 * then to route. Of the answers only what other groups teach reaches the routing of a decision. Decisions are let go
 * once they are counted, so that memory stays bounded.
 */
export const backtest = async (input: BacktestInput): Promise<Backtest> => {
  const { policies, history, train, seed, secondsPerReview } = input;
  const learns = policies.some(({ minimum }) => minimum.calibrator !== null || minimum.predictor !== null);
  const survey = await surveyHistory(history, seed, learns && train === undefined);
  const chosen = await choosePlan({ history, train: learns ? train : undefined, survey, seed });
  const learners = createLearners(chosen.plan, survey.to ?? 0);
  const weighsLoad = survey.labelled === survey.decisions;
  const tallies = policies.map((candidate) => ({ candidate, tally: createTally(candidate, weighsLoad) }));
  for await (const row of history.rows()) {
    const group = survey.groups.get(row.group) ?? 0;
    const part = chosen.plan.partOf(row);
    const { needed: _, weight: __, ...proposed } = row;
    for (const { candidate, tally } of tallies) {
      const assessed = candidate.assess(proposed, learners.of(candidate, part));
      input.onRoute?.(candidate.name, proposed, assessed);
      tally.add(group, row, assessed);
    }
  }
  const outcomes = tallies.map(({ candidate, tally }) => outcomeOf(candidate, tally, survey, learners, input));
  return {
    history: {
      source: history.source,
      decisions: survey.decisions,
      labelled: survey.labelled,
      needed: survey.needed,
      groups: survey.groups.size,
      from: survey.from,
      to: survey.to,
    },
    policies: outcomes,
    // Without an answer errors cost nothing that anybody knows of.
    cheapest: survey.labelled === 0 ? null : cheapestOf(policies, outcomes),
    notes: notesOf({
      survey,
      seed,
      policies,
      plan: learns ? chosen.notes : train === undefined ? [] : ['No policy here learns: the training file was not used.'],
      secondsPerReview,
    }),
  };
};
