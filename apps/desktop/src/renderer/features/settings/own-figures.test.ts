import type { HistoryEntry } from '@countersign/shared/protocol/reviewer';
import { describe, expect, it } from 'vitest';
import { NOW, itemOf } from '../../test/queue-item.ts';
import { medianOf, ownFigures } from './own-figures.ts';

const entry = (seq: number, telemetry?: HistoryEntry['telemetry'], undone = false): HistoryEntry => ({
  seq,
  at: NOW,
  item: itemOf(seq),
  kind: 'approve',
  undone,
  ...(telemetry === undefined ? {} : { telemetry }),
});

describe('K-18 one’s own figures', () => {
  it('medians of what was measured, and nothing made up of what was not', () => {
    expect(
      ownFigures([
        entry(1, { activeDwellMs: 4_000, paintToFirstKeyMs: 1_000, panelsOpened: ['policy'] }),
        entry(2, { activeDwellMs: 8_000, panelsOpened: ['agent-view'] }),
        entry(3, undefined, true),
      ]),
    ).toEqual({ decisions: 3, undone: 1, medianReadingMs: 6_000, medianFirstKeyMs: 1_000, withEvidence: 0.5 });
    expect(ownFigures([])).toEqual({
      decisions: 0,
      undone: 0,
      medianReadingMs: null,
      medianFirstKeyMs: null,
      withEvidence: null,
    });
  });
  it('the middle one of an odd number, the mean of the middle two of an even one', () => {
    expect(medianOf([9, 1, 5])).toBe(5);
    expect(medianOf([4, 1, 3, 2])).toBe(2.5);
    expect(medianOf([])).toBeNull();
  });
});
