import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { APP_HOST } from './content-policy.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** File below `root` that an address names, or undefined for anything that would lead elsewhere. */
const locate = async (root: string, address: string): Promise<string | undefined> => {
  const url = URL.parse(address);
  if (url === null || url.host !== APP_HOST) return undefined;
  try {
    const name = decodeURIComponent(url.pathname);
    if (/[\0\\:]/.test(name)) return undefined;
    // Real paths on both sides: a link inside the folder must not lead out of it either.
    const [base, file] = await Promise.all([realpath(root), realpath(path.join(root, name === '/' ? 'index.html' : name))]);
    return file.startsWith(base + path.sep) ? file : undefined;
  } catch {
    return undefined;
  }
};

/** Answers `app://countersign/…` from the folder of the built page, with the content policy in force at that moment. */
export const serveApp =
  (root: string, policy: () => string) =>
  async (request: { readonly url: string; readonly method: string }): Promise<Response> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 });
    const file = await locate(root, request.url);
    const type = TYPES[path.extname(file ?? '')];
    const content = file === undefined || type === undefined ? undefined : await readFile(file).catch(() => undefined);
    if (content === undefined || type === undefined) return new Response(null, { status: 404 });
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(content), {
      headers: {
        'content-type': type,
        'content-security-policy': policy(),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': 'no-cache',
      },
    });
  };
