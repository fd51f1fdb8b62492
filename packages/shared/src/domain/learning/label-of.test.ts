import { describe, expect, test } from 'vitest';
import { StatusKind } from '../../model/escalation.ts';
import { DECISION_KINDS, type DecisionKind } from '../../model/vocabulary.ts';
import { labelOf } from './label-of.ts';

describe('F-01 what counts as an answer', () => {
  const WANTED = {
    approve: 'fine',
    modify: 'needed',
    reject: 'needed',
    respond: 'needed',
    take_over: 'needed',
  } as const satisfies Record<DecisionKind, string>;
  test.each(Object.entries(WANTED) as readonly (readonly [DecisionKind, 'fine' | 'needed'])[])(
    'F-01 a person’s %s is "%s", also after the agent has it back',
    (verdict, label) => {
      expect(labelOf({ status: 'decided', verdict, source: 'reviewer' })).toBe(label);
      expect(labelOf({ status: 'handed_back', verdict, source: 'reviewer' })).toBe(label);
    },
  );

  test('F-01 what policy let through was seen by nobody', () => {
    for (const verdict of DECISION_KINDS) expect(labelOf({ status: 'decided', verdict, source: 'policy' })).toBeNull();
  });

  test('F-01 without a verdict there is no answer', () => {
    for (const status of StatusKind.options) {
      expect(labelOf({ status, verdict: null, source: null })).toBeNull();
      expect(labelOf({ status, verdict: null, source: 'reviewer' })).toBeNull();
      expect(labelOf({ status, verdict: 'reject', source: null })).toBeNull();
    }
  });

  test.each(StatusKind.options.filter((status) => status !== 'decided' && status !== 'handed_back'))(
    'F-01 %s is no answer, whatever verdict is near',
    (status) => {
      for (const verdict of DECISION_KINDS) expect(labelOf({ status, verdict, source: 'reviewer' })).toBeNull();
    },
  );
});
