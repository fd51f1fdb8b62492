import type { Kysely } from 'kysely';
import type { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import { padded } from './padded.ts';
import type { Tables } from './schema.ts';

export type AgentPause = {
  readonly agentId: PrincipalId;
  readonly at: Timestamp;
  readonly by: PrincipalId;
  readonly reason: string;
};

/** Which of these agents are paused now. */
export const pausedAmong = async (tx: Kysely<Tables>, agents: readonly PrincipalId[]): Promise<ReadonlySet<string>> => {
  if (agents.length === 0) return new Set();
  const rows = await tx.selectFrom('agent_pause').select('principal_id').where('principal_id', 'in', padded(agents)).execute();
  return new Set(rows.map((row) => row.principal_id));
};

export const loadPauses = async (db: Kysely<Tables>): Promise<ReadonlyMap<string, AgentPause>> => {
  const rows = await db.selectFrom('agent_pause').selectAll().execute();
  return new Map(
    rows.map(({ principal_id, at, by, reason }) => [
      principal_id,
      { agentId: principal_id as PrincipalId, at, by: by as PrincipalId, reason },
    ]),
  );
};

export const pauseAgent = async (tx: Kysely<Tables>, { agentId, at, by, reason }: AgentPause): Promise<void> => {
  await tx
    .insertInto('agent_pause')
    .values({ principal_id: agentId, at, by, reason })
    .onConflict((c) => c.column('principal_id').doUpdateSet({ at, by, reason }))
    .execute();
};

export const resumeAgent = async (tx: Kysely<Tables>, agentId: PrincipalId): Promise<void> => {
  await tx.deleteFrom('agent_pause').where('principal_id', '=', agentId).execute();
};
