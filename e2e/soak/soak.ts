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

/** What somebody does all day, one small thing after another. */
const PRESSES: readonly (readonly string[])[] = [
  ['j', ']', ']', 'a'],
  ['v', 'a', 'Escape'],
  ['k', '1', 'a'],
  ['m', 'Escape'],
  ['r', '2'],
  ['Control+k', 'Escape'],
  ['?', 'Escape'],
  ['g', 'h', 'Escape'],
  ['g', 's', 'Escape'],
  ['/', 'Escape'],
];

const work = async (page: Page, isOver: () => boolean): Promise<void> => {
  for (let i = 0; !isOver(); i++)
    for (const key of PRESSES[i % PRESSES.length] ?? []) {
      await page.keyboard.press(key);
      await wait(90);
    }
};

const desk = await openBenchDesk({ holdMs: 5_000 });
const browser = await chromium.launch(config.use?.launchOptions ?? {});
try {
  const [agent] = desk.crew.agents;
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
  const working = work(page, () => flow.passed() >= total);
  await flow.until(Math.ceil(total * WARM_UP));
  const early = await count(devtools, flow.passed());
  process.stderr.write(`${early.items} items passed: heap ${(early.heap / 2 ** 20).toFixed(1)} MiB\n`);
  await flow.until(total);
  await working;
  stop();
  // Held decisions are released and their toasts are gone.
  await wait(15_000);
  const late = await count(devtools, flow.passed());
  const growth = late.heap / early.heap - 1;
  process.stdout.write(
    [
      `items            ${early.items} → ${late.items}`,
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
