// @vitest-environment happy-dom
import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { JsonObject } from '@countersign/shared/model/json';
import { wireError } from '@countersign/shared/protocol/wire-error';
import fc from 'fast-check';
import { act } from 'react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { draftBody } from '../../state/draft-body.ts';
import { SAVE_AFTER_MS } from '../../state/draft-keeper.ts';
import type { READY } from '../../test/fake-hub.ts';
import { BEN, NOW, idOf, itemOf } from '../../test/queue-item.ts';
import { renderReviewer } from '../../test/render-reviewer.tsx';
import { openDraft, withText, withValue } from './modify-draft.ts';
import { schemaAndValue } from './schemas-for-test.ts';
import { ASK_AFTER_MS } from './use-preview.ts';

const ACTION: ProposedAction = {
  name: 'issue_refund',
  arguments: {
    order: '8812',
    amount: { minor: 10_000, currency: 'USD' },
    tries: 2,
    note: 'a b c',
    lines: ['x', 'y'],
    tone: 'calm',
  },
  argumentsSchema: {
    type: 'object',
    properties: {
      order: { type: 'string', readOnly: true },
      amount: { type: 'object', properties: { minor: { type: 'integer', maximum: 50_000 }, currency: { const: 'USD' } } },
      tries: { type: 'integer', maximum: 5 },
      note: { type: 'string' },
      lines: { type: 'array', items: { type: 'string' }, minItems: 1 },
      tone: { enum: ['calm', 'firm'] },
    },
    required: ['order', 'amount', 'tries', 'lines', 'tone'],
  },
  amount: { minor: 10_000, currency: 'USD' },
};
const CONTEXT: ContextBundle = {
  alternatives: [{ summary: 'half', arguments: { ...ACTION.arguments, amount: { minor: 5_000, currency: 'USD' } } }],
};

let unmount: () => Promise<void> = async () => undefined;
afterEach(() => unmount());
// The editor is a file of its own; loading it is not what is tested.
beforeAll(async () => void (await import('./modify-editor.tsx')));

