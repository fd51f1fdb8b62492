import type { EscalationId } from '@countersign/shared/model/ids';
import type { JsonObject } from '@countersign/shared/model/json';
import { compareArguments } from './compare-arguments.ts';

/** Which fields there are, whatever is in them. */
export const shapeOf = (args: JsonObject): string =>
  JSON.stringify(
    compareArguments([args])
      .same.map(({ path }) => path)
      .sort(),
  );

/** Those that have other fields than most; of equally common forms the one that comes first is the rule. */
export const oddOnes = (shapes: ReadonlyMap<EscalationId, string>): readonly EscalationId[] => {
  const counts = new Map<string, number>();
  for (const shape of shapes.values()) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const usual = [...counts].find(([, count]) => count === most)?.[0];
  return [...shapes].filter(([, shape]) => shape !== usual).map(([id]) => id);
};
