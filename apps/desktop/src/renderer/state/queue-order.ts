import type { EscalationId, PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import { RISK_CLASSES } from '@countersign/shared/model/vocabulary';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';

/** Headings of the queue, in the order in which they stand. */
export const SECTIONS = ['now', 'next', 'later', 'afterwards', 'taken_over', 'snoozed', 'others'] as const;
export type Section = (typeof SECTIONS)[number];

/** Less time than this makes any waiting item urgent. */
const URGENT_MS = 5 * 60_000;

const risk = (item: QueueItem): number => RISK_CLASSES.indexOf(item.routing.riskClass);

/** Held by somebody else, or given to them: seen, so that nothing is hidden, but out of the way. */
const isWithOthers = ({ status, assignee }: QueueItem, me: PrincipalId | null): boolean =>
  status.kind === 'claimed' ? status.by !== me : assignee !== undefined && assignee !== me;

/** Where an item stands, or null when it is none of the queue's business any more. */
export const sectionOf = (item: QueueItem, now: Timestamp, me: PrincipalId | null): Section | null => {
  switch (item.status.kind) {
    case 'pending':
    case 'claimed':
      if (isWithOthers(item, me)) return 'others';
      if (item.routing.route === 'review') return 'afterwards';
      if (item.routing.reasons.includes('over_quota')) return 'later';
      return risk(item) >= RISK_CLASSES.indexOf('high') || (item.deadlineAt ?? Infinity) - now < URGENT_MS ? 'now' : 'next';
    case 'snoozed':
      return 'snoozed';
    case 'holding':
    case 'decided':
      return item.status.decision?.kind === 'take_over' && item.status.decision.by === me ? 'taken_over' : null;
    default:
      return null;
  }
};

/** Nearest deadline first, then the higher risk, then the longer wait; the id makes the order total. */
export const compareItems = (a: QueueItem, b: QueueItem): number =>
  (a.deadlineAt ?? Number.MAX_SAFE_INTEGER) - (b.deadlineAt ?? Number.MAX_SAFE_INTEGER) ||
  risk(b) - risk(a) ||
  a.openedAt - b.openedAt ||
  (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

export type QueueSection = { readonly section: Section; readonly items: readonly QueueItem[] };

/** The queue as it is read: sections with something in them, each sorted. Hidden ids have a verdict under way. */
export const orderQueue = (
  items: Iterable<QueueItem>,
  now: Timestamp,
  me: PrincipalId | null,
  hidden: (id: EscalationId) => boolean = () => false,
): readonly QueueSection[] => {
  const bySection = new Map<Section, QueueItem[]>(SECTIONS.map((section) => [section, []]));
  for (const item of items) {
    const section = sectionOf(item, now, me);
    if (section !== null && !hidden(item.id)) bySection.get(section)?.push(item);
  }
  return SECTIONS.map((section) => ({ section, items: (bySection.get(section) ?? []).sort(compareItems) })).filter(
    ({ items: rows }) => rows.length > 0,
  );
};
