// @vitest-environment happy-dom
import type { PrincipalId } from '@countersign/shared/model/ids';
import { afterEach, expect, it } from 'vitest';
import { NOW, itemOf } from '../../test/queue-item.ts';
import { renderReviewer } from '../../test/render-reviewer.tsx';
import { outUntil } from '../../state/out-choices.ts';

type Screen = Awaited<ReturnType<typeof renderReviewer>>;
let screen: Screen;
afterEach(() => screen.unmount());

const set = () => screen.sent.findLast(({ name }) => name === 'reviewer:set-availability');
const submit = () => screen.act(() => document.querySelector('form')?.requestSubmit());

/** As React sees typing: the value is set by the element's own setter, and told. */
const type = (field: HTMLInputElement | null, value: string): Promise<void> =>
  screen.act(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  });

it('O-30 G O asks until when, with the usual answer chosen; Enter sets it, and the bar says so', async () => {
  screen = await renderReviewer([itemOf(1)]);
  await screen.press('g');
  await screen.press('o');
  expect(document.querySelector('dialog h2')?.textContent).toBe('Out of office');
  // How much one may have is not one's own to say.
  expect(document.querySelector('.availability-capacity')).toBeNull();
  await submit();
  const until = outUntil('tomorrow', NOW);
  expect(set()?.input).toMatchObject({ out: { until } });
  const out = set()?.input['out'];
  await screen.act(() => set()?.answer({ ok: true, value: { id: 'ana', name: 'Ana', capacity: null, out } }));
  expect(document.querySelector('.presence-button')?.textContent).toContain('Out until');
  expect(screen.text()).toContain('You are out until');
});

it('O-30 from the bar one comes back; dates that cannot be are said and sent nowhere', async () => {
  screen = await renderReviewer([itemOf(1)]);
  await screen.act(() => screen.tell('availability:changed', { capacity: null, out: { from: NOW - 1, until: NOW + 3_600_000 } }));
  await screen.act(() => document.querySelector<HTMLButtonElement>('.presence-button')?.click());
  const [from, until] = document.querySelectorAll<HTMLInputElement>('.availability-dates input');
  expect(from?.value).not.toBe('');
  await type(until ?? null, from?.value ?? '');
  await submit();
  expect(document.querySelector('dialog')?.textContent).toContain('The end must come after the beginning');
  expect(set()).toBeUndefined();
  await screen.act(() => document.querySelector<HTMLInputElement>('.availability-choice input')?.click());
  await submit();
  expect(set()?.input).toMatchObject({ out: null });
});

it('O-33 a row and a card say whom the item called', async () => {
  screen = await renderReviewer([
    itemOf(1, { audience: 'everybody' }),
    itemOf(2, { audience: 'supervisors', assignee: 'ben' as PrincipalId }),
  ]);
  const notes = [...document.querySelectorAll('.row-note')].map(({ textContent }) => textContent ?? '');
  expect(notes[0]).toContain('everybody was asked');
  expect(notes[1]).toContain('supervisors were called');
});

it('O-07 the card says what the deadline does next', async () => {
  screen = await renderReviewer([itemOf(1, { onDeadline: 'raise', next: 'everybody', deadlineAt: NOW + 600_000 })]);
  expect(document.querySelector('[data-slot=consequence]')?.textContent).toContain('everybody asked at');
});
