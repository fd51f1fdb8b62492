import type { Page } from '@playwright/test';

/**
 * What a key can put on the glass. A mark is only taken as changed when it is different in the frame that is painted:
 * a key without an effect, or one whose effect comes a frame later, cannot look fast.
 *
 * - `row`: another row is selected, and it is within the list
 * - `card`: the whole card of another item
 * - `face`: the card in the place of the queue, in a narrow window
 * - `armed`: the sentence that the next Enter commits
 * - `palette`: the palette with its first row
 * - `typed`: other text in the palette's field, and the rows that fit it
 * - `panel`: another evidence panel with its content
 */
export type Mark = 'row' | 'card' | 'face' | 'armed' | 'palette' | 'typed' | 'panel';

type Probe = {
  /** These marks are looked for after the next key, and nothing else: looking costs time too. */
  readonly expect: (marks: readonly Mark[]) => void;
  /** Milliseconds from the key to the frame in which each had changed; null after three seconds without. */
  readonly painted: () => Promise<readonly (number | null)[]>;
};

/**
 * Put into the page before anything else. For every key: `keydown.timeStamp → requestAnimationFrame → MessageChannel`,
 * which runs right after the frame was painted, for as many frames as it takes.
 */
export const installProbe = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const GIVE_UP_MS = 3_000;
    const within = (element: Element | null, frame: Element | null): boolean => {
      if (element === null || frame === null) return false;
      const inner = element.getBoundingClientRect();
      const outer = frame.getBoundingClientRect();
      return inner.height > 0 && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
    };
    const text = (selector: string): string => document.querySelector(selector)?.textContent ?? '';
    const isSeen = (selector: string): boolean => (document.querySelector(selector)?.getClientRects().length ?? 0) > 0;
    const looks: { readonly [mark in Mark]: () => string } = {
      row: () => {
        const row = document.querySelector('.queue-list [aria-selected="true"]');
        return within(row, document.querySelector('.queue-list')) ? (row?.id ?? '') : '';
      },
      card: () =>
        text('.card .headline') === '' ? '' : (document.querySelector<HTMLElement>('.card-scroll')?.dataset['id'] ?? ''),
      face: () => (isSeen('.card .headline') && !isSeen('.queue-list') ? 'card' : ''),
      armed: () => (isSeen('.armed-sentence') ? text('.armed-sentence') : ''),
      palette: () => (isSeen('[cmdk-item]') ? 'palette' : ''),
      typed: () => `typed ${document.querySelector<HTMLInputElement>('[cmdk-input]')?.value ?? ''}`,
      panel: () => (text('.panel') === '' ? '' : (document.querySelector('.tabs [aria-selected="true"]')?.id ?? '')),
    };
    let expected: readonly Mark[] = [];
    let tell: (found: readonly (number | null)[]) => void = () => undefined;
    let answer: Promise<readonly (number | null)[]> = Promise.resolve([]);

    const follow = (since: number, marks: readonly Mark[], before: readonly string[], found: (number | null)[]): void => {
      requestAnimationFrame(() => {
        const now = marks.map((mark) => looks[mark]());
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          port1.close();
          const ms = performance.now() - since;
          for (const [i, seen] of now.entries()) if (seen !== '' && seen !== before[i]) found[i] ??= ms;
          if (ms > GIVE_UP_MS || found.every((each) => each !== null)) tell(found);
          else follow(since, marks, before, found);
        };
        port2.postMessage(0);
      });
    };
    window.addEventListener(
      'keydown',
      (event) => {
        if (expected.length === 0 || event.repeat || ['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return;
        const marks = expected;
        expected = [];
        follow(
          event.timeStamp,
          marks,
          marks.map((mark) => looks[mark]()),
          marks.map(() => null),
        );
      },
      { capture: true },
    );
    const probe: Probe = {
      expect: (marks) => {
        expected = marks;
        answer = new Promise((resolve) => (tell = resolve));
      },
      painted: () => answer,
    };
    Object.defineProperty(window, 'probe', { value: probe });
  });
};

type Probed = { readonly probe: Probe };

/** Presses a key and waits for its effects. Null: it had none. */
export const press = async (page: Page, key: string, ...marks: readonly Mark[]): Promise<readonly (number | null)[]> => {
  await page.evaluate((names) => (window as unknown as Probed).probe.expect(names), marks);
  await page.keyboard.press(key);
  return page.evaluate(() => (window as unknown as Probed).probe.painted());
};
