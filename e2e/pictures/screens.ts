import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { type Look, routeGallery, showState, stateNames } from '../browser/gallery.ts';
import config from '../playwright.config.ts';

/**
 * Pictures of every state of the screen, for the docs and for whoever looks after its looks: `npm run screens`, or
 * `npm run screens -- armed board` for some of them.
 */
const FOLDER = join(import.meta.dirname, '../../docs/screens');
/** `scale` is the browser's zoom: 200 % of 1280×800 leaves 640×400 to lay out. */
const SIZES = [
  { name: '900x600', width: 900, height: 600, scale: 1 },
  { name: '1280x800', width: 1280, height: 800, scale: 1 },
  { name: '1280x800-200pc', width: 640, height: 400, scale: 2 },
  { name: '320x640', width: 320, height: 640, scale: 1 },
] as const;
const LOOKS: readonly Look[] = [
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'en' },
  { theme: 'light', language: 'ar' },
];

mkdirSync(FOLDER, { recursive: true });
const wanted = process.argv.slice(2);
const browser = await chromium.launch(config.use?.launchOptions ?? {});
try {
  for (const { name: size, width, height, scale } of SIZES) {
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
    await routeGallery(page);
    const names = await stateNames(page);
    for (const state of names.filter((name) => wanted.length === 0 || wanted.includes(name)))
      for (const look of LOOKS) {
        await showState(page, state, look);
        const file = `${state}-${look.language === 'en' ? '' : `${look.language}-`}${look.theme}-${size}.png`;
        await page.screenshot({ path: join(FOLDER, file), animations: 'disabled' });
        process.stdout.write(`docs/screens/${file}\n`);
      }
    await page.close();
  }
} finally {
  await browser.close();
}
