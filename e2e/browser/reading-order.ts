import type { Locator } from '@playwright/test';

export type Read = { readonly logical: string; readonly visual: string };

/**
 * What stands in an element, and what an eye that goes from left to right meets there: the characters in the order
 * of their places on the glass, line by line. The two differ where the bidirectional algorithm has moved something.
 */
export const readByEye = (element: Locator): Promise<Read> =>
  element.evaluate((root) => {
    const placed: { readonly character: string; readonly x: number; readonly y: number }[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      for (let i = 0; i < text.length; i++) {
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const [box] = range.getClientRects();
        if (box !== undefined && box.width > 0) placed.push({ character: text[i] ?? '', x: box.left, y: Math.round(box.top) });
      }
    }
    const lines = Map.groupBy(placed, ({ y }) => y);
    const visual = [...lines.entries()]
      .toSorted(([one], [other]) => one - other)
      .flatMap(([, line]) => line.toSorted((one, other) => one.x - other.x));
    const plain = (characters: readonly { readonly character: string }[]): string =>
      characters.map(({ character }) => (/\s/.test(character) ? ' ' : character)).join('');
    return { logical: plain(placed), visual: plain(visual) };
  });
