import { argumentsErrors } from '@countersign/shared/domain/escalation/arguments';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { Json, JsonObject } from '@countersign/shared/model/json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalToMinor, minorToDecimal } from '../../format/format.ts';
import { draftBody, readModifyDraft } from '../../state/draft-body.ts';
import { changesOf } from './changes.ts';
import { describeFields } from './describe-fields.ts';
import { leavesOf } from './field-node.ts';
import { limitWords } from './limit-words.ts';
import { linkedAmount } from './linked-amount.ts';
import {
  AMOUNT,
  hasReason,
  openDraft,
  verdictOf,
  withItemBack,
  withOriginal,
  withPreset,
  withText,
  withValue,
} from './modify-draft.ts';
import { presetsOf } from './presets.ts';
import { problemsOf } from './problems.ts';
import { schemaAndValue } from './schemas-for-test.ts';

const ACTION: ProposedAction = {
  name: 'pay_invoice',
  arguments: {
    invoice: 'INV-10442',
    amount: { minor: 12_050, currency: 'EUR' },
    lines: [
      { sku: 'x', n: 1 },
      { sku: 'y', n: 2 },
    ],
    urgent: false,
  },
  argumentsSchema: {
    type: 'object',
    properties: {
      invoice: { type: 'string', pattern: '^INV-[0-9]{5}$' },
      amount: { type: 'object', properties: { minor: { type: 'integer', maximum: 50_000 }, currency: { const: 'EUR' } } },
      lines: {
        type: 'array',
        minItems: 1,
        items: { type: 'object', required: ['sku'], properties: { sku: { type: 'string' }, n: { type: 'integer', maximum: 9 } } },
      },
      urgent: { type: 'boolean' },
      memo: { type: 'string', maxLength: 20 },
    },
    required: ['invoice', 'amount'],
    additionalProperties: false,
  },
  amount: { minor: 12_050, currency: 'EUR' },
};
const open = openDraft(ACTION);
const problems = (draft: typeof open) =>
  problemsOf(ACTION, draft, describeFields(ACTION.argumentsSchema, draft.values, ACTION.arguments));

describe('from arguments to a draft and back', () => {
  it('M-01 what nobody edited is sent byte for byte as it came, through a crash as well', () => {
    fc.assert(
      fc.property(schemaAndValue, ({ schema, args }) => {
        fc.pre(argumentsErrors(schema, args).length === 0);
        const action: ProposedAction = { name: 'any_tool', arguments: args, argumentsSchema: schema };
        const read = readModifyDraft(draftBody(openDraft(action)));
        if (read.kind !== 'ok') throw new Error(read.kind);
        expect(JSON.stringify(verdictOf(action, read.draft).arguments)).toBe(JSON.stringify(args));
        expect(changesOf(action, read.draft).changed).toEqual([]);
        expect(problemsOf(action, read.draft, describeFields(schema, args))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('M-01 arguments without a schema survive as well, whatever their shape', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (args) => {
        const action: ProposedAction = { name: 'any_tool', arguments: JSON.parse(JSON.stringify(args)) as JsonObject };
        expect(JSON.stringify(verdictOf(action, openDraft(action)).arguments)).toBe(JSON.stringify(action.arguments));
        expect(changesOf(action, openDraft(action)).changed).toEqual([]);
      }),
    );
  });

  it('M-04 setting any field and setting it back leaves nothing changed', () => {
    fc.assert(
      fc.property(schemaAndValue, fc.nat(), fc.jsonValue(), ({ schema, args }, pick, other) => {
        const action: ProposedAction = { name: 'any_tool', arguments: args, argumentsSchema: schema };
        const leaves = leavesOf(describeFields(schema, args)).filter(
          ({ path }) => path.length > 0 && path.every((step) => typeof step === 'string'),
        );
        const leaf = leaves[pick % Math.max(1, leaves.length)];
        fc.pre(leaf !== undefined);
        const edited = withValue(openDraft(action), leaf?.path ?? [], other as Json);
        expect(changesOf(action, withOriginal(edited, leaf?.path ?? [], action)).changed).toEqual([]);
      }),
    );
  });

  it('M-05 the declared amount follows the argument that says the same, and is sent only when it is another one', () => {
    expect(linkedAmount(ACTION)).toEqual(['amount']);
    const less = withValue(open, ['amount'], { minor: 9_900, currency: 'EUR' });
    expect(verdictOf(ACTION, less)).toMatchObject({
      amount: { minor: 9_900, currency: 'EUR' },
      arguments: { amount: { minor: 9_900 } },
    });
    expect(verdictOf(ACTION, withValue(open, ['urgent'], true))).not.toHaveProperty('amount');
    const twice: ProposedAction = {
      ...ACTION,
      arguments: { net: { minor: 12_050, currency: 'EUR' }, total: { minor: 12_050, currency: 'EUR' } },
    };
    expect(linkedAmount(twice)).toBeNull();
    expect(openDraft(twice).amount).toEqual(ACTION.amount);
    expect(linkedAmount({ ...ACTION, arguments: { amount: 120.5 } })).toEqual(['amount']);
  });

  it('M-05 an amount goes there and back without a float, for any currency', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('EUR', 'JPY', 'KWD', 'HUF', 'XXX'), (minor, currency) => {
        expect(decimalToMinor(minorToDecimal({ minor, currency }), currency)).toBe(minor === 0 ? 0 : minor);
      }),
    );
  });
});

