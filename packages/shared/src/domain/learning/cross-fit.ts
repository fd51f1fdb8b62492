import { type Example, fitModel, probabilityOf } from './fit-model.ts';
import { redrawnFolds } from './redrawn-folds.ts';

const FOLDS = 5;
/** With few groups the figures depend on how the folds fall: they are drawn several times then. */
const drawsFor = (n: number): number => (n <= 1_000 ? 5 : 1);

export type CrossFitted = { readonly example: Example; readonly probability: number };

/**
 * What a model says of each example that saw neither it nor any of its group; once per draw of the folds. Five folds, or one
 * per group where there are fewer.
 */
export const crossFit = (examples: readonly Example[], penalty: number): readonly CrossFitted[] =>
  Array.from({ length: drawsFor(examples.length) }, (_, draw) => {
    const folds = redrawnFolds(
      examples.map(({ group }) => group),
      FOLDS,
      `draw-${draw}`,
    );
    return [...new Set(folds)].flatMap((fold) => {
      const model = fitModel(
        examples.filter((_example, i) => folds[i] !== fold),
        penalty,
      );
      return examples.flatMap((example, i) =>
        folds[i] === fold ? [{ example, probability: probabilityOf(model, example.features) }] : [],
      );
    });
  }).flat();
