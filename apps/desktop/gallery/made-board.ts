import type { PrincipalId } from '@countersign/shared/model/ids';
import type { Board } from '@countersign/shared/protocol/board';
import { NOW } from './now.ts';

const WINDOW_MS = 15 * 60_000;
const DAY_MS = 86_400_000;
const OPENED = [9, 11, 8, 12, 10, 9, 14, 12, 13, 15, 14, 17, 16, 18, 18, 7];
const SETTLED = [10, 10, 9, 11, 11, 9, 12, 12, 12, 13, 14, 14, 13, 14, 14, 5];
const OVERRIDDEN = [6, 8, 5, 9, 7, 6, 8, 10, 7, 9, 8, 11, 9, 12];

const person = (id: string, name: string, more: Partial<Board['people'][number]>): Board['people'][number] => ({
  id: id as PrincipalId,
  name,
  role: 'reviewer',
  tiers: ['junior_reviewer', 'senior_reviewer'],
  presence: 'on_shift',
  presenceAt: NOW - 2 * 3_600_000,
  open: 0,
  claimed: 0,
  decidedLastHour: 9,
  highRiskLastHour: 2,
  activeMinutes: 38,
  ...more,
});

/** A board as a hub would send it on an ordinary afternoon that gets busier. */
export const MADE_BOARD: Board = {
  now: NOW,
  people: [
    person('ana', 'Ana', { open: 3, claimed: 1, highRiskLastHour: 6 }),
    person('ben', 'Ben', { open: 5, claimed: 1, tiers: ['senior_reviewer', 'manager'], activeMinutes: 12 }),
    person('cy', 'Cy', { presence: 'on_break', presenceAt: NOW - 4 * 60_000, activeMinutes: 0 }),
    person('dee', 'Dee', { tiers: ['junior_reviewer'], open: 2, decidedLastHour: 14 }),
    person('eve', 'Eve', { presence: 'away', presenceAt: NOW - 5 * 3_600_000, activeMinutes: 0, decidedLastHour: 0 }),
  ],
  agents: [
    {
      id: 'billing-agent' as PrincipalId,
      name: 'billing-agent',
      open: 3,
      proposedLastHour: 31,
      escalatedLastHour: 12,
      paused: null,
    },
    {
      id: 'support-agent' as PrincipalId,
      name: 'support-agent',
      open: 5,
      proposedLastHour: 44,
      escalatedLastHour: 9,
      paused: { at: NOW - 600_000, by: 'sue' as PrincipalId, byName: 'Sue', reason: 'sends the same credit twice' },
    },
  ],
  flow: OPENED.map((opened, i) => ({
    from: NOW - (OPENED.length - i) * WINDOW_MS,
    opened,
    settled: SETTLED[i] ?? 0,
    waiting: 20 + OPENED.slice(0, i + 1).reduce((sum, n) => sum + n, 0) - SETTLED.slice(0, i + 1).reduce((sum, n) => sum + n, 0),
  })),
  overrides: OVERRIDDEN.map((overridden, i) => ({
    day: NOW - (OVERRIDDEN.length - i) * DAY_MS,
    decided: 92 + ((i * 7) % 20),
    overridden,
  })),
  secondsPerReview: {
    low: { seconds: 11, n: 340 },
    medium: { seconds: 41, n: 122 },
    high: { seconds: 88, n: 64 },
    critical: { seconds: 150, n: 3 },
  },
  hourAgo: { waiting: 31, oldestMs: 5 * 60_000 },
  targets: { waiting: 40, oldestMs: 10 * 60_000, atRisk: 0 },
};

/** Both managers are gone: one on leave, the other with as much as they may have. */
export const UNCOVERED_BOARD: Board = {
  ...MADE_BOARD,
  people: MADE_BOARD.people.map((person) => ({
    ...person,
    availability: {
      capacity: person.id === 'ben' ? 2 : person.id === 'dee' ? 6 : null,
      out: person.id === 'eve' ? { from: NOW - DAY_MS, until: NOW + 2 * DAY_MS } : null,
    },
    tiers: person.id === 'eve' ? ['senior_reviewer', 'manager'] : person.tiers,
  })),
  uncovered: [{ reviewTier: 'manager', waiting: 3, oldestAt: NOW - 8 * 60_000 }],
};

/** The same team on a quiet morning: nothing to warn of. */
export const CALM_BOARD: Board = {
  ...MADE_BOARD,
  agents: MADE_BOARD.agents.map((agent) => ({
    ...agent,
    escalatedLastHour: Math.round(agent.proposedLastHour / 10),
    paused: null,
  })),
  flow: MADE_BOARD.flow.map((part, i) => ({ ...part, opened: 8 + (i % 3), settled: 8 + ((i + 1) % 3), waiting: 6 + (i % 2) })),
};
