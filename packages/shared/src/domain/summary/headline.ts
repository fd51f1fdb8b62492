import type { ProposedAction } from '../../model/action.ts';
import type { Room } from './fit-text.ts';
import type { Phrases } from './phrases.ts';
import { type Group, parseSentence, slotsOf } from './sentence.ts';
import { showSlot } from './show-slot.ts';
import type { Segment } from './summary-view.ts';
import { genericTemplate, uninspectableTemplate } from './templates/generic.ts';
import type { Slot } from './templates/slot.ts';
import { templateFor } from './templates/registry.ts';
import { HEADLINE_TOKENS } from './templates/template-budget.ts';
import type { Filling, TemplateFact, TemplateRegistry } from './templates/template.ts';
import { countTokens } from './tokens.ts';

type Slots = Readonly<Record<string, Slot | undefined>>;

/** How much, to whom, on what: never left out of a sentence (SPEC V-04). */
const KEPT: ReadonlySet<string> = new Set(['amount', 'declared_amount', 'payee', 'target']);

const ROOMS = {
  /** A name in full, where the sentence has the room. */
  full: { characters: 48, tokens: 8 },
  wide: { characters: 40, tokens: 4 },
  normal: { characters: 32, tokens: 3 },
  narrow: { characters: 24, tokens: 2 },
  tight: { characters: 18, tokens: 1 },
} as const satisfies Record<string, Room>;

/** Room for what must be kept, room for the rest, and how many optional parts go. */
type Step = { readonly kept: Room; readonly other: Room; readonly drop: number };

/** From roomy to tight: optional parts go, then side values shrink, and only then is a word of payee or target lost. */
const stepsFor = (groups: number): readonly Step[] => [
  { kept: ROOMS.full, other: ROOMS.wide, drop: 0 },
  ...Array.from({ length: groups + 1 }, (_, drop) => ({ kept: ROOMS.full, other: ROOMS.normal, drop })),
  { kept: ROOMS.full, other: ROOMS.narrow, drop: groups },
  { kept: ROOMS.wide, other: ROOMS.narrow, drop: groups },
  { kept: ROOMS.normal, other: ROOMS.narrow, drop: groups },
  { kept: ROOMS.normal, other: ROOMS.tight, drop: groups },
  { kept: ROOMS.narrow, other: ROOMS.tight, drop: groups },
  { kept: ROOMS.tight, other: ROOMS.tight, drop: groups },
];

export const textOfHeadline = (headline: readonly Segment[]): string => headline.map(({ text }) => text).join('');

const complete = (group: Group, slots: Slots): boolean => slotsOf(group).every((name) => slots[name] !== undefined);

const segmentsOf = (groups: readonly Group[], slots: Slots, { kept, other }: Step, phrases: Phrases): readonly Segment[] =>
  groups
    .flatMap(({ pieces }) => pieces)
    .flatMap((piece) => {
      if ('text' in piece) return [{ kind: 'text' as const, text: piece.text }];
      const slot = slots[piece.slot];
      return slot === undefined ? [] : [showSlot(slot, KEPT.has(piece.slot) ? kept : other, phrases)];
    });

/** Without the last `count` optional groups that hold nothing which must be kept. */
const without = (groups: readonly Group[], count: number): readonly Group[] => {
  const loose = groups.filter((group) => group.optional && !slotsOf(group).some((name) => KEPT.has(name)));
  const gone = new Set(count === 0 ? [] : loose.slice(-count));
  return groups.filter((group) => !gone.has(group));
};

const fitSentence = (groups: readonly Group[], slots: Slots, phrases: Phrases): readonly Segment[] => {
  let segments: readonly Segment[] = [];
  for (const step of stepsFor(groups.length)) {
    segments = segmentsOf(without(groups, step.drop), slots, step, phrases);
    if (countTokens(textOfHeadline(segments)) <= HEADLINE_TOKENS) return segments;
  }
  return segments;
};

/** The sentence of this filling, or undefined when a value is missing without which it says nothing. */
const render = (filling: Filling, phrases: Phrases): readonly Segment[] | undefined => {
  const slots: Slots = filling.slots;
  const groups = parseSentence('sentence' in filling ? filling.sentence : phrases.headlines[filling.headline]);
  if (groups.some((group) => !group.optional && !complete(group, slots))) return undefined;
  return fitSentence(
    groups.filter((group) => complete(group, slots)),
    slots,
    phrases,
  );
};

export type Headline = {
  readonly segments: readonly Segment[];
  readonly filling: Filling;
  /** What the team's template finds odd; that its sentence lacked a value does not make it less odd. */
  readonly oddFacts: readonly TemplateFact[];
};

/**
 * What will happen if a person says yes, in at most 14 tokens, from the typed action alone (SPEC V-03).
 * An action without a template of its own, or with arguments of the wrong type, gets the generic sentence.
 */
export const headlineOf = (
  action: ProposedAction,
  inspectable: boolean,
  phrases: Phrases,
  registered?: TemplateRegistry,
): Headline => {
  const template = inspectable ? templateFor(action.name, registered) : uninspectableTemplate;
  const special = template?.(action);
  const segments = special === undefined ? undefined : render(special, phrases);
  const oddFacts = special !== undefined && 'oddFacts' in special ? special.oddFacts : [];
  if (special !== undefined && segments !== undefined) return { segments, filling: special, oddFacts };
  const filling = genericTemplate(action);
  return { segments: render(filling, phrases) ?? [], filling, oddFacts };
};
