import type { DecisionId, EscalationId } from '@countersign/shared/model/ids';
import type { AgentParts } from '../agent-parts.ts';
import { stepCommandId } from '../command-ids.ts';

/**
 * Tells the hub that the agent knows. `handback` is the second receipt of a take-over.
 * @returns whether the hub answered at all; a refusal means that it expects no receipt.
 */
export const acknowledge = async (
  { hub }: Pick<AgentParts, 'hub'>,
  escalationId: EscalationId,
  decisionId: DecisionId | null,
  signal: AbortSignal,
  step: 'receive' | 'handback' = 'receive',
): Promise<boolean> => {
  const commandId = stepCommandId(step, escalationId, decisionId ?? '');
  const sent = await hub.send('decision:receive', { escalationId, decisionId }, { retry: 'forever', commandId, signal });
  return sent.ok || !('delivered' in sent.error);
};
