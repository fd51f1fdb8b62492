import type { EscalationId } from '@countersign/shared/model/ids';
import type { Zone } from './keymap.ts';

const FIELD =
  'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable]:not([contenteditable=false])';
/** What scrolls by itself takes the arrows for that. */
const CHOICE = 'input[type=radio], [role=radio], [data-scroller]';
const CONTROL = 'button, a[href], summary, [role=tab], [role=button], input';

/** Where a press happened, as the key map sees it. */
export const zoneOf = (target: EventTarget | null): Zone => {
  if (!(target instanceof Element)) return 'elsewhere';
  if (target.closest(FIELD) !== null) return 'field';
  const zone = target.closest('[data-zone]')?.getAttribute('data-zone');
  if (zone !== 'queue' && zone !== 'card' && zone !== 'page') return 'elsewhere';
  if (target.closest(CHOICE) !== null) return 'choice';
  return target.closest(CONTROL) === null ? zone : 'control';
};

const isSeen = (element: HTMLElement): boolean => element.getClientRects().length > 0;

/** On the body, or in the half of a narrow window that has just been hidden: the browser moves it to the body only later. */
export const isFocusLost = (): boolean => {
  const { activeElement, body } = document;
  if (!(activeElement instanceof HTMLElement) || activeElement === body) return true;
  return activeElement.matches('[data-focus-home]') && !isSeen(activeElement);
};

/** A narrow window shows the queue or the card, and it is the queue now. */
export const isCardHidden = (): boolean => {
  const card = document.querySelector('main.card');
  return card !== null && getComputedStyle(card).display === 'none';
};

/** Puts the focus where reading goes on: the queue, or the card where the queue is hidden. Never on the body (UX-14). */
export const focusHome = (): void => {
  const homes = [...document.querySelectorAll<HTMLElement>('[data-focus-home]')];
  (homes.find(isSeen) ?? homes[0])?.focus({ preventScroll: true });
};

/** Moves the focus among the rows of a page: from the one that has it, or else from the selected one. */
export const stepRows = (by: 1 | -1): void => {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-zone="page"] [data-row]')];
  const current =
    rows.find((row) => row === document.activeElement) ?? rows.find((row) => row.getAttribute('aria-selected') === 'true');
  const place = current === undefined ? -1 : rows.indexOf(current);
  rows[place === -1 ? 0 : Math.min(Math.max(place + by, 0), rows.length - 1)]?.focus();
};

/** The escalation of the row that has the focus, on a page whose rows are escalations. */
export const focusedRow = (): EscalationId | null => {
  const row = document.activeElement?.closest('[data-row]')?.getAttribute('data-row') ?? '';
  return row === '' ? null : (row as EscalationId);
};

/** The one editor that is open checks its fields and sends itself. */
export const submitEditor = (): void => document.querySelector<HTMLFormElement>('form[data-editor]')?.requestSubmit();

/** The page's own way to a file: the system asks which one. */
export const pickFile = (): void => document.querySelector<HTMLInputElement>('input[type="file"][data-pick]')?.click();

/** The system's own dialog for the page as it is. */
export const printPage = (): void => window.print();

/** The digit of a preset is its button. */
export const loadPreset = (digit: string): void => document.querySelector<HTMLElement>(`[data-preset="${digit}"]`)?.click();
