import type { ProposedAction } from '@countersign/shared/model/action';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposedAction } from '@countersign/shared/testing/arbitraries';
import { rawLines } from './raw-lines.ts';

const ACTION: ProposedAction = {
  name: 'pay_invoice',
  arguments: { to: 'Orbit', lines: [{ sku: 'a' }], none: {} },
  amount: { minor: 500, currency: 'EUR' },
};

describe('U-18 the raw action, line by line', () => {
  it('put together it is the action’s JSON', () => {
    fc.assert(
      fc.property(proposedAction(), (action) => {
        const text = rawLines(action)
          .map((line) => line.text)
          .join('\n');
        if (!text.includes('⟦')) expect(text).toBe(JSON.stringify(action, null, 2));
      }),
    );
  });

  it('every field and every argument has a line of its own', () => {
    expect(rawLines(ACTION).flatMap(({ path }) => path ?? [])).toEqual([
      'name',
      'arguments',
      'arguments.to',
      'arguments.lines',
      'arguments.none',
      'amount',
    ]);
    expect(rawLines({ name: 'x', arguments: {} }).map(({ text }) => text)).toEqual([
      '{',
      '  "name": "x",',
      '  "arguments": {}',
      '}',
    ]);
  });

  it('hidden characters are made visible', () => {
    const text = rawLines({ name: 'x', arguments: { to: 'pay\u202Epal' } })
      .map((line) => line.text)
      .join('\n');
    expect(text).toContain('⟦U+202E⟧');
  });
});
