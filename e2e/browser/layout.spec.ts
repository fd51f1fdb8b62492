import { expect, type Page, test } from '@playwright/test';
import { routeGallery, showState, stateNames } from './gallery.ts';

/** `scale` is the browser's zoom: 200 % of 1280×800 leaves 640×400 to lay out. */
const SIZES = [
  { name: '900×600', width: 900, height: 600, scale: 1 },
  { name: '1280×800', width: 1280, height: 800, scale: 1 },
  { name: '1280×800 at 200 %', width: 640, height: 400, scale: 2 },
  { name: '320 wide', width: 320, height: 640, scale: 1 },
] as const;
const LANGUAGES = ['en', 'ar'] as const;

/** What is wrong with what is on the screen now, in words. Runs in the page. */
const faultsOf = (): readonly string[] => {
  const faults: string[] = [];
  const one = (selector: string): HTMLElement | null =>
    [...document.querySelectorAll<HTMLElement>(selector)].find((element) => element.checkVisibility()) ?? null;
  const nameOf = (element: Element): string =>
    element.getAttribute('data-slot') ?? `${element.tagName.toLowerCase()}.${element.className.toString().split(' ')[0] ?? ''}`;
  const { innerWidth: width, innerHeight: height } = window;

  // The page itself, and everything that scrolls downwards, never scrolls sideways.
  const root = document.documentElement;
  if (root.scrollWidth > width) faults.push(`the page is ${root.scrollWidth - width} px too wide`);
  for (const scroller of document.querySelectorAll('.card-scroll, .queue-list, .page, .columns'))
    if (scroller.checkVisibility() && scroller.scrollWidth > scroller.clientWidth + 1)
      faults.push(`${nameOf(scroller)} is ${scroller.scrollWidth - scroller.clientWidth} px too wide`);

  const within = (element: HTMLElement): void => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    if (left < -1 || right > width + 1 || top < -1 || bottom > height + 1)
      faults.push(`${nameOf(element)} is outside of the window`);
  };
  const bar = one('[data-slot="decision"], .editor-foot, .decision-bar');
  const headline = one('[data-slot="action"]');
  if (bar !== null) within(bar);
  if (headline !== null) within(headline);
  if (headline !== null && bar === null) faults.push('there is a sentence and nothing to decide with');

  // Slots stand under each other; the bar is under all of them, whatever scrolls behind it is cut there.
  const slots = ['meta', 'action', 'why', 'odd', 'calm', 'checks'].flatMap((slot) => {
    const found = one(`[data-slot="${slot}"]`);
    return found === null ? [] : [found];
  });
  for (const [i, slot] of slots.entries()) {
    const next = slots[i + 1];
    const end = slot.getBoundingClientRect().bottom;
    if (next !== undefined && end > next.getBoundingClientRect().top + 1)
      faults.push(`${nameOf(slot)} runs into ${nameOf(next)}`);
    for (const part of slot.querySelectorAll<HTMLElement>('dd, dt, button, span:not(.visually-hidden)'))
      if (part.checkVisibility() && part.clientHeight > 0 && part.getBoundingClientRect().bottom > end + 1)
        faults.push(`${nameOf(part)} hangs out of ${nameOf(slot)}`);
  }
  const scroll = one('.card-scroll');
  if (
    scroll !== null &&
    bar?.matches('[data-slot="decision"]') &&
    scroll.getBoundingClientRect().bottom > bar.getBoundingClientRect().top + 1
  )
    faults.push('the card reaches under its bar');

  // How much, to whom, how bad, how long: whole, or whole in a title.
  const critical =
    '.value-amount, .headline .value, .meta .risk-mark, .meta time, .row-time, .row .risk-glyph, .fact-value, .armed-sentence';
  for (const element of document.querySelectorAll<HTMLElement>(critical)) {
    if (!element.checkVisibility()) continue;
    for (
      let box: HTMLElement | null = element;
      box !== null && !box.matches('.card-scroll, .queue-list');
      box = box.parentElement
    ) {
      const { overflowX, overflowY } = getComputedStyle(box);
      const isCut =
        (/hidden|clip/.test(overflowX) && box.scrollWidth > box.clientWidth + 1) ||
        (/hidden|clip/.test(overflowY) && box.scrollHeight > box.clientHeight + 1);
      if (isCut && element.closest('[title]') === null)
        faults.push(`"${element.textContent}" is cut by ${nameOf(box)} and has no title`);
    }
  }

  // Two controls never lie on each other.
  const boxes = [...(bar?.querySelectorAll('button, input, select') ?? [])].map((element) => ({
    name: element.textContent,
    box: element.getBoundingClientRect(),
  }));
  for (const [i, a] of boxes.entries())
    for (const b of boxes.slice(i + 1))
      if (
        a.box.left < b.box.right - 1 &&
        b.box.left < a.box.right - 1 &&
        a.box.top < b.box.bottom - 1 &&
        b.box.top < a.box.bottom - 1
      )
        faults.push(`${a.name} lies on ${b.name}`);
  return [...new Set(faults)];
};

const look = async (page: Page): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const language of LANGUAGES)
    for (const state of await stateNames(page)) {
      await showState(page, state, { theme: 'light', language });
      found.push(...(await page.evaluate(faultsOf)).map((fault) => `${state}, ${language}: ${fault}`));
    }
  return found;
};

for (const { name, width, height, scale } of SIZES)
  test(`UX-41 every state holds its layout: ${name}`, async ({ browser }) => {
    test.setTimeout(300_000);
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
    await routeGallery(page);
    expect(await look(page)).toEqual([]);
    await page.close();
  });

test('UX-41 900×600 leaves at least 150 px to read the evidence in', async ({ browser }) => {
  const page = await browser.newPage({ viewport: { width: 900, height: 600 } });
  await routeGallery(page);
  for (const state of ['card-low', 'card-high', 'card-critical', 'card-long-names']) {
    await showState(page, state, { theme: 'light', language: 'en' });
    const panel = await page.locator('.panel').first().boundingBox();
    const bar = await page.locator('[data-slot="decision"]').boundingBox();
    expect((bar?.y ?? 0) - (panel?.y ?? 600), state).toBeGreaterThanOrEqual(150);
  }
  await page.close();
});

/** What a policy and a model add to a card: the rule's sentence, two marks, a panel. */
const RULED = ['card-predicted', 'card-predicted-critical'];

for (const { name, width, height } of SIZES.slice(0, 2))
  test(`Y-21 what was learned moves no slot of the card: ${name}`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width, height } });
    const page = await context.newPage();
    await routeGallery(page);
    const slots = async (state: string, language: (typeof LANGUAGES)[number]) => {
      await showState(page, state, { theme: 'light', language });
      return page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.card [data-slot]')].map((slot) => {
          const { top, bottom, left, right } = slot.getBoundingClientRect();
          return { slot: slot.dataset['slot'], edges: [top, bottom, left, right] };
        }),
      );
    };
    for (const language of LANGUAGES) {
      const plain = await slots('card-medium', language);
      expect(plain.length).toBeGreaterThan(5);
      for (const state of RULED)
        for (const [i, { slot, edges }] of (await slots(state, language)).entries())
          for (const [side, edge] of edges.entries())
            expect(Math.abs(edge - (plain[i]?.edges[side] ?? Number.NaN)), `${state}, ${language}: ${slot}`).toBeLessThanOrEqual(
              2,
            );
    }
    await context.close();
  });
