import { app, protocol, session, type Session } from 'electron';
import { serveApp } from '../host/app-protocol.ts';
import { APP_ORIGIN, APP_SCHEME, contentPolicy, isAllowedRequest } from '../host/content-policy.ts';

/** Must run before the app is ready. */
export const registerAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
};

/**
 * Chromium asks for these before a page of ours may open a socket to a hub on this machine or in the local network.
 * Which hub that is stays the business of the content policy and of the request filter.
 */
const HUB_PERMISSIONS: ReadonlySet<string> = new Set(['loopback-network', 'local-network', 'local-network-access']);

const isGranted = (permission: string, origin: string): boolean =>
  HUB_PERMISSIONS.has(permission) && origin.replace(/\/$/, '') === APP_ORIGIN;

const hardenSession = (target: Session, hubUrl: () => string): void => {
  target.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin));
  target.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const asking = URL.parse(details.requestingUrl);
    answer(isGranted(permission, `${asking?.protocol}//${asking?.host}`));
  });
  target.setDevicePermissionHandler(() => false);
  target.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  target.on('will-download', (event) => event.preventDefault());
  target.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isAllowedRequest(details.url, hubUrl()) }));
};

/** A page may load itself again; it may go nowhere else. */
const stayHere = (event: { readonly url: string; readonly isMainFrame: boolean; preventDefault(): void }): void => {
  if (!event.isMainFrame || event.url !== `${APP_ORIGIN}/`) event.preventDefault();
};

/** Closes every door of every page, whichever way it came to be. Call once, when the app is ready and has no window yet. */
export const secureEverything = (webRoot: string, hubUrl: () => string): void => {
  hardenSession(session.defaultSession, hubUrl);
  protocol.handle(
    APP_SCHEME,
    serveApp(webRoot, () => contentPolicy(hubUrl())),
  );
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', stayHere);
    contents.on('will-frame-navigate', stayHere);
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
};
