export const APP_SCHEME = 'app';
export const APP_HOST = 'countersign';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** `*`, `;` and `,` may stand in the host of an address, and would change a content policy that named it. */
const PLAIN_HOST = /^[a-z0-9.-]+(:\d+)?$/;

/** Names of this very machine: what goes there passes no network. */
const LOOPBACK_HOST = /^(?:localhost|[a-z0-9.-]+\.localhost|127\.\d+\.\d+\.\d+)$/;

/**
 * The two origins (HTTP and WebSocket) of a hub address; none for what is not an http, https, ws or wss address with a
 * plain host, and none for an unencrypted one on another machine: a token in clear text would pass the network. A bare IPv6
 * address is not plain: content policies cannot name one.
 */
export const hubOrigins = (hubUrl: string): readonly string[] => {
  const url = URL.parse(hubUrl);
  if (url === null || !/^(https?|wss?):$/.test(url.protocol) || !PLAIN_HOST.test(url.host)) return [];
  const secure = url.protocol === 'https:' || url.protocol === 'wss:' ? 's' : '';
  if (secure === '' && !LOOPBACK_HOST.test(url.hostname)) return [];
  return [`http${secure}://${url.host}`, `ws${secure}://${url.host}`];
};

/** Nothing loads but our own files; nothing is reached but the hub that the user chose. */
export const contentPolicy = (hubUrl: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    `connect-src ${hubOrigins(hubUrl).join(' ') || "'none'"}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/** Second wall behind the content policy, held by the main process, where a page cannot reach it. */
export const isAllowedRequest = (address: string, hubUrl: string): boolean => {
  const url = URL.parse(address);
  if (url === null) return false;
  if (url.protocol === 'data:' || url.protocol === 'devtools:') return true;
  return `${url.protocol}//${url.host}` === APP_ORIGIN || hubOrigins(hubUrl).includes(`${url.protocol}//${url.host}`);
};
