import type { Escalation, Status } from '../../model/escalation.ts';
import type { Current, DomainError } from '../domain-error.ts';
import { type Result, err } from '../result.ts';

const holderOf = (status: Status): Pick<Current, 'by' | 'decision'> => {
  switch (status.kind) {
    case 'claimed':
    case 'snoozed':
      return { by: status.by };
    case 'holding':
    case 'decided':
    case 'handed_back':
      return { by: status.decision.by, decision: status.decision.verdict.kind };
    default:
      return {};
  }
};

export const currentOf = (state: Escalation): Current => ({
  status: state.status.kind,
  fence: state.fence,
  ...holderOf(state.status),
});

export const refuse = (
  state: Escalation,
  code: DomainError['code'],
  message: string,
  at: Pick<DomainError, 'field' | 'limit'> = {},
): Result<never, DomainError> => err({ code, message, current: currentOf(state), ...at });

/** The answer to a command that the current status does not allow: it says what happened instead. */
export const refuseStatus = (state: Escalation): Result<never, DomainError> => {
  const { kind } = state.status;
  switch (kind) {
    case 'expired':
      return refuse(state, 'EXPIRED', 'The deadline passed before anybody decided.');
    case 'withdrawn':
      return refuse(state, 'WITHDRAWN', 'The agent withdrew this escalation.');
    case 'superseded':
      return refuse(state, 'WITHDRAWN', 'The agent replaced this escalation with a newer one.');
    case 'holding':
    case 'decided':
    case 'handed_back':
      return refuse(state, 'ALREADY_DECIDED', 'Somebody has decided this already.');
    default:
      return refuse(state, 'NOT_ALLOWED', `Not possible while the escalation is ${kind}.`);
  }
};
