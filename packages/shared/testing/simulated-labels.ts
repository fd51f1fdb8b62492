import type { Labelled } from '../src/model/label.ts';
import { NO_PAST } from '../src/model/label.ts';
import { PrincipalId } from '../src/model/ids.ts';

/** What an agent states, and how probable it truly is that a person approves. */
export type Statement = { readonly stated: number | undefined; readonly truth: number };
export type SimulatedAgent = (random: () => number) => Statement;

/** States most things as near certain; right with the square of it. */
export const OVERCONFIDENT: SimulatedAgent = (random) => {
  const stated = Math.max(random(), random(), random());
  return { stated, truth: stated * stated };
};

/** Says 0.95 of everything and is right three times in five. */
export const ALWAYS_95: SimulatedAgent = () => ({ stated: 0.95, truth: 0.6 });

/** Two levels of truth with a jump between them: no smooth line fits. */
export const JUMPING: SimulatedAgent = (random) => {
  const stated = 0.5 + random() / 2;
  return { stated, truth: stated > 0.9 ? 0.9 : 0.4 };
};

export type LabelChange = Partial<Pick<Labelled, 'group' | 'needed' | 'weight'>> & {
  readonly agentId?: string;
  readonly actionName?: string;
};

export const labelOfStatement = (id: string, stated: number | undefined, change: LabelChange = {}): Labelled => ({
  id,
  group: change.group ?? id,
  agentId: PrincipalId.parse(change.agentId ?? 'refund-bot'),
  action: { name: change.actionName ?? 'issue_refund', arguments: {} },
  context: stated === undefined ? {} : { confidence: stated },
  at: 1_800_000_000_000,
  past: NO_PAST,
  needed: change.needed ?? false,
  weight: change.weight ?? 1,
});

/** So many labels of one agent; ids are `prefix` and a number. */
export const simulatedLabels = (
  agent: SimulatedAgent,
  n: number,
  random: () => number,
  change: LabelChange & { readonly prefix?: string } = {},
): readonly Labelled[] =>
  Array.from({ length: n }, (_, i) => {
    const { stated, truth } = agent(random);
    return labelOfStatement(`${change.prefix ?? 'label'}-${i}`, stated, { ...change, needed: random() >= truth });
  });

/** The same things in another order. */
export const shuffled = <T>(items: readonly T[], random: () => number): readonly T[] =>
  items
    .map((item) => ({ item, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);
