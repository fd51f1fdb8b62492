import { describe, expect, it } from 'vitest';
import { ANA, BEN, NOW, itemOf } from '../test/queue-item.ts';
import { changesOf } from './item-changes.ts';

const BY_BEN = { kind: 'claimed', by: BEN, byName: 'Ben' } as const;

describe('U-09 what changed while it was read', () => {
  it.each([
    ['a nearer deadline', { deadlineAt: NOW + 60_000 }, [{ what: 'deadline', from: NOW + 600_000, to: NOW + 60_000 }]],
    ['no deadline any more', { deadlineAt: null }, [{ what: 'deadline', from: NOW + 600_000, to: null }]],
    ['another tier', { reviewTier: 'manager' }, [{ what: 'tier', from: 'senior_reviewer', to: 'manager' }]],
    ['a claim', { status: BY_BEN }, [{ what: 'holder', from: null, to: 'Ben' }]],
    ['an assignment', { assignee: ANA, assigneeName: 'Ana' }, [{ what: 'assignee', from: null, to: 'Ana' }]],
    ['overdue', { overdue: true }, [{ what: 'overdue' }]],
    ['an end', { status: { kind: 'withdrawn' } }, [{ what: 'status', from: 'pending', to: 'withdrawn' }]],
    ['nothing that matters', { seq: 9, fence: 3, version: 4 }, []],
  ] as const)('%s', (_name, change, expected) => {
    expect(changesOf(itemOf(1), itemOf(1, change as Parameters<typeof itemOf>[1]))).toEqual(expected);
  });

  it('tells all that changed, and of a claim that was let go only that', () => {
    expect(changesOf(itemOf(1, { status: BY_BEN }), itemOf(1, { reviewTier: 'manager' }))).toEqual([
      { what: 'holder', from: 'Ben', to: null },
      { what: 'tier', from: 'senior_reviewer', to: 'manager' },
    ]);
  });
});
