import type { EscalationId } from '../../model/ids.ts';
import { assertNever } from '../result.ts';
import type { NotificationEvent, Subject } from './event.ts';
import { type Level, type SoundClass, matchesKeyword } from './preferences.ts';
import type { User } from './environment.ts';

export type Urgency = 'low' | 'normal' | 'critical';
/** All that a toast may do. Nobody decides from a toast (SPEC N-02). */
export type ToastAction = 'open' | 'claim' | 'snooze';
/** The lowest level that lets it through; `always` is at least seen inside the app. */
export type Reach = Exclude<Level, 'none'> | 'always';

/** One row of the table of events: how loud, where, under which key. */
export type Profile = {
  readonly urgency: Urgency;
  /** `unfocused`: only while nobody looks at the window. */
  readonly toast: 'always' | 'unfocused' | 'never';
  readonly inApp: 'none' | 'notice' | 'band';
  readonly sound: SoundClass | null;
  readonly reach: Reach;
  /** What makes two of them the same. Holds our own ids and words only. */
  readonly key: string;
  readonly group: string | null;
  readonly item: EscalationId | null;
  readonly opens: 'item' | 'queue' | 'board' | 'nothing';
  readonly actions: readonly ToastAction[];
  /** What do-not-disturb of this program does to it. The system's own is never passed. */
  readonly quiet: 'badge' | 'passes-on-shift' | 'passes';
  /** Stays until somebody takes it away. */
  readonly isPersistent: boolean;
};

const PLAIN = {
  urgency: 'normal',
  toast: 'always',
  inApp: 'none',
  sound: null,
  reach: 'assigned',
  group: null,
  item: null,
  opens: 'item',
  actions: ['open'],
  quiet: 'badge',
  isPersistent: false,
} as const satisfies Partial<Profile>;

const CRITICAL = { urgency: 'critical', quiet: 'passes-on-shift' } as const;
const groupOf = ({ tier }: Subject): string => `q:${tier}`;
const about = (item: Subject, key = `i:${item.id}`) => ({ ...PLAIN, item: item.id, key, group: groupOf(item) });

const newItem = (item: Subject, { preferences }: User): Profile => {
  if (item.risk === 'critical')
    return {
      ...about(item),
      ...CRITICAL,
      inApp: 'band',
      sound: 'critical',
      reach: 'high',
      actions: ['open', 'claim'],
      isPersistent: true,
    };
  if (item.risk === 'high') return { ...about(item), sound: 'high', reach: 'high', actions: ['open', 'claim', 'snooze'] };
  if (matchesKeyword(preferences.keywords, [item.actionName, item.agentName])) return { ...about(item), sound: 'routine' };
  return { ...about(item, groupOf(item)), urgency: 'low', sound: 'routine', reach: 'all', opens: 'queue' };
};

const isSevere = ({ risk }: Subject): boolean => risk === 'high' || risk === 'critical';

/** The hub has to be away this long before anybody is told, and before a toast says so. Milliseconds. */
export const HUB_NOTICE_MS = 15_000;
export const HUB_TOAST_MS = 60_000;

export const profileOf = (event: Exclude<NotificationEvent, { readonly kind: 'look' }>, user: User): Profile => {
  switch (event.kind) {
    case 'new-item':
      return newItem(event.item, user);
    case 'deadline': {
      const row = { ...about(event.item, 'sla'), group: null, opens: 'queue' } as const;
      const isMine = event.item.holder === 'me';
      if (event.share === 100) return { ...row, ...CRITICAL, sound: 'deadline', reach: isMine ? 'assigned' : 'high' };
      return { ...row, reach: isMine ? 'assigned' : isSevere(event.item) ? 'high' : 'all' };
    }
    case 'assigned':
      return about(event.item);
    case 'taken':
      return { ...about(event.item), urgency: 'low', toast: 'never', inApp: 'notice' };
    case 'second-review': {
      const row = about(event.item, `i:${event.item.id}:2`);
      return event.item.risk === 'critical' ? { ...row, ...CRITICAL } : row;
    }
    case 'reply':
      return about(event.item, `t:${event.item.id}`);
    case 'mention':
      return about(event.item, `m:${event.item.id}`);
    case 'decision-failed':
      return {
        ...about(event.item, `d:${event.item.id}`),
        urgency: 'critical',
        toast: 'unfocused',
        inApp: 'band',
        reach: 'always',
        quiet: 'passes',
        isPersistent: true,
      };
    case 'hub-lost':
    case 'hub-back':
      return {
        ...PLAIN,
        urgency: event.kind === 'hub-lost' ? 'normal' : 'low',
        toast: event.lostMs >= HUB_TOAST_MS ? 'unfocused' : 'never',
        inApp: 'notice',
        reach: 'always',
        key: 'hub',
        opens: 'queue',
      };
    case 'warning': {
      const row = {
        ...PLAIN,
        key: event.tier === null ? `w:${event.rule}` : `w:${event.rule}:${event.tier}`,
        group: 'w',
        opens: 'board',
      } as const;
      return event.severity === 'breach' ? { ...row, ...CRITICAL } : row;
    }
    case 'nudge':
      return {
        ...PLAIN,
        urgency: 'low',
        toast: 'never',
        inApp: 'notice',
        key: `nudge:${event.nudge}`,
        opens: 'nothing',
        actions: [],
      };
    case 'digest':
      return { ...PLAIN, urgency: 'low', key: 'digest', opens: 'queue' };
    default:
      return assertNever(event);
  }
};
