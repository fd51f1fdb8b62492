import { type CDPSession, expect, type Page, test } from '@playwright/test';
import { PNG } from 'pngjs';
import { type Look, routeGallery, showState } from './gallery.ts';

const CLASSES = ['low', 'medium', 'high', 'critical'] as const;
type RiskClass = (typeof CLASSES)[number];
const STATE_OF: { readonly [R in RiskClass]: string } = {
  low: 'card-low',
  medium: 'card-medium',
  high: 'card-high',
  critical: 'card-critical',
};
/** Side of the picture that two glyphs are compared in. */
const GRID = 24;

/** A glyph as ink and ground, fitted into a square: size, colour and place do not count, the shape does. */
const shapeOf = (file: Buffer): readonly boolean[] => {
  const { width, height, data } = PNG.sync.read(file);
  const grey = (x: number, y: number): number => {
    const i = (y * width + x) * 4;
    return 0.299 * (data[i] ?? 0) + 0.587 * (data[i + 1] ?? 0) + 0.114 * (data[i + 2] ?? 0);
  };
  const ground = grey(0, 0);
  const isInk = (x: number, y: number): boolean => Math.abs(grey(x, y) - ground) > 60;
  const ink = Array.from({ length: width * height }, (_, i) => [i % width, Math.floor(i / width)] as const).filter(([x, y]) =>
    isInk(x, y),
  );
  const xs = ink.map(([x]) => x);
  const ys = ink.map(([, y]) => y);
  const box = { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
  return Array.from({ length: GRID * GRID }, (_, i) => {
    const x = box.left + (((i % GRID) + 0.5) / GRID) * (box.right - box.left + 1);
    const y = box.top + ((Math.floor(i / GRID) + 0.5) / GRID) * (box.bottom - box.top + 1);
    return isInk(Math.floor(x), Math.floor(y));
  });
};

const differenceOf = (a: readonly boolean[], b: readonly boolean[]): number =>
  a.filter((ink, i) => ink !== b[i]).length / a.length;

const glyphs = async (page: Page, look: Look): Promise<ReadonlyMap<RiskClass, readonly boolean[]>> => {
  const found = new Map<RiskClass, readonly boolean[]>();
  for (const risk of CLASSES) {
    await showState(page, STATE_OF[risk], look);
    const mark = page.locator(`.meta .risk-glyph.risk-${risk}`).first();
    await expect(mark).toBeVisible();
    found.set(risk, shapeOf(await mark.screenshot({ animations: 'disabled' })));
  }
  return found;
};

const see = async (page: Page, type: 'achromatopsia' | 'deuteranopia' | 'none'): Promise<CDPSession> => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setEmulatedVisionDeficiency', { type });
  return devtools;
};

for (const deficiency of ['achromatopsia', 'deuteranopia'] as const)
  for (const theme of ['light', 'dark'] as const)
    test(`UX-43 the four risk classes are told apart by shape alone: ${deficiency}, ${theme}`, async ({ browser }) => {
      const page = await browser.newPage({ deviceScaleFactor: 4 });
      await routeGallery(page);
      const known = await glyphs(page, { theme: 'light', language: 'en' });
      await see(page, deficiency);
      const seen = await glyphs(page, { theme, language: 'en' });
      for (const [risk, shape] of seen) {
        const nearest = [...known].sort(([, a], [, b]) => differenceOf(shape, a) - differenceOf(shape, b));
        expect(nearest[0]?.[0]).toBe(risk);
        // The next best is clearly another shape, not a matter of a few pixels.
        expect(differenceOf(shape, nearest[1]?.[1] ?? [])).toBeGreaterThan(0.12);
      }
      await page.close();
    });
