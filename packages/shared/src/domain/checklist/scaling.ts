import type { CheckedItem } from '../../model/checklist.ts';
import { checked } from './checked.ts';
import type { ChecklistFacts } from './facts.ts';
import { phrase } from './phrases-en.ts';

/** What was learned longer ago than this is of another agent. */
const OLD_DAYS = 60;

const sampling = ({ sampling: { isOn, audited } }: ChecklistFacts): CheckedItem =>
  isOn
    ? checked('sampling_strategy', 'ticked', phrase('sampling_on', audited))
    : checked('sampling_strategy', 'open', phrase('sampling_off', {}), phrase('start_sampling', {}));

const tiers = ({ tiers: used }: ChecklistFacts): CheckedItem => {
  const empty = used.filter(({ people }) => people === 0).map(({ tier }) => tier);
  const item = 'tiered_review';
  if (empty.length > 0)
    return checked(item, 'open', phrase('tiers_empty', { names: empty.join(', ') }), phrase('staff_tiers', {}));
  if (used.length < 2) return checked(item, 'open', phrase('tiers_one', {}), phrase('use_tiers', {}));
  const people = Math.min(...used.map((tier) => tier.people));
  return checked(item, 'ticked', phrase('tiers_staffed', { tiers: used.length, people }));
};

const queue = ({ queue: { supervisors, uncovered } }: ChecklistFacts): CheckedItem => {
  const item = 'queue_monitored';
  if (supervisors === 0) return checked(item, 'open', phrase('queue_unwatched', {}), phrase('make_supervisor', {}));
  if (uncovered > 0) return checked(item, 'open', phrase('queue_uncovered', { n: uncovered }), phrase('staff_tiers', {}));
  return checked(item, 'ticked', phrase('queue_watched', { supervisors }));
};

const feedback = ({ feedback: { labels, minimum, trainedDaysAgo } }: ChecklistFacts): CheckedItem => {
  const item = 'feedback_loop';
  if (trainedDaysAgo !== null)
    return trainedDaysAgo <= OLD_DAYS
      ? checked(item, 'ticked', phrase('learned_lately', { days: trainedDaysAgo, labels }))
      : checked(item, 'open', phrase('learned_long_ago', { days: trainedDaysAgo }), phrase('train', {}));
  return labels < minimum
    ? checked(item, 'unknown', phrase('not_learned', { labels }), phrase('wait_for_labels', { missing: minimum - labels }))
    : checked(item, 'open', phrase('not_learned', { labels }), phrase('train', {}));
};

/** "Scaling strategy" of the article's checklist. */
export const checkScaling = (facts: ChecklistFacts): readonly CheckedItem[] => [
  sampling(facts),
  tiers(facts),
  queue(facts),
  feedback(facts),
];
