import { describe, expect, it } from 'vitest';
import { IDLE_MS, panelOpened, signOfLife, startReading, telemetryOf, visibilityChanged } from './reading-clock.ts';

describe('U-11 reading telemetry', () => {
  it('first key is from paint, dwell is the time somebody was there', () => {
    let clock = startReading(1_000, true);
    clock = signOfLife(clock, 3_000, false);
    clock = signOfLife(clock, 5_500, true);
    clock = signOfLife(clock, 6_000, true);
    expect(telemetryOf(panelOpened(panelOpened(clock, 'policy', 6_200), 'policy', 6_900), 7_000)).toEqual({
      paintToFirstKeyMs: 4_500,
      paintToFirstEvidenceMs: 5_200,
      activeDwellMs: 6_000,
      panelsOpened: ['policy'],
    });
  });
  it('of a long pause only the first thirty seconds count', () => {
    const clock = signOfLife(startReading(0, true), 600_000, true);
    expect(telemetryOf(clock, 600_500).activeDwellMs).toBe(IDLE_MS + 500);
  });
  it('a hidden window does not count', () => {
    const hidden = visibilityChanged(startReading(0, true), 2_000, false);
    const back = visibilityChanged(signOfLife(hidden, 5_000, false), 9_000, true);
    expect(telemetryOf(back, 10_000).activeDwellMs).toBe(3_000);
  });
  it('K-18 the agent’s view is no evidence, the panel opened after it is', () => {
    const looked = panelOpened(startReading(0, true), 'agent-view', 700);
    expect(telemetryOf(looked, 1_000)).not.toHaveProperty('paintToFirstEvidenceMs');
    expect(telemetryOf(panelOpened(looked, 'policy', 900), 1_000)).toMatchObject({
      paintToFirstEvidenceMs: 900,
      panelsOpened: ['agent-view', 'policy'],
    });
  });
});
