import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOW } from '../../../testing/escalations.ts';
import type { PrincipalId } from '../../model/ids.ts';
import { Audience, REVIEW_TIERS } from '../../model/vocabulary.ts';
import { eligiblePeople, type TeamMember } from './eligible-people.ts';
import { isUnavailable, openOf } from './own-availability.ts';
import { uncoveredTiers } from './uncovered-tiers.ts';

const member = (id: string, change: Partial<TeamMember> = {}): TeamMember => ({
  id: id as PrincipalId,
  role: 'reviewer',
  tiers: ['manager'],
  presence: 'on_shift',
  open: 0,
  capacity: null,
  out: null,
  ...change,
});
const OUT = { from: NOW - 1, until: NOW + 1 };
const ITEM = { reviewTier: 'manager', audience: 'tier', assignee: null } as const;
const eligible = (people: readonly TeamMember[], item: Partial<Parameters<typeof eligiblePeople>[0]['item']> = {}) =>
  eligiblePeople({ people, item: { ...ITEM, ...item }, now: NOW }).map(({ id }) => id);
const waiting = [{ reviewTier: 'manager', waiting: 3, oldestAt: NOW - 5 }] as const;

describe('O-10 who may be given an item or told of it', () => {
  const team = [
    member('away', { presence: 'away' }),
    member('busy', { open: 2, capacity: 3 }),
    member('free', { open: 1 }),
    member('full', { open: 3, capacity: 3 }),
    member('out', { out: OUT }),
    member('junior', { tiers: ['junior_reviewer'] }),
    member('sue', { role: 'supervisor', tiers: [] }),
  ];
  test('O-10 of the tier, in office and below capacity; who is there first, then who has least', () => {
    expect(eligible(team)).toEqual(['free', 'busy', 'away']);
  });
  test('O-10 everybody’s item is also for who is absent or full; the supervisors’ one for them too', () => {
    expect(eligible(team, { audience: 'everybody' })).toEqual(['out', 'free', 'busy', 'full', 'away']);
    expect(eligible(team, { audience: 'supervisors' })).toEqual(['out', 'sue', 'free', 'busy', 'full', 'away']);
  });
  test('O-10 who was given it is told of it although it filled their capacity, unless they are away on leave', () => {
    expect(eligible(team, { assignee: 'full' as PrincipalId })).toContain('full');
    expect(eligible(team, { assignee: 'out' as PrincipalId })).not.toContain('out');
  });
});

describe('O-14 whether something is brought to oneself', () => {
  const me = 'ana' as PrincipalId;
  const ben = 'ben' as PrincipalId;
  const items = [
    { status: { kind: 'claimed', by: me } },
    { status: { kind: 'pending' }, assignee: me },
    { status: { kind: 'claimed', by: ben } },
    { status: { kind: 'decided', by: me }, assignee: me },
    { status: { kind: 'pending' } },
  ] as const;
  test('O-14 what one has is what one claimed or was given and waits', () => {
    expect(openOf(items, me)).toBe(2);
    expect(openOf(items, ben)).toBe(1);
  });
  test('O-14 out of office or full; nothing is held back before the hub has said what holds', () => {
    expect(isUnavailable(null, items, me, NOW)).toBe(false);
    expect(isUnavailable({ capacity: 3, out: null }, items, me, NOW)).toBe(false);
    expect(isUnavailable({ capacity: 2, out: null }, items, me, NOW)).toBe(true);
    expect(isUnavailable({ capacity: null, out: OUT }, items, me, NOW)).toBe(true);
    expect(isUnavailable({ capacity: null, out: OUT }, items, me, NOW + 1)).toBe(false);
  });
});

describe('O-20 a tier without anybody', () => {
  const uncovered = (people: readonly TeamMember[]) => uncoveredTiers({ people, waiting, now: NOW });
  test('O-20 the only one out of office, or full, or of another tier, or nobody at all: an alarm', () => {
    expect(uncovered([member('ana')])).toEqual([]);
    expect(uncovered([member('ana', { presence: 'away' })])).toEqual([]);
    for (const people of [
      [],
      [member('ana', { out: OUT })],
      [member('ana', { open: 1, capacity: 1 })],
      [member('ana', { tiers: ['senior_reviewer'] })],
      [member('sue', { role: 'supervisor' })],
    ])
      expect(uncovered(people)).toEqual(waiting);
  });
  test('O-20 where nothing waits there is none', () => {
    expect(uncoveredTiers({ people: [], waiting: [{ ...waiting[0], waiting: 0 }], now: NOW })).toEqual([]);
  });
});

test('O-21 figure 8: whatever the team and the queue, each item has somebody eligible or its tier has the alarm', () => {
  const people = fc.array(
    fc.record({
      id: fc.uuid().map((id) => id as PrincipalId),
      role: fc.constantFrom('reviewer' as const, 'supervisor' as const),
      tiers: fc.subarray([...REVIEW_TIERS]),
      presence: fc.constantFrom('on_shift' as const, 'on_break' as const, 'away' as const),
      open: fc.nat({ max: 5 }),
      capacity: fc.option(fc.nat({ max: 5 })),
      out: fc.option(
        fc.record({ from: fc.integer({ min: NOW - 2, max: NOW + 2 }), until: fc.integer({ min: NOW - 2, max: NOW + 2 }) }),
      ),
    }),
    { maxLength: 6 },
  );
  const items = fc.array(
    fc.record({
      reviewTier: fc.constantFrom(...REVIEW_TIERS),
      audience: fc.constantFrom(...Audience.options),
      assignee: fc.constant(null),
    }),
    { minLength: 1, maxLength: 8 },
  );
  const seen = { eligible: 0, alarm: 0 };
  fc.assert(
    fc.property(people, items, (team, queue) => {
      const perTier = REVIEW_TIERS.map((reviewTier) => ({
        reviewTier,
        waiting: queue.filter((item) => item.reviewTier === reviewTier).length,
        oldestAt: NOW,
      }));
      const alarms = uncoveredTiers({ people: team, waiting: perTier, now: NOW }).map(({ reviewTier }) => reviewTier);
      for (const item of queue) {
        const hasAlarm = alarms.includes(item.reviewTier);
        const someone = eligiblePeople({ people: team, item, now: NOW });
        expect(someone.length > 0 || hasAlarm).toBe(true);
        // And no alarm without a cause: before anybody is called, it is one or the other.
        if (item.audience === 'tier') expect(someone.length > 0).toBe(!hasAlarm);
        seen[hasAlarm ? 'alarm' : 'eligible']++;
      }
    }),
    { numRuns: 2_000 },
  );
  // Both must have happened, or nothing was shown.
  expect(Math.min(seen.eligible, seen.alarm)).toBeGreaterThan(500);
});
