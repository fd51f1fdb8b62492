import type { ProposedAction } from '../../../model/action.ts';
import type { HeadlineId, SlotName } from '../phrases.ts';
import type { Slot } from './slot.ts';

export type Slots = { readonly [N in SlotName]?: Slot | undefined };

/** What a team's template finds odd: the value, what is usual, and which field of the action says so. */
export type TemplateFact = {
  readonly label: string;
  readonly value: Slot;
  readonly baseline?: string;
  readonly path: string;
};

type Found = {
  /** The amount that the arguments themselves carry, to be compared with the declared one. */
  readonly argumentAmount?: Slot | undefined;
};

/** Which sentence, and what goes into it. Words come from the phrases, values from the payload alone. */
export type BuiltInFilling = Found & { readonly headline: HeadlineId; readonly slots: Slots };

/** The same for a team's own sentence, whose slots have names of their own. */
export type RegisteredFilling = Found & {
  readonly sentence: string;
  readonly slots: Readonly<Record<string, Slot | undefined>>;
  readonly oddFacts: readonly TemplateFact[];
};
export type Filling = BuiltInFilling | RegisteredFilling;

/**
 * Reads one action. It never judges: a wrong-typed argument leaves its slot empty, and a sentence that
 * lacks a needed slot is given up for the generic one. Agent prose (reason, summary, note) is never read.
 */
export type Template<F extends Filling = Filling> = (action: ProposedAction) => F;

/** Templates by the name of the action. */
export type TemplateRegistry = ReadonlyMap<string, Template>;

/** What moves: the declared amount, else what the arguments say. */
export const amountSlot = ({ amount }: ProposedAction, fromArguments?: Slot): Slot | undefined =>
  amount === undefined ? fromArguments : { kind: 'money', money: amount };
