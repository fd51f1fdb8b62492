import { err, ok, type Result } from '@countersign/shared/domain/result';
import type { CommandId, PrincipalId } from '@countersign/shared/model/ids';
import type { Principal } from '@countersign/shared/model/principal';
import { REVIEW_TIERS, type ReviewTier } from '@countersign/shared/model/vocabulary';
import type { BoardAgent, BoardPerson } from '@countersign/shared/protocol/board';
import { pauseAgent, resumeAgent } from '../store/agent-pause-store.ts';
import { noteChange } from '../store/audit-store.ts';
import type { Database } from '../store/database.ts';
import { loadPrincipalToChange, setTiers } from '../store/directory-store.ts';
import type { Once } from './once.ts';
import type { WorkError } from './work.ts';

type TiersInput = { readonly principalId: PrincipalId; readonly tiers: readonly ReviewTier[] };
type PauseInput = { readonly agentId: PrincipalId; readonly paused: boolean; readonly reason?: string | undefined };
type Dependencies = {
  readonly once: Once;
  readonly database: Pick<Database, 'dialect'>;
  readonly nameOf: (id: PrincipalId) => string;
  /** Somebody lost a tier: what was given to them there must go back. */
  readonly onTiersChanged: () => void;
};

const FORBIDDEN = { code: 'FORBIDDEN', message: 'For supervisors only.' } as const satisfies WorkError;
const notFound = (field: string, what: string): Result<never, WorkError> =>
  err({ code: 'NOT_FOUND', message: `There is no such ${what}.`, field });

/** What a supervisor changes of people and agents. Each change is in the audit table (SPEC H-16, H-17). */
export const createTeam = ({ once, database, nameOf, onTiersChanged }: Dependencies) => ({
  setTiers: async (
    tokenId: string,
    commandId: CommandId,
    input: TiersInput,
  ): Promise<Result<Pick<BoardPerson, 'id' | 'name' | 'tiers'>, WorkError>> => {
    const done = await once({
      tokenId,
      commandId,
      name: 'reviewer:set-tiers',
      input,
      run: async (tx, actor: Principal, at) => {
        if (actor.role !== 'supervisor') return err(FORBIDDEN);
        const person = await loadPrincipalToChange(tx, database.dialect, input.principalId);
        if (person?.role !== 'reviewer') return notFound('principalId', 'reviewer');
        const tiers = REVIEW_TIERS.filter((tier) => input.tiers.includes(tier));
        if (tiers.join() !== person.tiers.join()) {
          await setTiers(tx, person.id, tiers);
          const data = { from: person.tiers, to: tiers };
          await noteChange(tx, { at, actor: actor.id, kind: 'tiers-set', subject: person.id, data });
        }
        return ok({ id: person.id, name: person.name, tiers });
      },
    });
    if (done.ok) onTiersChanged();
    return done;
  },
  setPaused: (
    tokenId: string,
    commandId: CommandId,
    input: PauseInput,
  ): Promise<Result<Pick<BoardAgent, 'id' | 'name' | 'paused'>, WorkError>> =>
    once({
      tokenId,
      commandId,
      name: 'agent:set-paused',
      input,
      run: async (tx, actor: Principal, at) => {
        if (actor.role !== 'supervisor') return err(FORBIDDEN);
        const agent = await loadPrincipalToChange(tx, database.dialect, input.agentId);
        if (agent?.role !== 'agent') return notFound('agentId', 'agent');
        const reason = input.reason ?? '';
        if (input.paused) await pauseAgent(tx, { agentId: agent.id, at, by: actor.id, reason });
        else await resumeAgent(tx, agent.id);
        const kind = input.paused ? 'agent-paused' : 'agent-resumed';
        await noteChange(tx, { at, actor: actor.id, kind, subject: agent.id, data: { reason } });
        const paused = input.paused ? { at, by: actor.id, byName: nameOf(actor.id), reason } : null;
        return ok({ id: agent.id, name: agent.name, paused });
      },
    }),
});
export type Team = ReturnType<typeof createTeam>;
