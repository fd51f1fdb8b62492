import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { openBenchDesk } from '../bench/ui/desk.ts';
import { connectReviewer, untilReady } from '../load/connect.ts';
import config from '../playwright.config.ts';
import { decideEverything } from './colleague.ts';
import { openFlow } from './flow.ts';

const USAGE = `npm run soak -- [--items N]

A reviewer's day in minutes: N items come, are read, decided and go, while one page stays open. Heap and listeners
are counted after a collection, early and at the end.
  --items N   how many items pass (default 5000)
`;
/** How many items wait at any time, about. */
const OPEN = 300;
/** The first tenth warms up caches that are meant to stay. */
const WARM_UP = 0.1;

const { values } = parseArgs({
  options: { items: { type: 'string', default: '5000' }, help: { type: 'boolean', default: false } },
});
const total = Number(values.items);
if (values.help || !(total >= 200)) {
  process.stdout.write(USAGE);
  process.exit(values.help ? 0 : 2);
}

type Count = { readonly heap: number; readonly listeners: number; readonly nodes: number; readonly items: number };

const count = async (devtools: CDPSession, items: number): Promise<Count> => {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { heap: of('JSHeapUsedSize'), listeners: of('JSEventListeners'), nodes: of('Nodes'), items };
};

/** Between two keys. Milliseconds. */
const KEY_MS = 60;
/** A card is looked at for as long as its guard lasts before anything is decided on it. Milliseconds. */
const LOOK_MS = 380;
const LOOK = 'look';

/** What somebody does all day, one small thing after another. */
const PRESSES: readonly (readonly string[])[] = [
  [LOOK, 'a'],
  [']', ']', '[', LOOK, 'a'],
  ['v', LOOK, 'a'],
  ['j', '1', LOOK, 'r', '2'],
  ['j', 'j', 'k', LOOK, 'a', 'z'],
  ['j', LOOK, 'm', LOOK, 'Escape'],
  ['j', LOOK, 'c', 'N', 'o', 't', 'e', 'Escape'],
  ['j', LOOK, 'f', 'Escape'],
  ['j', LOOK, 'h', 'Escape'],
  ['Control+k', 's', 'e', 't', 'Escape'],
  ['?', 'Escape'],
  ['b', 'Escape', 'Escape'],
  ['g', 'h', LOOK, 'Escape'],
  ['g', 's', LOOK, 'Escape'],
  ['/', 'R', '1', 'Escape', 'Escape'],
];

/** Goes through all of it until it is over; `warm` resolves when everything was on screen twice, and code is loaded and warm. */
const startWork = (page: Page, isOver: () => boolean) => {
  const warm = Promise.withResolvers<void>();
  const run = async (): Promise<void> => {
    for (let i = 0; !isOver(); i++) {
      if (i === 2 * PRESSES.length) warm.resolve();
      for (const key of PRESSES[i % PRESSES.length] ?? []) {
        if (key !== LOOK) await page.keyboard.press(key);
        await wait(key === LOOK ? LOOK_MS : KEY_MS);
      }
    }
    warm.resolve();
  };
  return { warm: warm.promise, done: run() };
};

const desk = await openBenchDesk({ holdMs: 5_000 });
const browser = await chromium.launch(config.use?.launchOptions ?? {});
try {
  const [agent] = desk.crew.agents;
  const [me] = desk.crew.reviewers;
  const colleague = connectReviewer({ url: desk.url, token: desk.crew.reviewers[1]?.token ?? '' });
  await untilReady(colleague);
  const flow = await openFlow({ url: desk.url, token: agent?.token ?? '' }, { total, open: OPEN });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(desk.link(0, 'near'));
  await page.locator('[role="option"]').first().waitFor();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const stop = decideEverything(colleague, OPEN);
  const working = startWork(page, () => flow.passed() >= total);
  await flow.until(Math.ceil(total * WARM_UP));
  await working.warm;
  const early = await count(devtools, flow.passed());
  process.stderr.write(`${early.items} items passed: heap ${(early.heap / 2 ** 20).toFixed(1)} MiB\n`);
  await flow.until(total);
  await working.done;
  stop();
  // Held decisions are released and their toasts are gone.
  await wait(15_000);
  const late = await count(devtools, flow.passed());
  const growth = late.heap / early.heap - 1;
  process.stdout.write(
    [
      `items            ${early.items} → ${late.items}, ${flow.decidedBy(me?.name ?? '')} of them decided in the page`,
      `heap             ${(early.heap / 2 ** 20).toFixed(1)} → ${(late.heap / 2 ** 20).toFixed(1)} MiB (${(growth * 100).toFixed(1)} %, aim < 10 %)`,
      `event listeners  ${early.listeners} → ${late.listeners} (aim: no growth)`,
      `nodes            ${early.nodes} → ${late.nodes}`,
      `page errors      ${errors.length}`,
    ].join('\n') + '\n',
  );
  process.exitCode = growth < 0.1 && late.listeners <= early.listeners && errors.length === 0 ? 0 : 1;
  flow.stop();
  colleague.close();
} finally {
  await browser.close();
  await desk.close();
}
