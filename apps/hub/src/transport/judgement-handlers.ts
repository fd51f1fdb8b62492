import { err, ok, type Result } from '@countersign/shared/domain/result';
import type { Principal } from '@countersign/shared/model/principal';
import type { judgementCommands } from '@countersign/shared/protocol/judgement';
import type { ReviewerContract } from '@countersign/shared/protocol/reviewer';
import type { ReadShadow } from '../services/judgement/shadow.ts';
import type { Backtests } from '../services/judgement/backtests.ts';
import type { Learning } from '../services/judgement/learning.ts';
import type { ReadChecklist } from '../services/judgement/checklist.ts';
import type { ReadMeasures } from '../services/judgement/measures.ts';
import type { Policies } from '../services/judgement/policies.ts';
import type { WorkError } from '../services/work.ts';
import type { Handlers } from './register-commands.ts';
import type { Session } from './session.ts';

/** What supervisors do about judgement. */
export type JudgementServices = {
  readonly policies: Policies;
  readonly shadow: ReadShadow;
  readonly learning: Learning;
  readonly measures: ReadMeasures;
  readonly checklist: ReadChecklist;
  readonly backtests: Backtests;
};

type Names = Exclude<keyof typeof judgementCommands, 'reviewer:set-availability'>;
export type JudgementHandlers = Pick<Handlers<ReviewerContract>, Names>;

/** One line per command. Reads check the grant as it is now; changes do at their commit. */
export const judgementHandlers = (
  { policies, shadow, learning, measures, checklist, backtests }: JudgementServices,
  current: (session: Session) => Promise<Result<Principal, WorkError>>,
): JudgementHandlers => {
  const read = async <T>(session: Session, answer: () => Promise<Result<T, WorkError>>): Promise<Result<T, WorkError>> => {
    const principal = await current(session);
    if (!principal.ok) return principal;
    if (principal.value.role !== 'supervisor') return err({ code: 'FORBIDDEN', message: 'For supervisors only.' });
    return answer();
  };
  return {
    'policy:list': (session) => read(session, async () => ok(await policies.list())),
    'policy:read': (session, _commandId, { version }) => read(session, () => policies.read(version)),
    'policy:check': (session, _commandId, { source }) => read(session, async () => ok({ issues: policies.check(source) })),
    'policy:publish': ({ tokenId }, commandId, input) => policies.publish(tokenId, commandId, input),
    'policy:use': ({ tokenId }, commandId, input) => policies.use(tokenId, commandId, input),
    'policy:backtest': (session, _commandId, input) => read(session, () => backtests(input)),
    'shadow:read': (session) => read(session, async () => ok({ report: await shadow() })),
    'learned:list': (session) => read(session, async () => ok({ items: await learning.list() })),
    'learned:train': ({ tokenId }, commandId, input) => learning.train(tokenId, commandId, input),
    'learned:use': ({ tokenId }, commandId, input) => learning.use(tokenId, commandId, input),
    'measures:read': (session, _commandId, input) => read(session, async () => ok(await measures(input))),
    'checklist:read': (session) => read(session, async () => ok(await checklist())),
  };
};
