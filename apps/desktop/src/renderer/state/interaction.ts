import type { Verdict } from '@countersign/shared/model/decision';
import type { Timestamp } from '@countersign/shared/model/ids';
import type { ReasonCode, ReviewTier, RiskClass } from '@countersign/shared/model/vocabulary';
import { assertNever } from '@countersign/shared/domain/result';

/** A key that came sooner was meant for the card before this one (UX-05). Milliseconds after paint. */
export const GUARD_MS = 350;

/** A short list of which one digit chooses. */
export type Menu = 'snooze' | 'raise';

export type Editor = 'modify' | 'respond' | 'reject-other' | 'hand-back';

export type Mode =
  | { readonly kind: 'reading' }
  /** One more key, Enter, commits. */
  | { readonly kind: 'armed'; readonly verdict: 'approve' | 'take_over' }
  /** Digits mean reasons until Escape. */
  | { readonly kind: 'reasons' }
  /** Digits choose from the menu until Escape. */
  | { readonly kind: 'choosing'; readonly menu: Menu }
  /** A note may be written before the item is flagged. */
  | { readonly kind: 'flagging' }
  | { readonly kind: 'editing'; readonly editor: Editor };

export type Hint = 'too-early' | 'press-enter';

export type Interaction = {
  readonly mode: Mode;
  /** When the card, or the last change to it, was painted; null while nothing can be decided. */
  readonly paintedAt: number | null;
  readonly hint: Hint | null;
};

export const READING: Interaction = { mode: { kind: 'reading' }, paintedAt: null, hint: null };

export type InteractionEvent =
  | { readonly type: 'painted'; readonly at: number }
  | { readonly type: 'approve' | 'take-over'; readonly at: number; readonly risk: RiskClass }
  | { readonly type: 'reject'; readonly at: number }
  | { readonly type: 'reason'; readonly at: number; readonly code: ReasonCode }
  | { readonly type: 'edit'; readonly at: number; readonly editor: Editor }
  /** A command without a mode of its own, such as raise or snooze. */
  | { readonly type: 'plain'; readonly at: number; readonly effect: 'raise' | 'snooze' }
  | { readonly type: 'choose'; readonly at: number; readonly menu: Menu }
  | { readonly type: 'chosen'; readonly at: number; readonly effect: ItemEffect }
  | { readonly type: 'enter'; readonly at: number }
  | { readonly type: 'escape' }
  /** The window or the armed bar lost the focus. */
  | { readonly type: 'blur' }
  /** Another item was selected. */
  | { readonly type: 'navigated' }
  /** What is on screen is not what was read: disarm, and run the guard again. */
  | { readonly type: 'changed'; readonly at: number };

/** What is done with an item besides deciding it. Without `to` it goes one tier up; without `until` it sleeps ten minutes. */
export type ItemEffect =
  | { readonly kind: 'raise'; readonly to?: ReviewTier }
  | { readonly kind: 'snooze'; readonly until?: Timestamp };
export type Effect = { readonly kind: 'verdict'; readonly verdict: Verdict } | ItemEffect;
export type Step = { readonly next: Interaction; readonly effect?: Effect };

/** High and critical need two different keys; the others one, and the hub's undo hold (UX-04, UX-06). */
export const needsArming = (risk: RiskClass): boolean => risk === 'high' || risk === 'critical';

const READ = { kind: 'reading' } as const;

/** Where the interaction goes, and what is to be done. Pure: the only way a key becomes a decision (SPEC U-05 to U-08). */
export const step = (state: Interaction, event: InteractionEvent): Step => {
  const to = (mode: Mode, hint: Hint | null = null): Step => ({ next: { ...state, mode, hint } });
  const isEarly = (at: number): boolean => state.paintedAt === null || at - state.paintedAt < GUARD_MS;
  const guarded = (at: number, then: () => Step): Step => (isEarly(at) ? to(state.mode, 'too-early') : then());

  switch (event.type) {
    case 'painted':
      return { next: { ...state, paintedAt: event.at } };
    case 'approve':
    case 'take-over':
      return guarded(event.at, () => {
        if (state.mode.kind !== 'reading') return to(state.mode, state.mode.kind === 'armed' ? 'press-enter' : null);
        const kind = event.type === 'approve' ? ('approve' as const) : ('take_over' as const);
        return needsArming(event.risk)
          ? to({ kind: 'armed', verdict: kind })
          : { ...to(READ), effect: { kind: 'verdict', verdict: { kind } } };
      });
    case 'enter':
      return state.mode.kind !== 'armed'
        ? { next: state }
        : guarded(event.at, () =>
            state.mode.kind === 'armed'
              ? { ...to(READ), effect: { kind: 'verdict', verdict: { kind: state.mode.verdict } } }
              : to(READ),
          );
    case 'reject':
      return guarded(event.at, () => to({ kind: 'reasons' }));
    case 'reason':
      if (state.mode.kind !== 'reasons') return { next: state };
      return guarded(event.at, () =>
        event.code === 'other'
          ? to({ kind: 'editing', editor: 'reject-other' })
          : { ...to(READ), effect: { kind: 'verdict', verdict: { kind: 'reject', reasonCode: event.code } } },
      );
    case 'edit':
      return guarded(event.at, () => to({ kind: 'editing', editor: event.editor }));
    case 'plain':
      return guarded(event.at, () => ({ ...to(READ), effect: { kind: event.effect } }));
    case 'choose':
      return guarded(event.at, () => to({ kind: 'choosing', menu: event.menu }));
    case 'chosen':
      if (state.mode.kind !== 'choosing' || state.mode.menu !== event.effect.kind) return { next: state };
      return guarded(event.at, () => ({ ...to(READ), effect: event.effect }));
    case 'escape':
      return to(READ);
    case 'blur':
      return ['armed', 'reasons', 'choosing'].includes(state.mode.kind) ? to(READ) : { next: state };
    case 'navigated':
      return { next: READING };
    case 'changed':
      // An editor stays open: what was typed is worth keeping, and its submit is checked by the hub.
      return { next: { mode: state.mode.kind === 'editing' ? state.mode : READ, paintedAt: event.at, hint: null } };
    default:
      return assertNever(event);
  }
};
