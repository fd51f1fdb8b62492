import { describe, expect, it } from 'vitest';
import type { NotificationEvent, Subject } from './event.ts';
import type { Outcome, TellableEvent } from './judge.ts';
import { type Delivery, type Memory, emptyMemory } from './memory.ts';
import { plan } from './notification-plan.ts';
import {
  ANA,
  BEN,
  type EnvironmentChange,
  NOW,
  environmentOf,
  idOf,
  itemOf,
  userOf,
} from '../../../testing/notification-fixture.ts';
import type { Preferences } from './preferences.ts';
import type { User } from './environment.ts';

type Surroundings = EnvironmentChange & {
  readonly preferences?: Partial<Preferences>;
  readonly user?: Partial<User>;
  readonly memory?: Partial<Memory>;
};
type Row = readonly [
  name: string,
  event: TellableEvent,
  around: Surroundings,
  line: Outcome['line'],
  what: Outcome['what'],
  shown?: Partial<Delivery>,
];

const fresh = (risk: Subject['risk'], change: Partial<Subject> = {}): TellableEvent => ({
  kind: 'new-item',
  item: itemOf(1, { risk, ...change }),
});
const low = fresh('low');
const medium = fresh('medium');
const high = fresh('high');
const critical = fresh('critical');
const deadline = (share: 50 | 80 | 100, change: Partial<Subject> = {}): TellableEvent => ({
  kind: 'deadline',
  share,
  item: itemOf(1, change),
});
const assigned: TellableEvent = { kind: 'assigned', item: itemOf(1, { risk: 'low', holder: 'me' }), by: BEN };
const taken: TellableEvent = { kind: 'taken', item: itemOf(1, { holder: 'other' }), by: BEN };
const second: TellableEvent = { kind: 'second-review', item: itemOf(1, { risk: 'medium' }), firstBy: BEN };
const secondCritical: TellableEvent = { kind: 'second-review', item: itemOf(1, { risk: 'critical' }), firstBy: BEN };
const reply: TellableEvent = { kind: 'reply', item: itemOf(1, { holder: 'me' }), by: BEN };
const mention: TellableEvent = { kind: 'mention', item: itemOf(1, { holder: 'other' }), by: BEN };
const failed: TellableEvent = { kind: 'decision-failed', item: itemOf(1, { holder: 'other' }) };
const lost = (lostMs: number): TellableEvent => ({ kind: 'hub-lost', lostMs });
const back = (lostMs: number): TellableEvent => ({ kind: 'hub-back', lostMs });
const warning: TellableEvent = { kind: 'warning', rule: 'growth', tier: 'senior_reviewer', severity: 'warning' };
const breach: TellableEvent = { ...warning, rule: 'breach', severity: 'breach' };
const uncovered: TellableEvent = { kind: 'warning', rule: 'uncovered', tier: 'manager', severity: 'breach' };
const called: TellableEvent = { ...uncovered, rule: 'called' };
const nudge: TellableEvent = { kind: 'nudge', nudge: 'break', day: '2027-01-12' };
const digest: TellableEvent = { kind: 'digest' };
const supervisor: Surroundings = { user: { role: 'supervisor', tiers: [] } };
const everything: Surroundings = { preferences: { level: 'all' } };
const none: Surroundings = { preferences: { level: 'none' } };
const onlyMine: Surroundings = { preferences: { level: 'assigned' } };
const paused: Surroundings = { preferences: { pausedUntil: NOW + 1, level: 'all' } };
const home: Surroundings = { onShift: false, preferences: { level: 'all' } };
const focusOn: Surroundings = { osFocus: 'on', preferences: { level: 'all' } };
const presenting: Surroundings = { isPresenting: true, preferences: { level: 'all' } };
const midCard: Surroundings = { window: { isFocused: true, openItem: idOf(9), isMidCard: true }, preferences: { level: 'all' } };
const looking: Surroundings = { window: { isFocused: true, openItem: idOf(1) }, preferences: { level: 'all' } };
const elsewhere: Surroundings = { window: { isFocused: true, openItem: idOf(9) }, preferences: { level: 'all' } };
const spent: Surroundings = {
  memory: { toastsAt: [1, 2, 3, 4, 5, 6].map((n) => NOW - n * 60_000) },
  preferences: { level: 'all' },
};
const MIN = 60_000;

