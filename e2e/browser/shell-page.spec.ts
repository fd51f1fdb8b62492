import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { bindToken } from '../../apps/desktop/src/platform/bound-token.ts';
import { DEFAULT_SETTINGS } from '../../apps/desktop/src/platform/settings.ts';
import { serveApp } from '../../apps/desktop/src/host/app-protocol.ts';
import { contentPolicy } from '../../apps/desktop/src/host/content-policy.ts';

/**
 * The page as the Electron shell serves it, in a plain Chromium: the shell's own answers and content policy, and a
 * `window.shell` of the preload's form. Only the address differs, because Chromium knows no `app:` scheme.
 */
const WEB = process.env.DESK_PAGE ?? path.join(import.meta.dirname, '../../apps/desktop/dist/web');
const ADDRESS = 'https://countersign.test/';
const HUB = 'http://127.0.0.1:9';

/** Loads the page and returns what it complained about and whom it tried to reach. */
const open = async (page: Page, settings: { hubUrl: string }, token: string | undefined, tokenOf = settings.hubUrl) => {
  const serve = serveApp(WEB, () => contentPolicy(settings.hubUrl));
  const complaints: string[] = [];
  const sockets: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('websocket', (socket) => sockets.push(socket.url()));
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    if (!url.startsWith(ADDRESS)) return route.abort();
    const answer = await serve({ url: url.replace(ADDRESS, 'app://countersign/'), method: route.request().method() });
    return route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
  await page.addInitScript(
    ({ stored, secret }) => {
      const capabilities = { notificationActions: false, badge: true, tray: true, secureSecrets: true, openAtLogin: false };
      const answers: Record<string, unknown> = {
        'shell:describe': { capabilities, focused: true, update: { kind: 'unsupported' } },
        'notification:permission': 'granted',
        'settings:read': stored,
        'secret:get': secret,
      };
      const call = new Proxy({}, { get: (_target, name) => async () => ({ ok: true, value: answers[String(name)] }) });
      const listen = new Proxy({}, { get: () => () => () => undefined });
      Object.defineProperty(window, 'shell', { value: { call, listen } });
    },
    { stored: { ...DEFAULT_SETTINGS, ...settings }, secret: token && bindToken(tokenOf, token) },
  );
  await page.goto(ADDRESS);
  return { complaints, sockets };
};

test.beforeAll(() => {
  expect(existsSync(path.join(WEB, 'index.html')), 'apps/desktop is not built: run "pnpm build" there').toBe(true);
});

test("E-05 the page needs nothing that the shell's content policy forbids", async ({ page }) => {
  const { complaints, sockets } = await open(page, { hubUrl: '' }, undefined);
  await expect(page.getByRole('textbox').first()).toBeVisible();
  await expect(page.getByRole('button').first()).toBeVisible();
  expect(complaints).toEqual([]);
  expect(sockets).toEqual([]);
});

test('E-05 the page reaches the chosen hub with the token that the shell keeps', async ({ page }) => {
  const { complaints, sockets } = await open(page, { hubUrl: HUB }, 'token-for-this-test');
  await expect.poll(() => sockets.length).toBeGreaterThan(0);
  expect(new Set(sockets.map((url) => new URL(url).host))).toEqual(new Set(['127.0.0.1:9']));
  expect(complaints.filter((text) => /content security policy/i.test(text))).toEqual([]);
  expect(sockets.join()).not.toContain('token-for-this-test');
});

test('E-22 the page offers a token that was kept for another hub to nobody', async ({ page }) => {
  const { sockets } = await open(page, { hubUrl: HUB }, 'token-for-this-test', 'http://127.0.0.1:8');
  await expect(page.getByRole('textbox').first()).toBeVisible();
  expect(sockets).toEqual([]);
});

test('E-05 markup that runs code is refused even to our own page', async ({ page }) => {
  await open(page, { hubUrl: '' }, undefined);
  const outcome = await page.evaluate(() => {
    try {
      document.body.innerHTML = '<img src=x onerror="window.hit = true">';
      return 'written';
    } catch (error) {
      return error instanceof TypeError ? 'refused' : 'failed';
    }
  });
  expect(outcome).toBe('refused');
});
