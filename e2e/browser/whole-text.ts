import type { Page } from '@playwright/test';

/** What must be read whole wherever it stands: how much, to whom, how bad, how long (UX-46), and by which key. */
const CRITICAL = [
  '.headline .value',
  '.headline bdi',
  '[data-slot="odd"] bdi',
  '.meta time',
  '.meta .risk-mark',
  '.row-time',
  '.armed-sentence',
  '.side-command kbd',
  '.bar-button kbd',
  '.will-happen .value',
].join(', ');

/** Text that is cut off by a box around it, and a page that is wider than its window. */
export const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate((critical) => {
    const found: string[] = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) found.push(`the page is ${scrollWidth} wide in ${innerWidth}`);
    const range = document.createRange();
    for (const element of document.querySelectorAll<HTMLElement>(critical)) {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      range.selectNodeContents(element);
      const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
      for (let around: HTMLElement | null = element; around !== null; around = around.parentElement) {
        const { overflowX } = getComputedStyle(around);
        if (overflowX === 'visible') continue;
        const edge = around.getBoundingClientRect();
        const cut = boxes.find(({ left, right }) => left < edge.left - 1 || right > edge.right + 1);
        if (cut !== undefined) {
          found.push(`"${element.textContent}" is cut by .${around.className || around.tagName}`);
          break;
        }
      }
    }
    return found;
  }, CRITICAL);
