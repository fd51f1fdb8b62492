import type { ProposedAction } from '@countersign/shared/model/action';
import type { Json, JsonObject } from '@countersign/shared/model/json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SURE, connected } from '../../test/fixtures.ts';
import type { RunOutcome } from '../outcome/outcome.ts';

const APPROVED: ProposedAction = {
  name: 'send_payment',
  arguments: {
    to: 'Café Müller',
    iban: 'DE02 1203 0000 0000 2020 51',
    cents: 120_000,
    rate: 1.25,
    urgent: false,
    memo: null,
    lines: [
      { text: 'Fisch', quantity: 3 },
      { text: 'ﬁlet', quantity: 0 },
    ],
    limits: { daily: 5_000, hard: { stop: true } },
  },
  argumentsSchema: { type: 'object', properties: { cents: { type: 'integer' } } },
  target: 'Café Müller',
  amount: { minor: 120_000, currency: 'EUR' },
  reversible: false,
  domain: 'financial',
  riskClass: 'high',
};

type Path = readonly (string | number)[];

/** Every place in a JSON value, containers included, the root left out. */
const placesIn = (value: Json, path: Path = []): readonly Path[] => {
  const here = path.length === 0 ? [] : [path];
  if (value === null || typeof value !== 'object') return here;
  return [
    ...here,
    ...Object.entries(value).flatMap(([key, child]) => placesIn(child, [...path, Array.isArray(value) ? Number(key) : key])),
  ];
};

const PLACES = placesIn(APPROVED as JsonObject);
const OBJECTS = [[], ...PLACES].filter((path) => {
  const value = at(APPROVED as JsonObject, path);
  return value !== null && typeof value === 'object' && !Array.isArray(value);
});

function at(value: Json, path: Path): Json {
  return path.reduce<Json>((node, key) => (node as Record<string | number, Json>)[key] ?? null, value);
}

const changed = (path: Path, change: (parent: Record<string, Json>, key: string) => void): JsonObject => {
  const copy = structuredClone(APPROVED) as unknown as Record<string, Json>;
  change(at(copy, path.slice(0, -1)) as Record<string, Json>, String(path.at(-1)));
  return copy;
};

const SWAPS: readonly (readonly [string, string])[] = [
  ['é', 'e\u0301'],
  ['ü', 'u\u0308'],
  ['ﬁ', 'fi'],
  ['a', 'а'],
  [' ', '\u00a0'],
];

/** Another value that a person, or a program, could take for the same. */
const lookalikes = (value: Json): readonly Json[] => {
  if (typeof value === 'number')
    return [String(value), value + 1, value + 2 ** -30, -value, value * 100].filter((v) => !Object.is(v, value) && v !== value);
  if (typeof value === 'boolean') return [!value, String(value), Number(value), null];
  if (value === null) return ['', 0, false, {}, 'null'];
  if (typeof value === 'string')
    return [
      ...SWAPS.map(([from, to]) => value.replace(from, to)),
      `${value} `,
      `${value}\u200b`,
      value.toUpperCase(),
      value.slice(1),
      [value],
    ].filter((v) => v !== value);
  return Array.isArray(value)
    ? [[...value].reverse(), value.slice(1), [...value, null], Object.fromEntries(Object.entries(value))]
    : [[value as Json], {}, null];
};

const place = fc.constantFrom(...PLACES);
const replaced = place.chain((path) =>
  fc
    .oneof(
      fc.constantFrom(...lookalikes(at(APPROVED as JsonObject, path))),
      fc
        .jsonValue()
        .filter((json) => JSON.stringify(json) !== JSON.stringify(at(APPROVED as JsonObject, path))) as fc.Arbitrary<Json>,
    )
    .map((value) => changed(path, (parent, key) => (parent[key] = value))),
);
const removed = place.map((path) =>
  changed(path, (parent, key) => {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  }),
);
const added = fc
  .tuple(fc.constantFrom(...OBJECTS), fc.stringMatching(/^[a-z]{1,12}$/), fc.jsonValue())
  .map(([path, key, value]) => {
    const copy = structuredClone(APPROVED) as unknown as Record<string, Json>;
    const parent = at(copy, path) as Record<string, Json>;
    parent[key in parent ? `${key}2` : key] = value as Json;
    return copy;
  });
const renamed = place
  .filter((path) => typeof path.at(-1) === 'string')
  .map((path) =>
    changed(path, (parent, key) => {
      parent[`${key}\u200b`] = parent[key] ?? null;
      delete parent[key];
    }),
  );

/** The same value with the keys of every object in an order of its own. */
const reordered = (value: Json, pick: () => number): Json => {
  if (Array.isArray(value)) return value.map((item: Json) => reordered(item, pick));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value as JsonObject).map((entry) => ({ entry, order: pick() }));
  entries.sort((a, b) => a.order - b.order);
  return Object.fromEntries(entries.map(({ entry: [key, child] }) => [key, reordered(child, pick)]));
};

const approved = async (): Promise<RunOutcome> => {
  const { hub, agent } = connected();
  hub.onEscalation((escalation) => escalation.approve());
  const outcome = await agent.propose(APPROVED, SURE);
  if (outcome.kind !== 'run') throw new Error(outcome.kind);
  return outcome;
};

describe('what runs is what was decided (X5)', () => {
  it('G-40 refuses every one of 2,000 changes of the action after approval', async () => {
    const outcome = await approved();
    await fc.assert(
      fc.asyncProperty(fc.oneof(replaced, removed, added, renamed), async (action) => {
        expect(await outcome.begin(action)).toMatchObject({ ok: false, error: { code: 'changed-action' } });
      }),
      { numRuns: 2_000 },
    );
  });

  it('G-40 accepts the same action with its keys in any order', async () => {
    const outcome = await approved();
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), async (orders) => {
        const action = reordered(APPROVED as JsonObject, () => orders.next().value);
        expect(await outcome.begin(action)).toMatchObject({ ok: true, value: { effectKey: outcome.effectKey } });
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    undefined,
    null,
    'send_payment',
    [],
    { ...APPROVED, arguments: undefined },
    { ...APPROVED, amount: { minor: Number.NaN, currency: 'EUR' } },
  ])('G-40 refuses what is no action at all: %j', async (action) => {
    const outcome = await approved();
    expect(await outcome.begin(action)).toMatchObject({ ok: false, error: { code: 'changed-action' } });
  });

  it('G-41 runs our own frozen copy, whatever the caller does with the proposed object', async () => {
    const { hub, agent } = connected();
    hub.onEscalation((escalation) => escalation.approve());
    const action = structuredClone(APPROVED) as { arguments: Record<string, Json> } & Omit<ProposedAction, 'arguments'>;
    const proposed = agent.propose(action, SURE);
    action.arguments['to'] = 'Mallory';
    const outcome = await proposed;
    if (outcome.kind !== 'run') throw new Error(outcome.kind);
    expect(await outcome.run((args) => args['to'])).toEqual({ ok: true, value: 'Café Müller' });
  });
});
