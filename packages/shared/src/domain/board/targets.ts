/** What the board measures the queue against until the hub's configuration says otherwise (UX-53). */
export const DEFAULT_TARGETS = { waiting: 40, oldestMs: 600_000, atRisk: 0 } as const;
