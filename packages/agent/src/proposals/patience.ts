import type { SubmissionKey } from '@countersign/shared/model/ids';
import type { AgentParts } from '../agent-parts.ts';
import type { UnavailableOutcome } from '../outcome/outcome.ts';

/** What to do while the hub is away: `wait` for as long as it takes (the default), or `refuse` soon. Never run. */
export type FailMode = 'wait' | 'refuse';

/** How long `failMode: 'refuse'` lets the hub take before it counts as away. */
export const REFUSE_AFTER_MS = 5_000;

/** How long one caller waits for an answer. The proposal itself is more patient: it stays in the outbox. */
export interface Patience {
  /** Aborted when the wait is over without an answer. */
  readonly signal: AbortSignal;
  /** The hub has the proposal. */
  acknowledged(): void;
  /** What to tell the caller once `signal` is aborted. Throws the reason of the caller's own signal. */
  outcome(): UnavailableOutcome;
  end(): void;
}

type Why = Pick<UnavailableOutcome, 'why' | 'message'>;

export const createPatience = (
  { clock, admission, closing }: Pick<AgentParts, 'clock' | 'admission' | 'closing'>,
  key: SubmissionKey,
  limits: { readonly signal?: AbortSignal | undefined; readonly waitMs?: number | undefined; readonly failMode: FailMode },
): Patience => {
  const over = new AbortController();
  let isWithHub = false;
  let timedOut = false;
  const timeUp = () => {
    timedOut = true;
    over.abort();
  };
  const stopWait = limits.waitMs === undefined ? () => {} : clock.after(limits.waitMs, timeUp);
  const stopRefuse = limits.failMode === 'refuse' ? clock.after(REFUSE_AFTER_MS, timeUp) : () => {};

  const why = (): Why => {
    if (closing.aborted) return { why: 'closed', message: 'The client was closed before an answer came.' };
    const refusal = admission.refusal();
    if (!timedOut && refusal !== undefined)
      return { why: 'not-admitted', message: `The hub does not admit this agent: ${refusal}` };
    if (isWithHub) return { why: 'undecided', message: 'Nobody has decided yet.' };
    return { why: 'hub-away', message: 'The hub could not be reached.' };
  };

  return {
    signal: AbortSignal.any([over.signal, closing, admission.signal(), ...(limits.signal === undefined ? [] : [limits.signal])]),
    acknowledged: () => {
      isWithHub = true;
      stopRefuse();
    },
    outcome: () => {
      if (!timedOut && !closing.aborted) limits.signal?.throwIfAborted();
      return { kind: 'unavailable', key, ...why() };
    },
    end: () => {
      stopWait();
      stopRefuse();
    },
  };
};