const open = async (action = ACTION, drafts: Parameters<Map<unknown, never>['set']>[1][] = []) => {
  const id = idOf(1);
  const screen = await renderReviewer([itemOf(1)], new Map([[id, { action, context: CONTEXT }]]));
  unmount = screen.unmount;
  if (drafts.length > 0) screen.drafts.set(id, drafts);
  await screen.press('m');
  await screen.act(async () => void (await import('./modify-editor.tsx')));
  const control = (pointer: string) => {
    const row = [...document.querySelectorAll<HTMLElement>('[data-pointer]')].find((each) => each.dataset['pointer'] === pointer);
    const found = row?.querySelector<HTMLInputElement>('input, select, textarea');
    if (found === null || found === undefined) throw new Error(`no field at ${pointer}`);
    return found;
  };
  return {
    ...screen,
    control,
    type: (pointer: string, text: string) =>
      screen.act(() => {
        const field = control(pointer);
        field.focus();
        const { prototype } = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
        Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    submit: () => screen.act(() => document.querySelector<HTMLFormElement>('form[data-editor]')?.requestSubmit()),
    named: (name: string) => screen.sent.filter((command) => command.name === name),
  };
};

describe('the form', () => {
  it('M-02 draws typed fields; what the schema makes read-only has no control', async () => {
    const { control } = await open();
    expect(control('/amount').value).toBe('100.00');
    expect(control('/tries').inputMode).toBe('numeric');
    expect(control('/tone').tagName).toBe('SELECT');
    expect(() => control('/order')).toThrow();
    expect(document.activeElement).toBe(control('/amount'));
  });

  it('M-02 "1.50" stays "1.50" while it is typed, and is sent as a number', async () => {
    const { type, control, submit, named, store } = await open({
      ...ACTION,
      arguments: { ...ACTION.arguments, tries: 2 },
      argumentsSchema: { properties: { tries: { type: 'number' } } },
    });
    for (const text of ['1', '1.', '1.5', '1.50']) {
      await type('/tries', text);
      expect(control('/tries').value).toBe(text);
    }
    await act(async () => store.announce('polite', ''));
    await type('/note', 'a b d');
    expect(control('/tries').value).toBe('1.50');
    await submit();
    expect(named('escalation:decide')).toEqual([]);
  });

  it('M-03 submit focuses the first field that is wrong, whose sentence stands beside it', async () => {
    const { type, control, submit, text, named } = await open();
    await type('/tries', '9');
    await type('/amount', 'x');
    await submit();
    expect(document.activeElement).toBe(control('/amount'));
    expect(control('/amount').getAttribute('aria-invalid')).toBe('true');
    expect(text()).toContain('Must be ≤ 5.');
    expect(named('escalation:decide')).toEqual([]);
  });

  it('M-04 Alt+Backspace sets the field back, and the focus stays', async () => {
    const { type, control, press, text } = await open();
    await type('/tries', '3');
    expect(text()).toContain('1 of 7 changed');
    await press('Backspace', { altKey: true });
    expect(control('/tries').value).toBe('2');
    expect(document.activeElement).toBe(control('/tries'));
    expect(text()).toContain('0 of 7 changed');
  });

  it('M-06 digits load presets outside of a field only', async () => {
    const { control, press, act: run } = await open();
    await press('1');
    expect(control('/amount').value).toBe('100.00');
    await run(() => document.querySelector<HTMLElement>('[data-preset]')?.focus());
    await press('1');
    expect(control('/amount').value).toBe('50.00');
  });

  it('M-07 without a reason nothing is sent: it is said, and the focus goes there', async () => {
    const { type, submit, named, text } = await open();
    await type('/tries', '3');
    await submit();
    expect(named('escalation:decide')).toEqual([]);
    expect(text()).toContain('at least 10 characters');
    expect(document.activeElement?.closest('.reason-row')).not.toBeNull();
  });

  it('M-01 the library changes nothing by itself, whatever the schema and the arguments', async () => {
    for (const { schema, args } of fc.sample(schemaAndValue, { numRuns: 12, seed: 7 })) {
      const screen = await open({ name: 'any_tool', arguments: args, argumentsSchema: schema });
      await screen.act(() => screen.clock.advance(1_000));
      expect(screen.named('draft:save'), JSON.stringify(args)).toEqual([]);
      expect(screen.text()).toMatch(/0 of \d+ changed/);
      await screen.unmount();
    }
    unmount = async () => undefined;
  });

  it('M-01 an object whose names a form library would misread is edited as JSON', async () => {
    const odd = JSON.parse('{"ui:field":"raw","__proto__":1,"constructor":2}') as JsonObject;
    const { control, type, clock, named, act: run } = await open({ name: 'any_tool', arguments: { odd, plain: 'x' } });
    expect(JSON.parse(control('/odd').value)).toEqual(odd);
    await type('/plain', 'y');
    await run(() => clock.advance(SAVE_AFTER_MS));
    const body = JSON.parse(String(named('draft:save')[0]?.input['body'])) as { readonly values: JsonObject };
    expect(JSON.stringify(body.values)).toBe(JSON.stringify({ odd, plain: 'y' }));
  });
});

describe('policy', () => {
  it('M-10 is asked after a pause; an answer to an older edit is dropped', async () => {
    const { type, clock, named, text, act: run } = await open();
    const known = (riskClass: string, movesTo: string | null) => ({
      ok: true as const,
      value: { route: 'escalate', riskClass, reviewTier: 'manager', reasons: [], movesTo },
    });
    await type('/amount', '400');
    await run(() => clock.advance(ASK_AFTER_MS));
    await type('/amount', '90');
    await run(() => named('escalation:preview')[0]?.answer(known('critical', 'manager')));
    expect(text()).not.toContain('Send to manager');
    await run(() => clock.advance(ASK_AFTER_MS));
    await run(() => named('escalation:preview')[1]?.answer(known('high', 'manager')));
    expect(named('escalation:preview')[1]?.input).toMatchObject({ amount: { minor: 9_000, currency: 'USD' } });
    expect(text()).toContain('Send to manager');
  });

  it('M-10 offline and refused are said as such', async () => {
    const { type, clock, named, text, act: run, connect } = await open();
    await type('/tries', '3');
    await run(() => clock.advance(ASK_AFTER_MS));
    await run(() => named('escalation:preview')[0]?.answer({ ok: false, error: wireError('NOT_FOUND', 'No such item.') }));
    expect(text()).toContain('Policy not asked: No such item.');
    await run(() => connect({ kind: 'reconnecting' } as unknown as typeof READY));
    expect(text()).toContain('Policy not asked: no connection');
  });

  it('M-10 an item that moved up is told, and its draft is left where it is', async () => {
    const { type, submit, named, text, act: run, clock } = await open();
    await type('/tries', '3');
    await run(() => clock.advance(SAVE_AFTER_MS));
    await run(() => named('draft:save')[0]?.answer({ ok: true, value: { at: NOW } }));
    const select = document.querySelector<HTMLSelectElement>('.reason-row select');
    await run(() => {
      Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(select, 'wrong_amount');
      select?.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await submit();
    const [decide] = named('escalation:decide');
    expect(decide?.input).toMatchObject({ verdict: { kind: 'modify', reasonCode: 'wrong_amount', arguments: { tries: 3 } } });
    await run(() => decide?.answer({ ok: true, value: itemOf(1, { seq: 9, reviewTier: 'manager' }) }));
    expect(text()).toContain('It moved there with your draft.');
    expect(named('draft:save').map(({ input }) => input['body'])).not.toContain(null);
  });
});

describe('drafts', () => {
  const half = draftBody({ ...withText(withValue(openDraft(ACTION), ['tries'], 4), '/amount', '12.'), reason: 'half' });

  it('M-08 a draft is kept after a pause, and what is half typed comes back as it was', async () => {
    const { control, text } = await open(ACTION, [{ editor: 'modify', body: half, at: 1, by: 'ana', byName: 'Ana' } as never]);
    expect(control('/amount').value).toBe('12.');
    expect(control('/tries').value).toBe('4');
    expect(text()).toContain('Your draft is back.');
  });

  it('M-08 another person’s draft is offered, not put in', async () => {
    const {
      control,
      text,
      act: run,
    } = await open(ACTION, [
      { editor: 'modify', body: half, at: 1, by: BEN, byName: 'Ben' } as never,
      { editor: 'modify', body: '{"version":9}', at: 2, by: 'cy', byName: 'Cy' } as never,
    ]);
    expect(control('/tries').value).toBe('2');
    expect(text()).toContain('Ben’s draft, 2 of 7 changed');
    expect(text()).toContain('Cy’s draft was written by a newer version');
    await run(() => document.querySelector<HTMLElement>('.draft-offer button')?.click());
    expect(control('/tries').value).toBe('4');
  });

  it('M-08 one’s own that cannot be read is said and left alone, until it is given up', async () => {
    const {
      type,
      clock,
      named,
      text,
      act: run,
    } = await open(ACTION, [{ editor: 'modify', body: '{"version":9}', at: 1, by: 'ana', byName: 'Ana' } as never]);
    expect(text()).toContain('written by a newer version');
    await type('/tries', '3');
    await run(() => clock.advance(SAVE_AFTER_MS));
    expect(named('draft:save')).toEqual([]);
    await run(() => document.querySelector<HTMLElement>('.draft-offer button')?.click());
    expect(named('draft:save')[0]?.input).toMatchObject({ body: null });
    await type('/tries', '4');
    await run(() => clock.advance(SAVE_AFTER_MS));
    expect(named('draft:save').at(-1)?.input['body']).toContain('"tries":4');
  });

  it('M-08 taking every change back takes the draft back', async () => {
    const { type, clock, named, act: run } = await open();
    await type('/tries', '3');
    await run(() => clock.advance(SAVE_AFTER_MS));
    await run(() => named('draft:save')[0]?.answer({ ok: true, value: { at: NOW } }));
    await type('/tries', '2');
    expect(named('draft:save').at(-1)?.input).toMatchObject({ body: null });
  });
});
