import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import config from '../../playwright.config.ts';
import { describeMachine } from '../machine.ts';
import { openBenchDesk } from './desk.ts';
import { openFeed } from './feed.ts';
import { measureColdStarts, measureFirstLoad } from './first-load.ts';
import { measureDecisions, measureKeys } from './keys.ts';
import { installProbe } from './probe.ts';
import { renderFigures, type UiFigures } from './render.ts';

const USAGE = `npm run bench:ui -- [--items N] [--times N] [--write]

Measures the reviewer's page in Chromium: key to paint, decision to next card, first load and cold start.
  --items N   open items in the queue (default 5000)
  --times N   presses of each key (default 200)
  --write     put the figures into docs/benchmarks-ui.md
`;
const ROUND_TRIP_MS = 200;
const CHANGES_PER_SECOND = 50;
const COLD_STARTS = 5;

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '5000' },
    times: { type: 'string', default: '200' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const items = Number(values.items);
const times = Number(values.times);
if (values.help || !(items >= 10) || !(times >= 4)) {
  process.stdout.write(USAGE);
  process.exit(values.help ? 0 : 2);
}
const say = (text: string): void => void process.stderr.write(`${text}\n`);

const usable = async (page: Page, link: string): Promise<void> => {
  await page.goto(link);
  await page.locator('[role="option"]').first().waitFor();
  await page.locator('.card .headline').waitFor();
};

/** How long the queue says that it is, to a screen reader. */
const rowsOf = async (page: Page): Promise<number> =>
  Number(await page.locator('[role="option"]').first().getAttribute('aria-setsize'));

const [load = 0] = loadavg();
const desk = await openBenchDesk({ roundTripMs: ROUND_TRIP_MS });
const browser = await chromium.launch(config.use?.launchOptions ?? {});
try {
  const [agent] = desk.crew.agents;
  if (agent === undefined) throw new Error('no agent');
  const feed = await openFeed({ url: desk.url, token: agent.token });
  say(`filling the queue with ${items} items`);
  await feed.propose(items);

  say('first load and cold starts');
  const firstLoad = await measureFirstLoad(browser, desk.link(0, 'near'));
  const cold = await measureColdStarts(browser, desk.link(0, 'near'), COLD_STARTS);

  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await installProbe(page);
  await usable(page, desk.link(0, 'near'));
  const rows = await rowsOf(page);
  if (rows < items) throw new Error(`the queue has ${rows} rows, not ${items}`);
  feed.move(CHANGES_PER_SECOND);
  say(`keys, with ${CHANGES_PER_SECOND} changes a second`);
  const keys = await measureKeys(page, times);
  say('keys, on a processor four times slower');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const slowKeys = await measureKeys(page, Math.ceil(times / 2));
  await page.close();

  say(`decisions, the hub ${ROUND_TRIP_MS} ms away`);
  const far = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await installProbe(far);
  await usable(far, desk.link(1, 'far'));
  // Low risk: one stroke decides, and the next card follows.
  await far.keyboard.press('/');
  await far.keyboard.type('post invoice');
  await far.keyboard.press('Enter');
  const decision = await measureDecisions(far, Math.ceil(times / 4));
  await feed.stop();

  const figures: UiFigures = {
    machine: describeMachine(),
    load,
    items,
    changesPerSecond: feed.perSecond(),
    roundTripMs: ROUND_TRIP_MS,
    keys,
    slowKeys,
    decision,
    firstLoad,
    cold,
  };
  const text = renderFigures(figures);
  process.stdout.write(`${text}\n`);
  if (values.write) await writeFile(join(import.meta.dirname, '../../../docs/benchmarks-ui.md'), `${text}\n`);
} finally {
  await browser.close();
  await desk.close();
}