const TABLE: readonly Row[] = [
  // The table of events, one person at an idle desk.
  [
    '1 low at All',
    low,
    everything,
    9,
    'toast',
    {
      key: 'q:senior_reviewer',
      urgency: 'low',
      sound: null,
      opens: 'queue',
      content: { kind: 'waiting', count: 3, tier: 'senior_reviewer' },
    },
  ],
  ['1 medium at All', medium, everything, 9, 'toast', { key: 'q:senior_reviewer', actions: ['open'], isPersistent: false }],
  ['1 low at High+ is the badge’s business', low, {}, 4, 'badge'],
  ['1 medium at High+', medium, {}, 4, 'badge'],
  [
    '2 high',
    high,
    {},
    9,
    'toast',
    {
      key: `i:${idOf(1)}`,
      group: 'q:senior_reviewer',
      urgency: 'normal',
      sound: null,
      inApp: 'none',
      actions: ['open', 'claim', 'snooze'],
    },
  ],
  [
    '2 says risk, tier and time left',
    high,
    {},
    9,
    'toast',
    { content: { kind: 'item', risk: 'high', tier: 'senior_reviewer', leftMs: 600_000 } },
  ],
  [
    '2 without a deadline',
    fresh('high', { deadlineAt: null }),
    {},
    9,
    'toast',
    { content: { kind: 'item', risk: 'high', tier: 'senior_reviewer', leftMs: null } },
  ],
  [
    '2 past its deadline',
    fresh('high', { deadlineAt: NOW - 5 }),
    {},
    9,
    'toast',
    { content: { kind: 'item', risk: 'high', tier: 'senior_reviewer', leftMs: 0 } },
  ],
  [
    '3 critical',
    critical,
    {},
    9,
    'toast',
    {
      key: `i:${idOf(1)}`,
      urgency: 'critical',
      sound: 'critical',
      inApp: 'band',
      isPersistent: true,
      actions: ['open', 'claim'],
    },
  ],
  [
    '4 half of the time, unclaimed',
    deadline(50),
    {},
    9,
    'toast',
    { key: 'sla', urgency: 'normal', sound: null, content: { kind: 'deadline', near: 1, missed: 0 } },
  ],
  ['4 half of the time, low, at High+', deadline(50, { risk: 'low' }), {}, 4, 'badge'],
  ['4 half of the time, low, at All', deadline(50, { risk: 'low' }), everything, 9, 'toast'],
  ['4 half of the time, mine', deadline(50, { holder: 'me' }), {}, 1, 'none'],
  ['4 four fifths, mine', deadline(80, { holder: 'me', risk: 'low' }), {}, 9, 'toast', { urgency: 'normal', sound: null }],
  ['4 four fifths, nobody’s', deadline(80), {}, 1, 'none'],
  ['4 four fifths, somebody else’s', deadline(80, { holder: 'other' }), {}, 1, 'none'],
  [
    '4 time is up',
    deadline(100, { risk: 'low' }),
    {},
    9,
    'toast',
    { urgency: 'critical', sound: 'deadline', key: 'sla', content: { kind: 'deadline', near: 0, missed: 1 } },
  ],
  ['4 time is up on mine', deadline(100, { holder: 'me' }), onlyMine, 9, 'toast', { sound: 'deadline' }],
  [
    '5 given to me',
    assigned,
    {},
    9,
    'toast',
    { urgency: 'normal', content: { kind: 'assigned', tier: 'senior_reviewer' }, actions: ['open'] },
  ],
  ['5 taken from me', taken, {}, 9, 'in-app', { isToast: false, inApp: 'notice', urgency: 'low' }],
  ['6 second review', second, {}, 9, 'toast', { key: `i:${idOf(1)}:2`, urgency: 'normal' }],
  [
    '6 second review of a critical item',
    secondCritical,
    {},
    9,
    'toast',
    { key: `i:${idOf(1)}:2`, urgency: 'critical', sound: null },
  ],
  ['7 reply', reply, {}, 9, 'toast', { key: `t:${idOf(1)}`, content: { kind: 'reply' } }],
  ['8 mention', mention, {}, 9, 'toast', { key: `m:${idOf(1)}`, content: { kind: 'mention' } }],
  [
    '8 keyword in the action’s name',
    low,
    { preferences: { keywords: ['REFUND'] } },
    9,
    'toast',
    { key: `i:${idOf(1)}`, urgency: 'normal', sound: null },
  ],
  ['8 keyword in the agent’s name', low, { preferences: { keywords: ['-bot'] } }, 9, 'toast', { urgency: 'normal' }],
  ['8 keyword that matches nothing', low, { preferences: { keywords: ['payroll'] } }, 4, 'badge'],
  ['8 an empty keyword matches nothing', low, { preferences: { keywords: ['', ' ', 'r'] } }, 4, 'badge'],
  [
    '8 keyword is never in the words',
    low,
    { preferences: { keywords: ['refund'] } },
    9,
    'toast',
    { content: { kind: 'keyword', risk: 'low', tier: 'senior_reviewer', leftMs: 600_000 } },
  ],
  [
    '9 my decision failed, window away',
    failed,
    {},
    9,
    'toast',
    { urgency: 'critical', inApp: 'band', key: `d:${idOf(1)}`, sound: null },
  ],
  ['9 my decision failed, window in use', failed, elsewhere, 9, 'in-app', { isToast: false, inApp: 'band' }],
  ['10 hub lost for 14 s', lost(14_999), {}, 1, 'none'],
  ['10 hub lost for 15 s', lost(15_000), {}, 9, 'in-app', { inApp: 'notice', isToast: false }],
  ['10 hub lost for a minute, window away', lost(60_000), {}, 9, 'toast', { key: 'hub', urgency: 'normal' }],
  ['10 hub lost for a minute, window in use', lost(60_000), elsewhere, 9, 'in-app'],
  ['10 hub back after 5 s', back(5_000), {}, 1, 'none'],
  ['10 hub back after 20 s', back(20_000), {}, 9, 'in-app', { content: { kind: 'hub-back', waiting: 4 } }],
  ['10 hub back after two minutes', back(120_000), {}, 9, 'toast', { urgency: 'low', key: 'hub' }],
  [
    'O-22 11 nobody can take it',
    uncovered,
    supervisor,
    9,
    'toast',
    { key: 'w:uncovered:manager', urgency: 'critical', opens: 'board' },
  ],
  ['O-22 11 nobody decided', called, supervisor, 9, 'toast', { key: 'w:called:manager', urgency: 'critical', opens: 'board' }],
  ['11 warning', warning, supervisor, 9, 'toast', { key: 'w:growth:senior_reviewer', urgency: 'normal', opens: 'board' }],
  [
    '11 breach',
    breach,
    supervisor,
    9,
    'toast',
    { key: 'w:breach:senior_reviewer', urgency: 'critical', sound: null, opens: 'board' },
  ],
  ['12 nudge', nudge, {}, 9, 'in-app', { isToast: false, inApp: 'notice', actions: [] }],
  [
    '13 digest',
    digest,
    {},
    9,
    'toast',
    { key: 'digest', urgency: 'low', content: { kind: 'digest', since: NOW - 1, decided: 0, waiting: 4 } },
  ],

  // 1 Not eligible.
  ['a tier that is not mine', fresh('critical', { tier: 'manager' }), {}, 1, 'none'],
  ['a supervisor sees every tier', fresh('critical', { tier: 'manager' }), supervisor, 9, 'toast'],
  ['a muted queue', critical, { preferences: { tiers: { senior_reviewer: 'none' } } }, 1, 'none'],
  ['another queue is muted', critical, { preferences: { tiers: { junior_reviewer: 'none' } } }, 9, 'toast'],
  ['a deadline in a muted queue', deadline(100), { preferences: { tiers: { senior_reviewer: 'none' } } }, 1, 'none'],
  [
    'a failed decision in a muted queue is still mine',
    failed,
    { preferences: { tiers: { senior_reviewer: 'none' } } },
    9,
    'toast',
  ],
  ['a failed decision in a tier that I lost', failed, { user: { tiers: [] } }, 9, 'toast'],
  ['I raised it myself', { ...high, by: ANA } as TellableEvent, {}, 1, 'none'],
  ['I gave it to myself', { ...assigned, by: ANA } as TellableEvent, {}, 1, 'none'],
  ['I gave it away', { ...taken, by: ANA } as TellableEvent, {}, 1, 'none'],
  ['my own mention', { ...mention, by: ANA } as TellableEvent, {}, 1, 'none'],
  ['my own reply', { ...reply, by: ANA } as TellableEvent, {}, 1, 'none'],
  ['a second review of my own verdict', { ...second, firstBy: ANA } as TellableEvent, {}, 1, 'none'],
  ['taken to a tier that is not mine', { kind: 'taken', item: itemOf(1, { tier: 'manager', holder: 'other' }) }, {}, 9, 'in-app'],
  ['a board warning for a reviewer', warning, {}, 1, 'none'],
  ['a breach for a reviewer', breach, {}, 1, 'none'],
  ['O-22 nobody can take it, for a reviewer', uncovered, {}, 1, 'none'],
  ['O-22 nobody can take it, during a pause', uncovered, { ...supervisor, preferences: { pausedUntil: NOW + 1 } }, 9, 'toast'],
  ['O-14 new, and I am out of office or full', critical, { isUnavailable: true }, 1, 'none'],
  ['O-14 near its deadline, and I am out of office or full', deadline(100), { isUnavailable: true }, 1, 'none'],
  ['O-14 new, and everybody is called', fresh('critical', { isForAll: true }), { isUnavailable: true }, 9, 'toast'],
  ['O-14 given to me although I am out of office', assigned, { isUnavailable: true }, 9, 'toast'],
  ['O-14 what failed is told whatever I may take', failed, { isUnavailable: true }, 9, 'toast'],
  ['the same nudge twice a day', nudge, { memory: { nudges: new Map([['break', '2027-01-12']]) } }, 1, 'none'],
  ['the same nudge the day after', nudge, { memory: { nudges: new Map([['break', '2027-01-11']]) } }, 9, 'in-app'],

  // 2 Seen, or in other hands.
  ['new, and claimed by somebody', fresh('critical', { holder: 'other' }), {}, 2, 'in-app'],
  ['deadline of somebody else’s', deadline(100, { holder: 'other' }), {}, 2, 'in-app'],
  [
    'given to me and claimed by another since',
    { ...assigned, item: itemOf(1, { holder: 'other' }) } as TellableEvent,
    {},
    2,
    'in-app',
  ],
  ['second review, claimed by another', { ...second, item: itemOf(1, { holder: 'other' }) } as TellableEvent, {}, 2, 'in-app'],
  ['a mention on somebody else’s item is told', mention, {}, 9, 'toast'],
  ['critical, before my eyes', critical, looking, 2, 'in-app'],
  ['high, before my eyes', high, looking, 2, 'in-app'],
  ['reply on the open item', reply, looking, 2, 'in-app', { isToast: false, inApp: 'notice' }],
  ['failed on the open item', failed, looking, 2, 'in-app', { isToast: false, inApp: 'band' }],
  ['open, but the window is away', critical, { window: { isFocused: false, openItem: idOf(1) } }, 9, 'toast'],
  ['another item is open', high, elsewhere, 9, 'toast'],
  ['deadline of the open item', deadline(100), looking, 2, 'in-app'],

  // 4 Preferences.
  ['critical at None', critical, none, 4, 'badge'],
  ['high at None', high, none, 4, 'badge'],
  ['given to me at None', assigned, none, 4, 'badge'],
  ['time is up at None', deadline(100), none, 4, 'badge'],
  ['digest at None', digest, none, 4, 'badge'],
  ['failed at None stays in the app', failed, none, 4, 'in-app', { isToast: false, inApp: 'band' }],
  ['hub lost at None stays in the app', lost(60_000), none, 4, 'in-app'],
  ['critical at Assigned', critical, onlyMine, 4, 'badge'],
  ['high at Assigned', high, onlyMine, 4, 'badge'],
  ['given to me at Assigned', assigned, onlyMine, 9, 'toast'],
  ['mention at Assigned', mention, onlyMine, 9, 'toast'],
  ['reply at Assigned', reply, onlyMine, 9, 'toast'],
  ['second review at Assigned', second, onlyMine, 9, 'toast'],
  ['four fifths of mine at Assigned', deadline(80, { holder: 'me' }), onlyMine, 9, 'toast'],
  ['nobody’s deadline at Assigned', deadline(100), onlyMine, 4, 'badge'],
  ['keyword at Assigned', medium, { preferences: { level: 'assigned', keywords: ['refund'] } }, 9, 'toast'],
  ['keyword at None', medium, { preferences: { level: 'none', keywords: ['refund'] } }, 4, 'badge'],
  ['a queue above the global level', low, { preferences: { level: 'none', tiers: { senior_reviewer: 'all' } } }, 9, 'toast'],
  [
    'a queue below the global level',
    critical,
    { preferences: { level: 'all', tiers: { senior_reviewer: 'assigned' } } },
    4,
    'badge',
  ],
  [
    'another queue’s level does not count',
    low,
    { preferences: { level: 'high', tiers: { junior_reviewer: 'all' } } },
    4,
    'badge',
  ],
  [
    'a sound that is switched on',
    high,
    { preferences: { sounds: { routine: false, high: true, critical: true, deadline: true } } },
    9,
    'toast',
    { sound: 'high' },
  ],
  [
    'a sound that is switched off',
    critical,
    { preferences: { sounds: { routine: false, high: false, critical: false, deadline: true } } },
    9,
    'toast',
    { sound: null },
  ],

  // 5 Quiet.
  ['low, off shift', low, home, 5, 'badge'],
  ['high, off shift', high, home, 5, 'badge'],
  ['critical, off shift', critical, home, 5, 'badge'],
  ['time is up, off shift', deadline(100), home, 5, 'badge'],
  ['given to me, off shift', assigned, home, 5, 'badge'],
  ['breach, off shift', breach, { ...supervisor, onShift: false }, 5, 'badge'],
  ['my failed decision, off shift', failed, home, 9, 'toast'],
  ['hub lost, off shift', lost(60_000), home, 5, 'badge'],
  ['low, paused', low, paused, 5, 'badge'],
  ['high, paused', high, paused, 5, 'badge'],
  ['critical, paused, on shift', critical, paused, 9, 'toast', { sound: 'critical' }],
  ['half of the time, paused', deadline(50), paused, 5, 'badge'],
  ['time is up, paused, on shift', deadline(100), paused, 9, 'toast'],
  ['breach, paused, on shift', breach, { ...supervisor, preferences: { pausedUntil: NOW + 1 } }, 9, 'toast'],
  ['warning, paused', warning, { ...supervisor, preferences: { pausedUntil: NOW + 1 } }, 5, 'badge'],
  ['digest, paused', digest, paused, 5, 'badge'],
  ['given to me, paused', assigned, paused, 5, 'badge'],
  ['second review of a critical item, paused', secondCritical, paused, 9, 'toast'],
  ['second review, paused', second, paused, 5, 'badge'],
  ['failed, paused', failed, paused, 9, 'toast'],
  ['hub lost, paused', lost(60_000), paused, 5, 'badge'],
  ['a pause that ended', high, { preferences: { pausedUntil: NOW } }, 9, 'toast'],
  ['inside my hours', high, { preferences: { isScheduled: true } }, 9, 'toast'],
  ['before my hours', high, { preferences: { isScheduled: true }, local: { day: 2, minute: 479 } }, 5, 'badge'],
  ['at the end of my hours', high, { preferences: { isScheduled: true }, local: { day: 2, minute: 1_080 } }, 5, 'badge'],
  ['on a day without hours', high, { preferences: { isScheduled: true }, local: { day: 0, minute: 720 } }, 5, 'badge'],
  [
    'critical on a day without hours',
    critical,
    { preferences: { isScheduled: true }, local: { day: 0, minute: 720 } },
    9,
    'toast',
  ],
  ['a schedule that is off', high, { local: { day: 0, minute: 0 } }, 9, 'toast'],
  [
    'a night shift, before midnight',
    high,
    {
      preferences: { isScheduled: true, week: [null, null, { from: 1_320, to: 360 }, null, null, null, null] },
      local: { day: 2, minute: 1_380 },
    },
    9,
    'toast',
  ],
  [
    'a night shift, after midnight',
    high,
    {
      preferences: { isScheduled: true, week: [null, null, { from: 1_320, to: 360 }, null, null, null, null] },
      local: { day: 3, minute: 300 },
    },
    9,
    'toast',
  ],
  [
    'a night shift, over',
    high,
    {
      preferences: { isScheduled: true, week: [null, null, { from: 1_320, to: 360 }, null, null, null, null] },
      local: { day: 3, minute: 360 },
    },
    5,
    'badge',
  ],
  ['critical while the system is set to focus', critical, focusOn, 5, 'badge'],
  ['failed while the system is set to focus', failed, focusOn, 5, 'badge'],
  ['time is up while the system is set to focus', deadline(100), focusOn, 5, 'badge'],
  ['critical while presenting', critical, presenting, 5, 'badge'],
  ['failed while presenting', failed, presenting, 5, 'badge'],
  ['a focus that is unknown is left to the system', critical, { osFocus: 'unknown' }, 9, 'toast'],

  // 6 In the middle of a card.
  ['low, mid-card', low, midCard, 6, 'deferred'],
  ['high, mid-card', high, midCard, 6, 'deferred'],
  ['critical, mid-card', critical, midCard, 6, 'deferred'],
  ['given to me, mid-card', assigned, midCard, 6, 'deferred'],
  ['nudge, mid-card', nudge, midCard, 6, 'deferred'],
  ['deadline, mid-card', deadline(100), midCard, 6, 'deferred'],
  ['what is not preferred is not deferred', high, { ...midCard, preferences: { level: 'none' } }, 4, 'badge'],

  // 7 Enough for this hour.
  ['low, budget spent', low, spent, 7, 'folded'],
  ['high, budget spent', high, spent, 7, 'folded'],
  ['given to me, budget spent', assigned, spent, 7, 'folded'],
  ['critical, budget spent', critical, spent, 9, 'toast', { sound: 'critical' }],
  ['time is up, budget spent', deadline(100), spent, 9, 'toast'],
  ['digest, budget spent', digest, spent, 9, 'toast'],
  ['in the app there is no budget', taken, spent, 9, 'in-app'],
  ['five in the hour', high, { memory: { toastsAt: [1, 2, 3, 4, 5].map((n) => NOW - n * MIN) } }, 9, 'toast'],
  [
    'six, the first an hour ago',
    high,
    { memory: { toastsAt: [NOW - 60 * MIN, ...[1, 2, 3, 4, 5].map((n) => NOW - n * MIN)] } },
    9,
    'toast',
  ],

  // 8 The words. All content is minimal unless the organisation, the lock and the screen allow more.
  [
    'full content',
    fresh('high', { amount: { minor: 5_000, currency: 'EUR' }, payee: 'DE89 3704 0044' }),
    { fullContent: true },
    9,
    'toast',
    {
      content: {
        kind: 'item',
        risk: 'high',
        tier: 'senior_reviewer',
        leftMs: 600_000,
        detail: { amount: { minor: 5_000, currency: 'EUR' }, payee: '••• 0044' },
      },
    },
  ],
  ...(['locked', 'unknown'] as const).map(
    (lock): Row => [
      `${lock}`,
      fresh('high', { payee: 'Dana' }),
      { fullContent: true, lock },
      9,
      'toast',
      { content: { kind: 'item', risk: 'high', tier: 'senior_reviewer', leftMs: 600_000 } },
    ],
  ),
  [
    'sharing the screen',
    fresh('high', { payee: 'Dana' }),
    { fullContent: true, isSharingScreen: true },
    9,
    'toast',
    { content: { kind: 'item', risk: 'high', tier: 'senior_reviewer', leftMs: 600_000 } },
  ],
  [
    'the organisation says minimal',
    fresh('high', { payee: 'Dana' }),
    {},
    9,
    'toast',
    { content: { kind: 'item', risk: 'high', tier: 'senior_reviewer', leftMs: 600_000 } },
  ],
  [
    'a short name is not shown in full content',
    fresh('high', { payee: 'Li' }),
    { fullContent: true },
    9,
    'toast',
    { content: { kind: 'item', risk: 'high', tier: 'senior_reviewer', leftMs: 600_000, detail: { payee: '•••' } } },
  ],
];

const planned = (event: NotificationEvent, { preferences, user, memory, ...environment }: Surroundings) =>
  plan(event, userOf(preferences, user), environmentOf(environment), { ...emptyMemory(NOW - 1), ...memory });

describe('N-01 truth table', () => {
  it('has at least 120 rows with names of their own', () => {
    expect(TABLE.length).toBeGreaterThanOrEqual(120);
    expect(new Set(TABLE.map(([name]) => name)).size).toBe(TABLE.length);
  });

  it.for(TABLE)('%s', ([, event, around, line, what, shown]) => {
    const { outcome, deliveries } = planned(event, around);
    expect(outcome).toEqual({ line, what });
    expect(deliveries.filter(({ isToast }) => isToast)).toHaveLength(what === 'toast' ? 1 : 0);
    if (what === 'badge' || what === 'none' || what === 'deferred' || what === 'folded') expect(deliveries).toEqual([]);
    if (shown !== undefined) expect(deliveries[0]).toMatchObject(shown);
  });
});
