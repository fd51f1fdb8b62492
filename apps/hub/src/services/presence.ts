import { ok, type Result } from '@countersign/shared/domain/result';
import type { CommandId, PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { Presence } from '@countersign/shared/protocol/board';
import type { Database } from '../store/database.ts';
import { loadPresence, markSeen, type PresenceRow, type PresenceStatus, savePresence } from '../store/presence-store.ts';
import type { Once } from './once.ts';
import type { WorkError } from './work.ts';

/** Who comes back sooner was only cut off: a break goes on. Later, a new session starts on shift. */
export const RECONNECT_MS = 60_000;
/** A hub that has not said for so long that somebody is connected is gone, and they with it. */
const LOST_MS = 45_000;

export type ShownPresence = { readonly presence: Presence; readonly at: Timestamp | null };

/** What the board shows of a person: what they said, or that they are not connected, and since when. */
export const shownPresence = (row: PresenceRow | undefined, now: Timestamp): ShownPresence => {
  if (row === undefined) return { presence: 'away', at: null };
  const isHere = row.connected && now - row.seenAt < LOST_MS;
  return isHere ? { presence: row.status, at: row.at } : { presence: 'away', at: row.seenAt };
};

type Dependencies = {
  readonly once: Once;
  readonly database: Pick<Database, 'db' | 'transaction'>;
  readonly now: () => Timestamp;
};

/** Whether people review now. Kept in the store: it survives restarts, and all hubs of one store know it (SPEC H-15). */
export const createPresence = ({ once, database, now }: Dependencies) => {
  /** Open sockets of this hub by person. */
  const sockets = new Map<PrincipalId, number>();
  /** Notes that are on their way to the store. */
  const underWay = new Set<Promise<void>>();
  const tracked = (note: Promise<void>): Promise<void> => {
    const ended = note.finally(() => underWay.delete(ended));
    underWay.add(ended);
    return ended;
  };

  const come = (id: PrincipalId): Promise<void> =>
    database.transaction(async (tx) => {
      const at = now();
      const [known] = await loadPresence(tx, [id]);
      const goesOn = known !== undefined && at - known.seenAt < RECONNECT_MS;
      const said = goesOn ? { status: known.status, at: known.at } : { status: 'on_shift' as const, at };
      await savePresence(tx, { id, ...said, connected: true, seenAt: at });
    });

  return {
    set: (
      tokenId: string,
      commandId: CommandId,
      input: { readonly status: PresenceStatus },
    ): Promise<Result<{ status: Presence; at: Timestamp }, WorkError>> =>
      once({
        tokenId,
        commandId,
        name: 'presence:set',
        input,
        run: async (tx, actor, at) => {
          await savePresence(tx, { id: actor.id, status: input.status, at, connected: true, seenAt: at });
          return ok({ status: input.status, at });
        },
      }),
    /** To be called for every new session, before it is greeted. */
    enter: (id: PrincipalId): Promise<void> => {
      sockets.set(id, (sockets.get(id) ?? 0) + 1);
      return tracked(come(id));
    },
    leave: (id: PrincipalId): Promise<void> => {
      const left = (sockets.get(id) ?? 1) - 1;
      if (left > 0) {
        sockets.set(id, left);
        return Promise.resolve();
      }
      sockets.delete(id);
      return tracked(markSeen(database.db, [id], now(), false));
    },
    /** Says again who is connected here; to be repeated well within 45 s. */
    beat: (): Promise<void> => tracked(markSeen(database.db, [...sockets.keys()], now(), true)),
    /** Resolves when every note is in the store or has failed. */
    drain: async (): Promise<void> => void (await Promise.allSettled(underWay)),
  };
};
export type PresenceService = ReturnType<typeof createPresence>;
