import type { ReadingTelemetry } from '@countersign/shared/model/decision';
import type { EscalationId } from '@countersign/shared/model/ids';
import { IDLE_MS, type ReadingClock, startReading, telemetryOf } from './reading-clock.ts';

/**
 * How long each of several cards was open, one at a time. Without a sign of life in between no stretch counts for
 * more than IDLE_MS. `monotonic` is in milliseconds.
 */
export const createDwell = (monotonic: () => number) => {
  const dwells = new Map<EscalationId, number>();
  let open: { readonly id: EscalationId; readonly clock: ReadingClock } | null = null;
  return {
    shown: (id: EscalationId, at: number): void => {
      if (open?.id !== id) open = { id, clock: startReading(at, true) };
    },
    closed: (): void => {
      if (open === null) return;
      const { id, clock } = open;
      open = null;
      const { activeDwellMs = 0 } = telemetryOf(clock, Math.min(monotonic(), clock.paintedAt + IDLE_MS));
      dwells.set(id, (dwells.get(id) ?? 0) + activeDwellMs);
    },
    /** Nothing is known of a card that was never opened. */
    of: (id: EscalationId): ReadingTelemetry | undefined => {
      const activeDwellMs = dwells.get(id);
      return activeDwellMs === undefined ? undefined : { activeDwellMs };
    },
  };
};
