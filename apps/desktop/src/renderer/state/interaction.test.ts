import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GUARD_MS, type Interaction, type InteractionEvent, READING, step } from './interaction.ts';

const play = (events: readonly InteractionEvent[], from: Interaction = READING) => {
  let state = from;
  const effects = [];
  for (const event of events) {
    const { next, effect } = step(state, event);
    state = next;
    if (effect !== undefined) effects.push(effect);
  }
  return { state, effects };
};
const painted = { type: 'painted', at: 1_000 } as const;
const approve = (at: number, risk: 'low' | 'medium' | 'high' | 'critical' = 'high') => ({ type: 'approve', at, risk }) as const;
const enter = (at: number) => ({ type: 'enter', at }) as const;
const APPROVED = { kind: 'verdict', verdict: { kind: 'approve' } };

describe('U-06 a decision key counts 350 ms after paint', () => {
  it.each([0, 1, 100, 200, 300, 340, 349])('%i ms: nothing but a hint', (ms) => {
    for (const risk of ['low', 'medium', 'high', 'critical'] as const) {
      const { state, effects } = play([painted, approve(1_000 + ms, risk)]);
      expect(effects).toEqual([]);
      expect(state).toMatchObject({ mode: { kind: 'reading' }, hint: 'too-early' });
    }
    for (const type of ['reject', 'plain', 'edit'] as const)
      expect(
        play([painted, { type, at: 1_000 + ms, effect: 'raise', editor: 'modify' } as InteractionEvent]).state.mode.kind,
      ).toBe('reading');
  });
  it.each([350, 360, 5_000])('%i ms: one decision', (ms) => {
    expect(play([painted, approve(1_000 + ms, 'low')]).effects).toEqual([APPROVED]);
  });
  it('before anything was painted nothing can be decided', () => {
    expect(play([approve(99_999, 'low')]).effects).toEqual([]);
  });
});

describe('U-07 high and critical: A arms, Enter commits', () => {
  it('A Enter commits once', () => {
    expect(play([painted, approve(1_400), enter(1_500), enter(1_600)]).effects).toEqual([APPROVED]);
  });
  it('A A never commits, however often', () => {
    const { state, effects } = play([painted, ...Array.from({ length: 50 }, (_, i) => approve(1_400 + i * 100))]);
    expect(effects).toEqual([]);
    expect(state).toMatchObject({ mode: { kind: 'armed' }, hint: 'press-enter' });
  });
  it('A J Enter commits nothing', () => {
    expect(play([painted, approve(1_400), { type: 'navigated' }, enter(1_500)]).effects).toEqual([]);
  });
  it.each([{ type: 'escape' }, { type: 'blur' }, { type: 'changed', at: 1_450 }, { type: 'navigated' }] as const)(
    '$type disarms',
    (event) => {
      expect(play([painted, approve(1_400), event, enter(9_000)]).effects).toEqual([]);
    },
  );
  it('does not time out', () => {
    expect(play([painted, approve(1_400), enter(9_999_999)]).effects).toEqual([APPROVED]);
  });
  it('low and medium need one key', () => {
    for (const risk of ['low', 'medium'] as const) expect(play([painted, approve(1_400, risk)]).effects).toEqual([APPROVED]);
  });
  it('a change starts the guard again', () => {
    expect(play([painted, { type: 'changed', at: 2_000 }, approve(2_349, 'low')]).effects).toEqual([]);
    expect(play([painted, { type: 'changed', at: 2_000 }, approve(2_350, 'low')]).effects).toEqual([APPROVED]);
  });
});

describe('reject', () => {
  it('needs a reason, and a reason needs R first', () => {
    expect(play([painted, { type: 'reason', at: 1_400, code: 'wrong_target' }]).effects).toEqual([]);
    expect(play([painted, { type: 'reject', at: 1_400 }, { type: 'reason', at: 1_500, code: 'wrong_target' }]).effects).toEqual([
      { kind: 'verdict', verdict: { kind: 'reject', reasonCode: 'wrong_target' } },
    ]);
  });
  it('"other" asks for words instead of committing', () => {
    const { state, effects } = play([painted, { type: 'reject', at: 1_400 }, { type: 'reason', at: 1_500, code: 'other' }]);
    expect(effects).toEqual([]);
    expect(state.mode).toEqual({ kind: 'editing', editor: 'reject-other' });
  });
});

describe('U-08 an editor survives a change and a lost focus', () => {
  it('stays open', () => {
    const editing = play([
      painted,
      { type: 'edit', at: 1_400, editor: 'modify' },
      { type: 'blur' },
      { type: 'changed', at: 2_000 },
    ]);
    expect(editing.state.mode).toEqual({ kind: 'editing', editor: 'modify' });
  });
});

describe('any sequence of events', () => {
  const event: fc.Arbitrary<InteractionEvent> = fc.oneof(
    fc.record({
      type: fc.constant('approve' as const),
      at: fc.nat(5_000),
      risk: fc.constantFrom('high' as const, 'critical' as const),
    }),
    fc.record({ type: fc.constantFrom('enter' as const, 'changed' as const, 'painted' as const), at: fc.nat(5_000) }),
    fc.record({ type: fc.constantFrom('escape' as const, 'blur' as const, 'navigated' as const) }),
  );
  it('U-07 a high-risk approval is always Enter right after arming, with nothing that disarms between', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let state = READING;
        let isArmed = false;
        for (const current of events) {
          const { next, effect } = step(state, current);
          if (effect !== undefined) {
            expect(current.type).toBe('enter');
            expect(isArmed).toBe(true);
            expect('at' in current ? current.at - (state.paintedAt ?? Infinity) : -1).toBeGreaterThanOrEqual(GUARD_MS);
          }
          isArmed = next.mode.kind === 'armed';
          if (['escape', 'blur', 'navigated', 'changed'].includes(current.type)) expect(isArmed).toBe(false);
          state = next;
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
