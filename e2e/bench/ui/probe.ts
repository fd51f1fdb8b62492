import type { Page } from '@playwright/test';

/**
 * Put into the page before anything else: for every key the time from the event to the frame that shows its effect,
 * `keydown.timeStamp → requestAnimationFrame → MessageChannel`, which runs right after that frame was painted.
 */
export const installProbe = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const samples: { key: string; ms: number; card: number | null }[] = [];
    const afterPaint = (run: () => void): void => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          port1.close();
          run();
        };
        port2.postMessage(0);
      });
    };
    const headline = (): string | null => document.querySelector('.headline')?.textContent ?? null;
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.repeat || ['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return;
        const sample: (typeof samples)[number] = { key: event.key, ms: 0, card: null };
        samples.push(sample);
        const before = headline();
        const look = (): void =>
          afterPaint(() => {
            const now = performance.now() - event.timeStamp;
            if (sample.ms === 0) sample.ms = now;
            if (headline() !== before && headline() !== null) sample.card = now;
            else if (now < 3_000) look();
          });
        look();
      },
      { capture: true },
    );
    Object.defineProperty(window, 'samples', { value: samples });
  });
};

export type Sample = { readonly key: string; readonly ms: number; readonly card: number | null };

/** What was measured since the last time. */
export const takeSamples = (page: Page): Promise<readonly Sample[]> =>
  page.evaluate(() => (window as unknown as { samples: Sample[] }).samples.splice(0));
