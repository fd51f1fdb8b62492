import { isLabelled, type History } from './history.ts';
import { MOST_LESSONS, createLessons } from './lessons.ts';
import { FOLDS, type Plan, byTime, withoutOwnGroup } from './plan.ts';
import type { Survey } from './survey.ts';

/** With fewer labels most stretches of time would be scored by nothing learned. */
export const ENOUGH_FOR_TIME = 1_000;

export type ChosenPlan = { readonly plan: Plan; readonly notes: readonly string[] };

const cut = (offered: number): readonly string[] =>
  offered <= MOST_LESSONS ? [] : [`Of ${offered} labelled decisions about ${MOST_LESSONS} teach, drawn by whole groups.`];

const fromElsewhere = async (train: History, { groups, groupOf }: Survey, seed: number): Promise<ChosenPlan> => {
  const lessons = createLessons(seed);
  let moved = 0;
  for await (const row of train.rows()) {
    // The same decision under another group would teach its own answer.
    if ((groupOf.get(row.id) ?? row.group) !== row.group) moved += 1;
    else if (isLabelled(row)) lessons.add(row);
  }
  const all = lessons.all();
  const shared = new Set(all.map(({ group }) => group).filter((group) => groups.has(group))).size;
  return {
    plan: withoutOwnGroup(all, new Set(groups.keys()), seed),
    notes: [
      `Learned from ${all.length} labelled decisions of ${train.source}.`,
      shared === 0
        ? 'No group of the history is among them.'
        : `Groups in both files: ${shared}. Each of their decisions is scored by what was learned without its group (folds: ${Math.min(FOLDS, shared)}).`,
      ...(moved === 0 ? [] : [`Decisions left out of training, since they stand in the history under another group: ${moved}.`]),
      ...cut(lessons.offered()),
    ],
  };
};

/** From --train where it is given; else by time for a desk's own past, if long enough; else cross-fitted. */
export const choosePlan = async (of: {
  readonly history: History;
  readonly train: History | undefined;
  readonly survey: Survey;
  readonly seed: number;
}): Promise<ChosenPlan> => {
  const { history, train, survey, seed } = of;
  if (train !== undefined) return fromElsewhere(train, survey, seed);
  const lessons = survey.lessons.all();
  if (history.kind === 'lived' && lessons.length >= ENOUGH_FOR_TIME)
    return {
      plan: byTime(lessons, survey.moments),
      notes: [
        `Ordered by time: each fifth of the history is scored by what the earlier ones teach, less its own groups; the first fifth by nothing learned.`,
        ...cut(survey.lessons.offered()),
      ],
    };
  const few = history.kind === 'lived' ? ` Under ${ENOUGH_FOR_TIME} labels are too few to go by time.` : '';
  return {
    plan: withoutOwnGroup(lessons, new Set(survey.groups.keys()), seed),
    notes: [
      `Cross-fitted: each decision is scored by what was learned from other groups (${FOLDS} folds by group, seed ${seed}).${few}`,
      ...cut(survey.lessons.offered()),
    ],
  };
};
