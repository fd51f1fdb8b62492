import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import sirv from 'sirv';
import type { TemplateFile } from '@countersign/shared/model/action-template';
import type { Limits } from '@countersign/shared/protocol/limits';
import type { Metrics } from './metrics.ts';

/** The reviewer page talks to its own hub and to nobody else; no script but ours, no markup from text. */
const SECURITY_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), hid=()',
} as const;

export type HttpDependencies = {
  readonly limits: Pick<Limits, 'headerBytes' | 'headerCount'>;
  /** The built reviewer; undefined where it was not built. */
  readonly webFolder: string | undefined;
  readonly isReady: () => boolean;
  /** Host names under which this hub may be addressed. */
  readonly hosts: () => ReadonlySet<string>;
  /** Pages that may read the templates: the desktop app's, and every origin that may open a socket. */
  readonly origins: ReadonlySet<string>;
  /** The team's sentences. No secret: they hold no value of any action. */
  readonly templates: TemplateFile;
  /** For Prometheus; undefined where it is turned off. */
  readonly metrics: Metrics | undefined;
  readonly onFault: (cause: unknown) => void;
};

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
};

const text = (response: ServerResponse, status: number, body: string): void => {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${body}\n`);
};

export const createHttpServer = ({
  limits,
  webFolder,
  isReady,
  hosts,
  origins,
  templates,
  metrics,
  onFault,
}: HttpDependencies): Server => {
  const files = webFolder === undefined ? undefined : sirv(webFolder, { etag: true, dev: false });

  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    const path = (request.url ?? '/').split('?')[0];
    if (path === '/healthz') return json(response, 200, { status: 'ok' });
    if (path === '/readyz') return json(response, isReady() ? 200 : 503, { status: isReady() ? 'ready' : 'store unavailable' });
    if (path === '/metrics' && metrics !== undefined) {
      metrics.read().then(
        (body) => {
          response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' });
          response.end(body);
        },
        (cause: unknown) => {
          onFault(cause);
          text(response, 503, 'The figures cannot be read at the moment.');
        },
      );
      return undefined;
    }
    if (!hosts().has((request.headers.host ?? '').toLowerCase()))
      return text(response, 421, 'This hub is not known by that name.');
    if (request.method !== 'GET' && request.method !== 'HEAD') return text(response, 405, 'Only GET here.');
    if (path === '/templates.json') {
      const { origin } = request.headers;
      if (origin !== undefined && origins.has(origin)) response.setHeader('access-control-allow-origin', origin);
      return json(response, 200, templates);
    }
    if (files === undefined)
      return text(response, 503, 'The web reviewer was not built. Run `npm start`, or build apps/desktop.');
    files(request, response, () => text(response, 404, 'Not found.'));
  };

  const server = createServer({ maxHeaderSize: limits.headerBytes, headersTimeout: 5_000, requestTimeout: 10_000 }, handle);
  server.maxHeadersCount = limits.headerCount;
  return server;
};
