import { OPEN_STATUSES } from '../src/model/escalation.ts';
import type { EscalationId } from '../src/model/ids.ts';
import type { QueueSyncInput } from '../src/client/queue-pages.ts';
import type { QueueChanged, QueueSyncOutput } from '../src/client/queue-sync.ts';
import type { QueueItem } from '../src/protocol/reviewer.ts';
import { below } from './random.ts';
import { queueItem } from './queue-items.ts';
import type { ServerConnection } from './socket-pair.ts';

export type ModelQueueHub = {
  /** One random change: an item opens, changes, closes, moves out of the reviewer's sight or comes back. */
  readonly change: () => void;
  /** Sends what changed since the last flush to everybody connected, as one batch. */
  readonly flush: () => void;
  /** A new history with the same open items under new numbers, as after a restore. */
  readonly newEpoch: () => void;
  readonly epoch: () => string;
  readonly head: () => number;
  readonly sync: (input: QueueSyncInput) => QueueSyncOutput;
  readonly join: (connection: ServerConnection) => void;
  readonly leave: (connection: ServerConnection) => void;
  /** What the reviewer should see. */
  readonly visible: () => ReadonlyMap<EscalationId, QueueItem>;
};

type Row = { readonly number: number; readonly item: QueueItem; readonly inSight: boolean };

const isOpen = (item: QueueItem): boolean => OPEN_STATUSES.some((kind) => kind === item.status.kind);

/** The smallest hub that keeps the promises which `queue:sync` and `queue:changed` make: a plain table and a sequence. */
export const createModelQueueHub = (random: () => number, pageSize: number): ModelQueueHub => {
  const rows = new Map<EscalationId, Row>();
  const unsent = new Map<ServerConnection, Set<EscalationId>>();
  let seq = 0;
  let epochs = 1;

  const put = (number: number, kind: QueueItem['status']['kind'], inSight: boolean): void => {
    seq += 1;
    const item = queueItem(number, seq, kind);
    rows.set(item.id, { number, item, inSight });
    for (const ids of unsent.values()) ids.add(item.id);
  };

  const changeOne = (): void => {
    const open = [...rows.values()].filter(({ item }) => isOpen(item));
    const row = open[below(random, open.length)];
    if (!row || (open.length < 60 && random() < 0.4)) return put(rows.size + 1, 'pending', true);
    const { number, item, inSight } = row;
    const roll = random();
    if (roll < 0.35) return put(number, item.status.kind === 'pending' ? 'claimed' : 'pending', inSight);
    if (roll < 0.5) return put(number, item.status.kind, !inSight);
    if (roll < 0.7) return put(number, 'holding', inSight);
    return put(number, roll < 0.9 ? 'decided' : 'expired', inSight);
  };

  const sortedRows = (): Row[] => [...rows.values()].sort((one, two) => (one.item.id < two.item.id ? -1 : 1));

  const sync = ({ logEpoch, afterSeq, afterId, limit = pageSize }: QueueSyncInput): QueueSyncOutput => {
    const epoch = `epoch-${epochs}`;
    const isDelta = logEpoch === epoch && afterSeq !== undefined && afterSeq <= seq;
    const changed = sortedRows().filter(({ item }) => !isDelta || item.seq > afterSeq);
    const told = changed.filter(({ item, inSight }) => inSight && (isDelta || isOpen(item))).map(({ item }) => item);
    const rest = told.filter(({ id }) => afterId === undefined || id > afterId);
    const items = rest.slice(0, Math.min(limit, pageSize));
    const more = rest.length > items.length;
    const left = isDelta && !more ? changed.filter(({ inSight }) => !inSight).map(({ item }) => item.id) : [];
    return { mode: isDelta ? 'delta' : 'snapshot', logEpoch: epoch, head: seq, items, left, more };
  };

  return {
    change: changeOne,
    flush: () => {
      for (const [connection, ids] of unsent) {
        if (ids.size === 0) continue;
        const changed = [...ids].flatMap((id) => rows.get(id) ?? []);
        ids.clear();
        connection.emit('queue:changed', {
          head: seq,
          items: changed.filter(({ inSight }) => inSight).map(({ item }) => item),
          left: changed.filter(({ inSight }) => !inSight).map(({ item }) => item.id),
        } satisfies QueueChanged);
      }
    },
    newEpoch: () => {
      const open = sortedRows().filter(({ item }) => isOpen(item));
      rows.clear();
      epochs += 1;
      seq = 0;
      for (const { number, item, inSight } of open) put(number, item.status.kind, inSight);
    },
    epoch: () => `epoch-${epochs}`,
    head: () => seq,
    sync,
    join: (connection) => void unsent.set(connection, new Set()),
    leave: (connection) => void unsent.delete(connection),
    visible: () =>
      new Map([...rows.values()].filter(({ item, inSight }) => inSight && isOpen(item)).map(({ item }) => [item.id, item])),
  };
};
