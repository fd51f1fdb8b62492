import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASES } from './cases.ts';
import { type Drill, type DrillEvent, currentCase, mayGoOn, missingDeeds, startDrill, stepDrill, stopped } from './drill.ts';
import { DEEDS } from './practice-case.ts';

const OUTCOMES = ['approve', 'modify', 'reject', 'respond', 'take_over', 'raise', 'snooze'] as const;
const finish = (drill: Drill, outcome: (typeof OUTCOMES)[number]): Drill => {
  let next = stepDrill(drill, { type: 'ended', outcome });
  for (const deed of missingDeeds(next)) next = stepDrill(next, { type: 'deed', deed });
  return stepDrill(next, { type: 'next' });
};

describe('T-01 the drill', () => {
  it('T-01 has twelve cases, two of which must not pass, and teaches every key', () => {
    expect(CASES).toHaveLength(12);
    expect(CASES.filter(({ isBad }) => isBad)).toHaveLength(2);
    const taught = new Set(CASES.flatMap(({ deeds }) => deeds));
    // Moving is what brings the learner from the queue to the card, take-over is offered on the bad cases.
    expect(DEEDS.filter((deed) => !taught.has(deed))).toEqual(['move', 'take-over']);
  });
  it('T-01 a case that must not pass has something odd on its card, and no outcome approves it', () => {
    for (const { isBad, context, right } of CASES.filter((c) => c.isBad)) {
      expect(isBad && context.facts?.some(({ odd }) => odd === true)).toBe(true);
      expect(right).not.toContain('approve');
    }
  });
  it('T-02 the next case comes only when this one is ended and all it teaches was done', () => {
    const drill = startDrill(CASES);
    expect(stepDrill(drill, { type: 'next' }).at).toBe(0);
    const ended = stepDrill(drill, { type: 'ended', outcome: 'approve' });
    expect(mayGoOn(ended)).toBe(false);
    expect(mayGoOn(stepDrill(ended, { type: 'deed', deed: 'approve' }))).toBe(true);
  });
  it('T-02 an undone decision opens the case again', () => {
    const ended = stepDrill(startDrill(CASES), { type: 'ended', outcome: 'approve' });
    expect(stepDrill(ended, { type: 'undone' }).results).toEqual([]);
  });
  it('T-03 who approves everything has stopped neither, who rejects everything both', () => {
    const walk = (outcome: (typeof OUTCOMES)[number]) => CASES.reduce((drill) => finish(drill, outcome), startDrill(CASES));
    expect(stopped(walk('approve'))).toEqual({ stopped: 0, of: 2 });
    expect(stopped(walk('reject'))).toEqual({ stopped: 2, of: 2 });
    expect(currentCase(walk('reject'))).toBeUndefined();
  });
  it('T-02 no order of events skips a case or judges one twice (seed is printed on failure)', () => {
    const event: fc.Arbitrary<DrillEvent> = fc.oneof(
      fc.constantFrom(...DEEDS).map((deed): DrillEvent => ({ type: 'deed', deed })),
      fc.constantFrom(...OUTCOMES).map((outcome): DrillEvent => ({ type: 'ended', outcome })),
      fc.constant<DrillEvent>({ type: 'undone' }),
      fc.constant<DrillEvent>({ type: 'repeated' }),
      fc.constant<DrillEvent>({ type: 'next' }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 120 }), (events) => {
        let drill = startDrill(CASES);
        for (const e of events) {
          const next = stepDrill(drill, e);
          expect(next.at - drill.at).toBeLessThanOrEqual(1);
          if (next.at > drill.at) expect(mayGoOn(drill)).toBe(true);
          drill = next;
        }
        expect(new Set(drill.results.map(({ id }) => id)).size).toBe(drill.results.length);
      }),
    );
  });
});
