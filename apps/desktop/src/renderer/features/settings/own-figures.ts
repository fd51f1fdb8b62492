import type { HistoryEntry } from '@countersign/shared/protocol/reviewer';

/** What one's own last decisions come to. Times in milliseconds; null where nothing was measured. */
export type OwnFigures = {
  readonly decisions: number;
  readonly undone: number;
  readonly medianReadingMs: number | null;
  readonly medianFirstKeyMs: number | null;
  /** Share of the measured decisions with at least one panel opened, 0 to 1. */
  readonly withEvidence: number | null;
};

/** The middle value; of two middle ones their mean. */
export const medianOf = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  const high = sorted[sorted.length >> 1];
  const low = sorted[(sorted.length - 1) >> 1];
  return high === undefined || low === undefined ? null : (high + low) / 2;
};

export const ownFigures = (entries: readonly HistoryEntry[]): OwnFigures => {
  const measured = entries.flatMap(({ telemetry }) => (telemetry === undefined ? [] : [telemetry]));
  const present = (pick: (telemetry: (typeof measured)[number]) => number | undefined): readonly number[] =>
    measured.map(pick).filter((value) => value !== undefined);
  return {
    decisions: entries.length,
    undone: entries.filter(({ undone }) => undone).length,
    medianReadingMs: medianOf(present(({ activeDwellMs }) => activeDwellMs)),
    medianFirstKeyMs: medianOf(present(({ paintToFirstKeyMs }) => paintToFirstKeyMs)),
    withEvidence:
      measured.length === 0
        ? null
        : measured.filter(({ panelsOpened = [] }) => panelsOpened.some((panel) => panel !== 'agent-view')).length /
          measured.length,
  };
};
