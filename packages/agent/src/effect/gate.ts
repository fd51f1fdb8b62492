import { actionDigest } from '@countersign/shared/domain/digest';
import { type Result, err, ok } from '@countersign/shared/domain/result';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { DecisionId, Digest, EscalationId } from '@countersign/shared/model/ids';
import type { AgentParts } from '../agent-parts.ts';
import { hubTime } from '../connection/hub-time.ts';
import type { EffectRefusal } from '../outcome/outcome.ts';
import { checkAction } from '../propose/proposal.ts';
import type { ProposalRecord } from '../proposals/proposal-book.ts';

/** What was decided, and may run. */
export type Decided = {
  readonly escalationId: EscalationId;
  /** `null` where nobody has decided yet and nobody needs to. */
  readonly decisionId: DecisionId | null;
  /** Frozen. */
  readonly action: ProposedAction;
  readonly digest: Digest;
  /** Whether the hub must be asked right before the effect: on the route `escalate`. */
  readonly needsPermit: boolean;
};

/** A permit that ends sooner than this is asked for again: the call to the tool must still fall inside it. */
const PERMIT_MARGIN_MS = 5_000;

const refuse = (code: EffectRefusal['code'], message: string): Result<never, EffectRefusal> => err({ code, message });

const isOverridden = ({ state }: ProposalRecord): boolean =>
  state !== undefined && !['waiting', 'approved'].includes(state.resolution.kind);

/** Until when a permit lets the effect start, by our own clock: it stays good if the hub goes away meanwhile. */
const permitUntil = ({ hub, clock }: AgentParts, expiresAt: number): number => {
  const now = hubTime(hub, clock);
  return now === undefined ? 0 : clock.now() + (expiresAt - now) - PERMIT_MARGIN_MS;
};

/** The permit of `decision:begin`, asked for now or still good. Fails closed: waits while the hub is away. */
export const askPermit = async (
  parts: AgentParts,
  record: ProposalRecord,
  decided: Decided,
  signal: AbortSignal,
): Promise<Result<null, EffectRefusal>> => {
  const { escalationId, decisionId, digest } = decided;
  const phase = record.entry.finish?.phase;
  if (phase !== undefined) return err({ code: 'already-done', message: `The effect is already ${phase}.`, phase });
  if (!decided.needsPermit)
    return isOverridden(record) ? refuse('not-permitted', 'A reviewer has said no to this action.') : ok(null);
  if (decisionId === null) return refuse('not-permitted', 'Nobody has decided.');
  if (record.permitUntil > parts.clock.now()) return ok(null);
  const sent = await parts.hub.send(
    'decision:begin',
    { escalationId, decisionId, actionDigest: digest },
    { retry: 'forever', signal: AbortSignal.any([signal, parts.admission.signal()]) },
  );
  if (sent.ok) {
    record.permitUntil = permitUntil(parts, sent.value.expiresAt);
    return ok(null);
  }
  const { error } = sent;
  return refuse('delivered' in error ? 'unavailable' : 'not-permitted', error.message);
};

/** Only the very action that was decided passes; the order of its keys does not matter. */
export const sameAction = (aboutToRun: unknown, decided: Decided): Result<null, EffectRefusal> => {
  const checked = checkAction(aboutToRun);
  if (!checked.ok)
    return refuse('changed-action', `${checked.error[0]?.field ?? 'action'}: ${checked.error[0]?.message ?? 'invalid'}`);
  return actionDigest(checked.value) === decided.digest
    ? ok(null)
    : refuse('changed-action', 'The action about to run is not the one that was decided. Propose it again.');
};
