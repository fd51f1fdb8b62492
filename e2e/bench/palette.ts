import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { spreadOf } from './ui/percentiles.ts';
import { installProbe, press } from './ui/probe.ts';

/**
 * UX-11: typing into the palette with 300 commands over a queue of 5,000, from the key to the frame with its effect.
 * Prints; asserts nothing. `node e2e/bench/palette.ts`
 */
const WORDS = ['approve', 'settings', 'board column', 'evidence', 'order 4999', 'raise to tier', 'zzzz', 'go hist'];
const DESKTOP = join(import.meta.dirname, '../../apps/desktop');
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

const folder = await mkdtemp(join(tmpdir(), 'countersign-palette-'));
try {
  const page = join(DESKTOP, 'bench/palette');
  await promisify(execFile)(
    join(DESKTOP, 'node_modules/.bin/vite'),
    ['build', page, '--config', join(DESKTOP, 'vite.config.ts'), '--outDir', folder, '--emptyOutDir'],
    { cwd: DESKTOP },
  );
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://page').pathname);
    readFile(join(folder, path === '/' ? 'index.html' : path)).then(
      (body) => response.setHeader('content-type', TYPES[extname(path)] ?? (path === '/' ? 'text/html' : 'font/woff2')).end(body),
      () => response.writeHead(404).end(),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const tab = await browser.newPage();
  await installProbe(tab);
  await tab.goto(`http://127.0.0.1:${port}/`);
  await tab.locator('[cmdk-item]').nth(299).waitFor();
  await tab.locator('[cmdk-input]').focus();
  const found: number[] = [];
  for (const word of WORDS)
    for (const key of [...word, ...Array.from(word, () => 'Backspace')]) {
      for (const ms of await press(tab, key === ' ' ? 'Space' : key, 'typed')) if (ms !== null) found.push(ms);
    }
  const { n, p50, p95, p99, most } = spreadOf(found);
  const shown = (ms: number): string => ms.toFixed(1);
  console.log(
    `palette, 300 commands, 5,000 items, ${n} keys: p50 ${shown(p50)} p95 ${shown(p95)} p99 ${shown(p99)} most ${shown(most)} ms`,
  );
  await browser.close();
  server.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}
