import type { Zone } from './keymap.ts';

const FIELD =
  'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable]:not([contenteditable=false])';
const CONTROL = 'button, a[href], summary, [role=tab], [role=button], input';

/** Where a press happened, as the key map sees it. */
export const zoneOf = (target: EventTarget | null): Zone => {
  if (!(target instanceof Element)) return 'elsewhere';
  if (target.closest(FIELD) !== null) return 'field';
  const zone = target.closest('[data-zone]')?.getAttribute('data-zone');
  if (zone !== 'queue' && zone !== 'card') return 'elsewhere';
  return target.closest(CONTROL) === null ? zone : 'control';
};

const isSeen = (element: HTMLElement): boolean => element.getClientRects().length > 0;

/** On the body, or in the half of a narrow window that has just been hidden: the browser moves it to the body only later. */
export const isFocusLost = (): boolean => {
  const { activeElement, body } = document;
  if (!(activeElement instanceof HTMLElement) || activeElement === body) return true;
  return activeElement.matches('[data-focus-home]') && !isSeen(activeElement);
};

/** Puts the focus where reading goes on: the queue, or the card where the queue is hidden. Never on the body (UX-14). */
export const focusHome = (): void => {
  const homes = [...document.querySelectorAll<HTMLElement>('[data-focus-home]')];
  (homes.find(isSeen) ?? homes[0])?.focus({ preventScroll: true });
};

/** The one editor that is open checks its fields and sends itself. */
export const submitEditor = (): void => document.querySelector<HTMLFormElement>('form[data-editor]')?.requestSubmit();
