import type { ProposedAction } from '../../model/action.ts';
import type { Room } from './fit-text.ts';
import type { Phrases, SlotName } from './phrases.ts';
import { type Group, parseSentence, slotsOf } from './sentence.ts';
import { showSlot } from './show-slot.ts';
import type { Segment } from './summary-view.ts';
import { genericTemplate, uninspectableTemplate } from './templates/generic.ts';
import { templateFor } from './templates/registry.ts';
import type { Filling, Slots } from './templates/template.ts';
import { countTokens } from './tokens.ts';

export const HEADLINE_TOKENS = 14;

/** How much, to whom, on what: never left out of a sentence (SPEC V-04). */
const KEPT: ReadonlySet<SlotName> = new Set(['amount', 'payee', 'target']);

const ROOMS = {
  wide: { characters: 40, tokens: 4 },
  normal: { characters: 32, tokens: 3 },
  narrow: { characters: 24, tokens: 2 },
  tight: { characters: 18, tokens: 1 },
} as const satisfies Record<string, Room>;

/** Room for what must be kept, room for the rest, and how many optional parts go. */
type Step = { readonly kept: Room; readonly other: Room; readonly drop: number };

/** From roomy to tight: side values shrink, then optional parts go, and only then are payee and target cut harder. */
const stepsFor = (groups: number): readonly Step[] => [
  { kept: ROOMS.wide, other: ROOMS.wide, drop: 0 },
  { kept: ROOMS.normal, other: ROOMS.normal, drop: 0 },
  ...Array.from({ length: groups + 1 }, (_, drop) => ({ kept: ROOMS.normal, other: ROOMS.narrow, drop })),
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
const render = ({ headline, slots }: Filling, phrases: Phrases): readonly Segment[] | undefined => {
  const groups = parseSentence(phrases.headlines[headline]);
  if (groups.some((group) => !group.optional && !complete(group, slots))) return undefined;
  return fitSentence(
    groups.filter((group) => complete(group, slots)),
    slots,
    phrases,
  );
};

export type Headline = { readonly segments: readonly Segment[]; readonly filling: Filling };

/**
 * What will happen if a person says yes, in at most 14 tokens, from the typed action alone (SPEC V-03).
 * An action without a template of its own, or with arguments of the wrong type, gets the generic sentence.
 */
export const headlineOf = (action: ProposedAction, inspectable: boolean, phrases: Phrases): Headline => {
  const template = inspectable ? templateFor(action.name) : uninspectableTemplate;
  const special = template?.(action);
  const segments = special === undefined ? undefined : render(special, phrases);
  if (special !== undefined && segments !== undefined) return { segments, filling: special };
  const filling = genericTemplate(action);
  return { segments: render(filling, phrases) ?? [], filling };
};
