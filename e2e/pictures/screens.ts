import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { LOOKS, type Look, routeGallery, showState, stateNames } from '../browser/gallery.ts';
import config from '../playwright.config.ts';

/**
 * Pictures of the screen. `npm run screens` makes those of the docs; `npm run screens -- all`, or with the names of some
 * states, makes them at every size and in every look, in a folder that is not kept.
 */
const FOLDER = join(import.meta.dirname, '../../docs/screens');

type Size = { readonly name: string; readonly width: number; readonly height: number; readonly scale: number };
const WIDE: Size = { name: '1280x800', width: 1280, height: 800, scale: 1 };
const SMALL: Size = { name: '900x600', width: 900, height: 600, scale: 1 };
const NARROW: Size = { name: '320x640', width: 320, height: 640, scale: 1 };
/** `scale` is the browser's zoom: 200 % of 1280×800 leaves 640×400 to lay out. */
const ZOOMED: Size = { name: '1280x800-200pc', width: 640, height: 400, scale: 2 };

const LIGHT: Look = { theme: 'light', language: 'en' };
const DARK: Look = { theme: 'dark', language: 'en' };
const ARABIC: Look = { theme: 'light', language: 'ar' };

type Shot = { readonly file: string; readonly state: string; readonly look: Look; readonly size: Size };
const shot = (subject: string, state: string, look: Look, size = WIDE): Shot => ({
  file: `${subject}-${look.theme}-${size.name}.png`,
  state,
  look,
  size,
});

/** What the docs show. */
const KEPT: readonly Shot[] = [
  shot('inbox', 'full', LIGHT),
  shot('inbox', 'full', DARK),
  shot('inbox', 'full', LIGHT, SMALL),
  shot('armed', 'armed', LIGHT),
  shot('modify', 'editor-modified', LIGHT),
  shot('batch', 'batch', LIGHT),
  shot('board', 'board', LIGHT),
  shot('board', 'board', DARK),
  shot('palette', 'palette', DARK),
  shot('keys', 'settings-keys', LIGHT),
  shot('practice', 'practice', LIGHT),
  shot('card-ar', 'card-high', ARABIC),
  shot('card', 'card-high', LIGHT, NARROW),
];

const take = async (browser: Browser, shots: readonly Shot[], folder: string): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  for (const size of [WIDE, SMALL, ZOOMED, NARROW]) {
    const page = await browser.newPage({ viewport: size, deviceScaleFactor: size.scale });
    await routeGallery(page);
    for (const { file, state, look } of shots.filter((one) => one.size === size)) {
      await showState(page, state, look);
      await page.screenshot({ path: join(folder, file), animations: 'disabled' });
      process.stdout.write(`${file}\n`);
    }
    await page.close();
  }
};

const everything = async (browser: Browser, wanted: readonly string[]): Promise<readonly Shot[]> => {
  const page = await browser.newPage();
  await routeGallery(page);
  const states = (await stateNames(page)).filter((name) => wanted.includes('all') || wanted.includes(name));
  await page.close();
  return states.flatMap((state) =>
    [WIDE, SMALL, ZOOMED, NARROW].flatMap((size) =>
      LOOKS.map((look) => shot(look.language === 'en' ? state : `${state}-${look.language}`, state, look, size)),
    ),
  );
};

const wanted = process.argv.slice(2);
const browser = await chromium.launch(config.use?.launchOptions ?? {});
try {
  if (wanted.length === 0) await take(browser, KEPT, FOLDER);
  else await take(browser, await everything(browser, wanted), join(FOLDER, 'all'));
} finally {
  await browser.close();
}
