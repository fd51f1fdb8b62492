import type { BrowserContext } from '@playwright/test';

/** A page without a pointer: nothing that a mouse, a finger or a pen does reaches it. Keys alone must do. */
export const disablePointer = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const swallow = (event: Event): void => {
      event.stopImmediatePropagation();
      event.preventDefault();
    };
    for (const name of [
      ...['pointerdown', 'pointerup', 'pointermove', 'pointerover', 'pointerenter'],
      ...['mousedown', 'mouseup', 'mousemove', 'mouseover', 'mouseenter', 'dblclick', 'auxclick'],
      ...['touchstart', 'touchmove', 'touchend', 'wheel', 'dragstart'],
    ])
      window.addEventListener(name, swallow, { capture: true, passive: false });
    window.addEventListener(
      'click',
      (event) => {
        // A click that a key made has no count.
        if (event.detail !== 0) swallow(event);
      },
      { capture: true },
    );
  });
