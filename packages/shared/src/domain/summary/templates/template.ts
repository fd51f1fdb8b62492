import type { ProposedAction } from '../../../model/action.ts';
import type { HeadlineId, SlotName } from '../phrases.ts';
import type { Slot } from './slot.ts';

export type Slots = { readonly [N in SlotName]?: Slot | undefined };

/** Which sentence, and what goes into it. Words come from the phrases, values from the payload alone. */
export type Filling = {
  readonly headline: HeadlineId;
  readonly slots: Slots;
  /** The amount that the arguments themselves carry, to be compared with the declared one. */
  readonly argumentAmount?: Slot | undefined;
};

/**
 * Reads one action. It never judges: a wrong-typed argument leaves its slot empty, and a sentence that
 * lacks a needed slot is given up for the generic one. Agent prose (reason, summary, note) is never read.
 */
export type Template = (action: ProposedAction) => Filling;

/** What moves: the declared amount, else what the arguments say. */
export const amountSlot = ({ amount }: ProposedAction, fromArguments?: Slot): Slot | undefined =>
  amount === undefined ? fromArguments : { kind: 'money', money: amount };