describe('what differs', () => {
  it('M-04 counts fields, not objects; an item that was taken out is one removal, not a change of every other', () => {
    expect(changesOf(ACTION, open)).toEqual({ changed: [], of: 8 });
    expect(changesOf(ACTION, withValue(open, ['lines', 1, 'n'], 3)).changed).toEqual(['/lines/1/n']);
    expect(changesOf(ACTION, withValue(open, ['lines', 0], undefined))).toEqual({
      changed: ['-/lines/0/sku', '-/lines/0/n'],
      of: 8,
    });
    expect(changesOf(ACTION, withValue(open, ['lines', 2], { sku: 'z' }))).toMatchObject({ changed: ['/lines/2/sku'], of: 10 });
  });
  it('M-04 a removed item comes back where it was', () => {
    const without = withValue(open, ['lines', 0], undefined);
    expect(withItemBack(without, ['lines'], 0, ACTION).values).toEqual(ACTION.arguments);
  });
  it('M-04 what is half typed has changed, and stays typed when another field changes', () => {
    const half = withText(open, '/amount', '12.');
    expect(changesOf(ACTION, half).changed).toEqual(['/amount']);
    expect(withValue(half, ['urgent'], true).texts).toEqual({ '/amount': '12.' });
    expect(withValue(half, ['amount'], { minor: 1, currency: 'EUR' }).texts).toEqual({});
  });
});

describe('what is wrong is said at its field, with the limit', () => {
  it.each([
    [withValue(open, ['invoice'], 'INV-1'), '/invoice', /“INV-” then 5 digits/],
    [withValue(open, ['amount'], { minor: 50_001, currency: 'EUR' }), '/amount', /500\.00/],
    [withValue(open, ['lines', 0, 'n'], 10), '/lines/0/n', /9/],
    [withValue(open, ['memo'], 'x'.repeat(21)), '/memo', /20 characters/],
    [withValue(open, ['invoice'], undefined), '/invoice', /needed/i],
    [withValue(open, ['lines'], []), '/lines', /1 item/],
    [withText(open, '/lines/0/n', '1.5'), '/lines/0/n', /whole/],
    [withText(open, '/lines/0/n', 'abc'), '/lines/0/n', /not a number/i],
    [withText(open, '/amount', '1.234'), '/amount', /2 decimals/],
    [withValue(open, ['more'], 1), '/more', /no such field/],
  ] as const)('M-03 %#', (draft, pointer, message) => {
    expect(problems(draft)).toEqual([{ pointer, message: expect.stringMatching(message) }]);
  });

  it('M-03 one line for each field, in the order of the form', () => {
    const draft = withText(withValue(withValue(open, ['lines', 1, 'n'], 10), ['invoice'], ''), '/amount', 'x');
    expect(problems(draft).map(({ pointer }) => pointer)).toEqual(['/invoice', '/amount', '/lines/1/n']);
  });

  it('M-09 a raw part names the key that stands twice', () => {
    const action: ProposedAction = {
      name: 'x',
      arguments: { any: { a: 1 } },
      argumentsSchema: { properties: { any: { oneOf: [{ type: 'object' }, { type: 'array' }] } } },
    };
    const draft = withText(openDraft(action), '/any', '{"to":1,"to":2}');
    expect(problemsOf(action, draft, describeFields(action.argumentsSchema, draft.values))).toEqual([
      { pointer: '/any', message: expect.stringContaining('“to”') },
    ]);
  });

  it('M-03 limits stand beside the field in words', () => {
    const words = leavesOf(describeFields(ACTION.argumentsSchema, ACTION.arguments)).map((leaf) => [
      leaf.pointer,
      ...limitWords(leaf),
    ]);
    expect(words).toContainEqual(['/invoice', '“INV-” then 5 digits']);
    expect(words).toContainEqual(['/amount', expect.stringMatching(/≤ .*500\.00/)]);
    expect(words).toContainEqual(['/lines/0/n', 'whole number', '≤ 9']);
  });
});

describe('presets and reasons', () => {
  it('M-06 alternatives that say what would run, nine at most, without the proposal itself', () => {
    const preset = { ...ACTION.arguments, urgent: true };
    const alternatives = [
      { summary: 'call them' },
      { summary: 'as it is', arguments: ACTION.arguments },
      { summary: 'now', arguments: preset },
    ];
    expect(presetsOf(ACTION, { alternatives })).toEqual([{ summary: 'now', arguments: preset }]);
    expect(
      presetsOf(ACTION, { alternatives: Array.from({ length: 12 }, () => ({ summary: 'now', arguments: preset })) }),
    ).toHaveLength(9);
    expect(changesOf(ACTION, withPreset(withText(open, '/amount', 'x'), preset)).changed).toEqual(['/urgent']);
  });

  it.each([
    [{ reasonCode: 'wrong_amount', reason: '' }, true],
    [{ reasonCode: 'other', reason: 'short' }, false],
    [{ reasonCode: null, reason: '  nine chrs' }, false],
    [{ reasonCode: null, reason: 'ten chars!' }, true],
  ] as const)('M-07 %o', (reason, isEnough) => {
    expect(hasReason({ ...open, ...reason })).toBe(isEnough);
  });

  it('M-07 code and words are sent', () => {
    expect(verdictOf(ACTION, { ...open, reasonCode: 'wrong_amount', reason: ' half is enough ' })).toMatchObject({
      reasonCode: 'wrong_amount',
      reason: 'half is enough',
    });
  });

  it('M-05 a typed amount that is none is said at the amount', () => {
    const action: ProposedAction = { name: 'x', arguments: { a: 1 }, amount: { minor: 5, currency: 'JPY' } };
    const draft = withText(openDraft(action), AMOUNT, '1.5');
    expect(problemsOf(action, draft, describeFields(undefined, action.arguments))).toEqual([
      { pointer: AMOUNT, message: expect.stringContaining('JPY') },
    ]);
  });
});
