import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { openDirectory } from '@countersign/hub/directory-access';
import { REVIEW_TIERS, type Role } from '@countersign/shared/model/vocabulary';
import { createHubChild } from '../chaos/hub-child.ts';

const PAGE = join(process.env.DESK_PAGE ?? join(import.meta.dirname, '../../apps/desktop/dist/web'), 'index.html');

/** A hub in its own process on a real file, with the reviewer page, and tokens for whoever takes part. */
export const openDesk = async (program: 'desk-process.ts' | 'held-desk-process.ts' = 'desk-process.ts') => {
  if (!existsSync(PAGE)) throw new Error('apps/desktop/dist/web is missing: run "pnpm build" in apps/desktop');
  const folder = mkdtempSync(join(tmpdir(), 'countersign-desk-'));
  const { directory, close } = await openDirectory({ dataFolder: folder, database: join(folder, 'hub.sqlite') });
  const tokens = new Map<string, string>();
  for (const [role, name] of [
    ['agent', 'billing-agent'],
    ['reviewer', 'Ana'],
    ['reviewer', 'Ben'],
    ['supervisor', 'Sue'],
  ] as const satisfies readonly (readonly [Role, string])[])
    tokens.set(name, (await directory.createToken(role, name, role === 'reviewer' ? REVIEW_TIERS : [])).token);
  await close();

  const hub = createHubChild(`../browser/${program}`, folder);
  const { url } = await hub.start();
  const tokenOf = (name: string): string => tokens.get(name) ?? '';
  return {
    url,
    folder,
    hub,
    tokenOf,
    link: (name: string) => `${url}/#token=${tokenOf(name)}`,
    close: async () => {
      await hub.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** Whatever a page must never do while it shows somebody's text. */
export const watchPage = (page: Page, origin: string) => {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => seen.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) seen.push(`policy: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith(origin.replace('http', 'ws')))
      seen.push(`request: ${request.url()}`);
  });
  page.on('framenavigated', (frame) => {
    if (!frame.url().startsWith(origin) && frame.url() !== 'about:blank') seen.push(`navigated: ${frame.url()}`);
  });
  return seen;
};

/**
 * Presses a key until it has had its effect: in the first 350 ms after a card was painted a decision key only
 * shows a hint (UX-05), and how long painting takes is the machine's business.
 */
export const pressUntil = async (page: Page, key: string, effect: () => Promise<void>): Promise<void> => {
  await expect(async () => {
    await page.keyboard.press(key);
    await effect();
  }).toPass({ intervals: [100, 200, 400], timeout: 15_000 });
};
