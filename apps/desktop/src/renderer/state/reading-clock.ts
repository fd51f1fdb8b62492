import type { ReadingTelemetry } from '@countersign/shared/model/decision';

/** A pause longer than this was not reading. Milliseconds. */
export const IDLE_MS = 30_000;

/** What was measured while one card was open (UX-32). Its owner sees it; it is sent with the verdict and nowhere else. */
export type ReadingClock = {
  readonly paintedAt: number;
  readonly firstKeyAt: number | null;
  readonly firstEvidenceAt: number | null;
  readonly dwellMs: number;
  /** Start of the stretch that counts now; null while the window is hidden or not focused. */
  readonly activeSince: number | null;
  readonly lastSignAt: number;
  readonly panels: readonly string[];
};

export const startReading = (at: number, isVisible: boolean): ReadingClock => ({
  paintedAt: at,
  firstKeyAt: null,
  firstEvidenceAt: null,
  dwellMs: 0,
  activeSince: isVisible ? at : null,
  lastSignAt: at,
  panels: [],
});

/** Dwell up to `at`; of a pause longer than IDLE_MS only its first IDLE_MS count. */
const dwellUntil = (clock: ReadingClock, at: number): number =>
  clock.activeSince === null
    ? clock.dwellMs
    : clock.dwellMs + Math.max(0, Math.min(at, clock.lastSignAt + IDLE_MS) - clock.activeSince);

/** A key, a pointer or a scroll: somebody is there. */
export const signOfLife = (clock: ReadingClock, at: number, isKey: boolean): ReadingClock => ({
  ...clock,
  firstKeyAt: isKey ? (clock.firstKeyAt ?? at) : clock.firstKeyAt,
  dwellMs: dwellUntil(clock, at),
  activeSince: clock.activeSince === null ? null : at,
  lastSignAt: at,
});

export const visibilityChanged = (clock: ReadingClock, at: number, isVisible: boolean): ReadingClock => ({
  ...clock,
  dwellMs: dwellUntil(clock, at),
  activeSince: isVisible ? at : null,
  lastSignAt: at,
});

/** What the agent thinks of it is looked at, but is no evidence. */
const OPINION = 'agent-view';

/** The reader went to the evidence. The panel that is open from the start counts once it was gone to. */
export const panelOpened = (clock: ReadingClock, panel: string, at: number): ReadingClock =>
  clock.panels.includes(panel)
    ? clock
    : {
        ...clock,
        firstEvidenceAt: clock.firstEvidenceAt ?? (panel === OPINION ? null : at),
        panels: [...clock.panels, panel],
      };

const whole = (ms: number): number => Math.min(86_400_000, Math.max(0, Math.round(ms)));

export const telemetryOf = (clock: ReadingClock, at: number): ReadingTelemetry => ({
  ...(clock.firstKeyAt === null ? {} : { paintToFirstKeyMs: whole(clock.firstKeyAt - clock.paintedAt) }),
  ...(clock.firstEvidenceAt === null ? {} : { paintToFirstEvidenceMs: whole(clock.firstEvidenceAt - clock.paintedAt) }),
  activeDwellMs: whole(dwellUntil(clock, at)),
  panelsOpened: [...clock.panels],
});
