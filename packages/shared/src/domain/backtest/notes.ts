import { RISK_CLASSES, type RiskClass } from '../../model/vocabulary.ts';
import { MOST_UNITS, RESAMPLES } from './bootstrap.ts';
import type { Candidate } from './candidate.ts';
import { hasOneCostTable } from './cost.ts';
import type { Trained } from './learn.ts';
import { type Survey, isIndependent } from './survey.ts';

const counted = ({ versions, fewest, most }: Trained): string => {
  const labels = `${fewest === most ? most : `${fewest} to ${most}`} labels`;
  return versions.length === 1 ? `trained on ${labels}` : `${versions.length} trained, each on ${labels}`;
};

const kindNote = (name: string, minimum: number | null, trained: Trained | null): string | null => {
  if (minimum === null || trained === null) return null;
  return trained.versions.length === 0
    ? `no ${name}: too little to learn from (${minimum} labels at least, of both answers, of several groups)`
    : `${name}: ${counted(trained)}`;
};

/** What a policy learned from, or why it did not. */
export const learnedNote = (
  { minimum }: Pick<Candidate, 'minimum'>,
  calibrator: Trained | null,
  predictor: Trained | null,
): string => {
  const parts = [kindNote('calibrator', minimum.calibrator, calibrator), kindNote('predictor', minimum.predictor, predictor)];
  return parts.filter((part) => part !== null).join('; ') || 'learns nothing';
};

const intervalNote = (survey: Survey, seed: number): string => {
  const { groups, isWeighted } = survey;
  if (isIndependent(survey)) return 'Intervals, 95 %: Wilson; every decision is a group of its own.';
  const dealt = groups.size > MOST_UNITS ? `, dealt to ${MOST_UNITS} hands` : '';
  const why = isWeighted ? ' Audited decisions count 1 / inclusion probability (Horvitz–Thompson).' : '';
  return `Intervals, 95 %: bootstrap of the ${groups.size} groups${dealt}, ${RESAMPLES} resamples, seed ${seed}; Wilson over groups where all resamples agree.${why}`;
};

/** What several policies have to say alike is said once. */
const ownNotes = (policies: readonly Candidate[]): readonly string[] => {
  const said = policies.flatMap(({ name, notes }) => notes.map((note) => ({ name, note })));
  return [...Map.groupBy(said, ({ note }) => note)].map(([note, by]) => `${by.map(({ name }) => name).join('; ')}: ${note}`);
};

export const notesOf = (of: {
  readonly survey: Survey;
  readonly seed: number;
  readonly policies: readonly Candidate[];
  readonly plan: readonly string[];
  readonly secondsPerReview: Readonly<Record<RiskClass, number>>;
}): string[] => {
  const { survey, policies, secondsPerReview } = of;
  const unlabelled = survey.decisions - survey.labelled;
  const seconds = RISK_CLASSES.map((riskClass) => `${riskClass} ${secondsPerReview[riskClass]} s`).join(', ');
  return [
    'Positive: the decision needed a person. Seen: route escalate or review.',
    ...of.plan,
    ...ownNotes(policies),
    intervalNote(survey, of.seed),
    ...(unlabelled === 0
      ? []
      : [
          `Decisions without an answer: ${unlabelled}. They count for the load and people's time, not for precision, recall, what slipped through and what errors cost.`,
        ]),
    `Review time: ${seconds}.`,
    ...(hasOneCostTable(policies) ? [] : ['The policies have different cost tables: their costs cannot be compared.']),
  ];
};
