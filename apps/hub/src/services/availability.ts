import { err, ok, type Result } from '@countersign/shared/domain/result';
import type { CommandId, PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { Principal } from '@countersign/shared/model/principal';
import type { Availability } from '@countersign/shared/protocol/judgement';
import { noteChange } from '../store/audit-store.ts';
import { type Limits, loadLimits, saveLimits } from '../store/availability-store.ts';
import type { Database } from '../store/database.ts';
import { loadPrincipalToChange } from '../store/directory-store.ts';
import type { Once } from './once.ts';
import type { WorkError } from './work.ts';

type Input = {
  readonly principalId: PrincipalId;
  readonly capacity?: number | null | undefined;
  readonly out?: { readonly from: Timestamp; readonly until: Timestamp } | null | undefined;
};
type Dependencies = {
  readonly once: Once;
  readonly database: Pick<Database, 'dialect'>;
  /** What was given to somebody who goes out must go back, and a tier may have lost its last one. */
  readonly onChanged: () => void;
};
type Answer = Availability & { id: PrincipalId; name: string };

const forbidden = (message: string, field: string): Result<never, WorkError> => err({ code: 'FORBIDDEN', message, field });

/** Everybody says when they are away; what somebody else may have, and their absence, is for supervisors (SPEC O-15). */
const mayChange = (actor: Principal, { principalId, capacity }: Input): Result<null, WorkError> => {
  if (actor.role === 'supervisor') return ok(null);
  if (principalId !== actor.id) return forbidden('Only supervisors change other people’s availability.', 'principalId');
  return capacity === undefined ? ok(null) : forbidden('Only supervisors set a capacity.', 'capacity');
};

const checkOut = ({ out }: Input, at: Timestamp): Result<null, WorkError> => {
  if (!out || (out.from < out.until && out.until > at)) return ok(null);
  const message = out.from < out.until ? 'This absence is over already.' : 'An absence must end after it begins.';
  return err({ code: 'BAD_SCHEMA', message, field: 'out', limit: Math.max(out.from, at) });
};

/** When people can be given work, and how much. Each change is in the audit table; no change at all only answers what is set. */
export const createAvailability =
  ({ once, database, onChanged }: Dependencies) =>
  async (tokenId: string, commandId: CommandId, input: Input): Promise<Result<Answer, WorkError>> => {
    const done = await once<Answer>({
      tokenId,
      commandId,
      name: 'reviewer:set-availability',
      input,
      run: async (tx, actor, at) => {
        const may = mayChange(actor, input);
        if (!may.ok) return may;
        const isPossible = checkOut(input, at);
        if (!isPossible.ok) return isPossible;
        const person = await loadPrincipalToChange(tx, database.dialect, input.principalId);
        const before = (await loadLimits(tx, [input.principalId])).get(input.principalId);
        if (person === undefined || person.role === 'agent' || before === undefined)
          return err({ code: 'NOT_FOUND', message: 'There is no such reviewer.', field: 'principalId' });
        const { capacity = before.capacity, out = before.out } = input;
        const after: Limits = { capacity, out };
        if (JSON.stringify(after) !== JSON.stringify(before)) {
          await saveLimits(tx, person.id, after);
          const data = { from: before, to: after };
          await noteChange(tx, { at, actor: actor.id, kind: 'availability-set', subject: person.id, data });
        }
        return ok({ capacity, out: out === null ? null : { ...out }, id: person.id, name: person.name });
      },
    });
    if (done.ok) onChanged();
    return done;
  };
export type SetAvailability = ReturnType<typeof createAvailability>;
