import type { Command, Standing } from '@countersign/shared/model/command';
import type { Escalation } from '@countersign/shared/model/escalation';
import type { EscalationId, PrincipalId } from '@countersign/shared/model/ids';
import type { Actor } from '@countersign/shared/model/principal';
import { type Limits, loadHeld, loadLimits } from '../store/availability-store.ts';
import type { Connection } from '../store/database.ts';
import type { WorkingSet } from './working-set.ts';

/** Who may have how much, and what they have, as the batch found it. */
export type People = {
  readonly limits: ReadonlyMap<PrincipalId, Limits>;
  /** Only of those who have a limit. */
  readonly held: ReadonlyMap<PrincipalId, ReadonlySet<EscalationId>>;
};

export const loadPeople = async (tx: Connection, ids: readonly PrincipalId[]): Promise<People> => {
  const limits = await loadLimits(tx, ids);
  const limited = [...limits].flatMap(([id, { capacity }]) => (capacity === null ? [] : [id]));
  return { limits, held: await loadHeld(tx, limited) };
};

const isHeldBy = ({ status, assignee }: Escalation, id: PrincipalId): boolean =>
  (status.kind === 'claimed' && status.by === id) ||
  (assignee === id && (status.kind === 'pending' || status.kind === 'claimed' || status.kind === 'snoozed'));

/** As the commands before in the same batch leave it: two claims at once cannot both be the last one. */
const standingOf = ({ limits, held }: People, workingSet: WorkingSet, id: PrincipalId): Standing | undefined => {
  const found = limits.get(id);
  if (found === undefined) return undefined;
  const elsewhere = [...(held.get(id) ?? [])].filter((item) => workingSet.find(item) === undefined).length;
  const here = workingSet.all().filter(({ stored }) => isHeldBy(stored.state, id)).length;
  return { ...found, open: elsewhere + here };
};

/** The command with what has to be known of the person who is to have the item (SPEC O-11, O-12). */
export const withStanding = (command: Command, people: People, workingSet: WorkingSet, actor: Actor): Command => {
  if (command.kind === 'claim') return { ...command, standing: standingOf(people, workingSet, actor.id) };
  if (command.kind !== 'assign' || !command.assignee) return command;
  const { assignee } = command;
  return { ...command, assignee: { ...assignee, standing: standingOf(people, workingSet, assignee.id) } };
};
