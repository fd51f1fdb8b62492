import { EventEmitter, once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { openBenchDesk } from '../bench/ui/desk.ts';
import { connectReviewer, untilReady } from '../load/connect.ts';
import config from '../playwright.config.ts';
import { decideEverything } from './colleague.ts';
import { openFlow } from './flow.ts';
import { type Weight, weigh } from './weigh.ts';

const USAGE = `npm run soak -- [--items N]

A reviewer's day in minutes: N items come, are read, decided and go, while one page stays open. Heap and listeners
are counted after a collection, early and at the end.
  --items N   how many items pass (default 5000)
`;
/** How many items wait at any time, about. */
const OPEN = 300;
/** The first tenth warms up caches that are meant to stay. */
const WARM_UP = 0.1;
/** Which rows and buttons are on screen differs a little from one moment to another; a leak is one listener per item. */
const LISTENER_SLACK = 1.1;

const HOLD_MS = 5_000;
/** By then held decisions are released, and their toasts are gone. Milliseconds. */
const SETTLED_MS = 10_000;

const mib = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(2)} MiB`;

const { values } = parseArgs({
  options: { items: { type: 'string', default: '5000' }, help: { type: 'boolean', default: false } },
});
const total = Number(values.items);
if (values.help || !(total >= 200)) {
  process.stdout.write(USAGE);
  process.exit(values.help ? 0 : 2);
}

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

/** Goes through all of it again and again, and stands still between two rounds when it is asked to. */
const startWork = (page: Page, isOver: () => boolean) => {
  let rounds = 0;
  let gate = Promise.resolve();
  const stands = new EventEmitter();
  const run = async (): Promise<void> => {
    while (!isOver()) {
      for (const presses of PRESSES)
        for (const key of presses) {
          if (key !== LOOK) await page.keyboard.press(key);
          await wait(key === LOOK ? LOOK_MS : KEY_MS);
        }
      rounds++;
      stands.emit('round');
      await gate;
    }
  };
  const done = run();
  return {
    done,
    /** Runs something while nothing is pressed, when everything was on screen `least` times: code is loaded and warm. */
    atRest: async <T>(least: number, act: () => Promise<T>): Promise<T> => {
      const nextRound = (): Promise<unknown> => Promise.race([once(stands, 'round'), done]);
      while (rounds < least - 1 && !isOver()) await nextRound();
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      await nextRound();
      await wait(SETTLED_MS);
      const result = await act();
      gate = Promise.resolve();
      resolve();
      return result;
    },
  };
};

const desk = await openBenchDesk({ holdMs: HOLD_MS });
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
  const weighed = async (): Promise<Weight & { readonly passed: number }> => {
    const weight = await weigh(devtools);
    process.stderr.write(`${flow.passed()} items passed: ${mib(weight.data)} of data\n`);
    return { ...weight, passed: flow.passed() };
  };
  const early = await working.atRest(2, weighed);
  await flow.until(total);
  await working.done;
  stop();
  await wait(SETTLED_MS);
  const late = await weighed();
  const growth = late.data / early.data - 1;
  process.stdout.write(
    [
      `items            ${early.passed} → ${late.passed}, ${flow.decidedBy(me?.name ?? '')} of them decided in the page`,
      `heap, data       ${mib(early.data)} → ${mib(late.data)} (${(growth * 100).toFixed(1)} %, aim < 10 %)`,
      `heap, code       ${mib(early.code)} → ${mib(late.code)} (compiled as it gets hot)`,
      `event listeners  ${early.listeners} → ${late.listeners} (aim: no growth)`,
      `nodes            ${early.nodes} → ${late.nodes}`,
      `page errors      ${errors.length}`,
      '',
    ].join('\n'),
  );
  process.exitCode = growth < 0.1 && late.listeners <= early.listeners * LISTENER_SLACK && errors.length === 0 ? 0 : 1;
  flow.stop();
  colleague.close();
} finally {
  await browser.close();
  await desk.close();
}
