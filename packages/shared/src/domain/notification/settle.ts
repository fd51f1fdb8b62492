import type { EscalationId } from '../../model/ids.ts';
import type { Content } from './content.ts';
import { deadlineContent, waitingIn, worstOf } from './describe.ts';
import type { Environment } from './environment.ts';
import { isItemEvent } from './event.ts';
import { type Alive, type Memory, without } from './memory.ts';

/** What this key is about outlives the item's wait: a failed decision, an answer, a mention. */
const OUTLIVES = /^[dtm]:/;

const recount = ({ delivery, items, next }: Alive, environment: Environment, deadlines: Memory['deadlines']): Content => {
  const content = next ?? delivery.content;
  if (content.kind === 'waiting') return { ...content, count: waitingIn(environment, content.tier) };
  if (content.kind === 'burst') return { ...content, count: items.size, worst: worstOf(items.values()) };
  return content.kind === 'deadline' ? deadlineContent(deadlines) : content;
};

/**
 * Items that need nobody any more: decided, claimed, or moved out of sight. Their toasts are closed, what was to be said of
 * them later is forgotten, and a toast that stands for others too gets its new count.
 */
export const settle = (
  ids: readonly EscalationId[],
  how: 'decided' | 'claimed' | 'left',
  environment: Environment,
  memory: Memory,
): { readonly memory: Memory; readonly closes: readonly string[] } => {
  const closes: string[] = [];
  const deadlines = how === 'claimed' ? memory.deadlines : without(memory.deadlines, ids);
  const alive = [...memory.alive].flatMap(([key, entry]): [string, Alive][] => {
    const isAbout = ids.some((id) => entry.items.has(id));
    if (!isAbout || OUTLIVES.test(key) || (key === 'sla' && how === 'claimed')) return [[key, entry]];
    const items = without(entry.items, ids);
    if (items.size > 0) {
      const rest = { ...entry, items };
      return [[key, { ...rest, next: recount(rest, environment, deadlines) }]];
    }
    closes.push(key);
    return [];
  });
  return {
    closes,
    memory: {
      ...memory,
      alive: new Map(alive),
      deadlines,
      criticals: without(memory.criticals, ids),
      deferred: memory.deferred.filter(
        ({ event }) => !isItemEvent(event) || OUTLIVES.test(keyLetter(event.kind)) || !ids.includes(event.item.id),
      ),
      digest: how === 'decided' ? { ...memory.digest, decided: memory.digest.decided + ids.length } : memory.digest,
    },
  };
};

const keyLetter = (kind: string): string =>
  kind === 'decision-failed' ? 'd:' : kind === 'reply' ? 't:' : kind === 'mention' ? 'm:' : '';
