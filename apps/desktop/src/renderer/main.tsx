import './no-eval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { ShellApi } from '../ipc/contract.ts';
import { createBrowserPlatform } from '../platform/browser-platform.ts';
import { createElectronPlatform } from '../platform/electron-platform.ts';
import { App } from './features/app/app.tsx';
import { TOKEN_KEY, takeTokenFromAddress } from './session/sign-in-link.ts';
import './styles/index.css';

declare global {
  interface Window {
    /** Put there by the preload of the Electron shell; absent in a browser. */
    readonly shell?: ShellApi;
  }
}

const start = async (): Promise<void> => {
  const linkToken = takeTokenFromAddress(window);
  const { shell } = window;
  const platform = shell === undefined ? createBrowserPlatform(window) : await createElectronPlatform(shell);
  // A link opened in a tab that shows this page already changes the fragment and loads nothing.
  window.addEventListener('hashchange', () => {
    const token = takeTokenFromAddress(window);
    if (token !== undefined) void platform.secrets.set(TOKEN_KEY, token).then(() => window.location.reload());
  });
  const settings = await platform.settings.read();
  const onlyOrigin = shell === undefined ? window.location.origin : null;
  if (linkToken !== undefined) await platform.secrets.set(TOKEN_KEY, linkToken);
  const token = linkToken ?? (await platform.secrets.get(TOKEN_KEY));
  const hubUrl = onlyOrigin ?? settings.hubUrl;
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <App
        platform={platform}
        initialSettings={settings}
        initialCredentials={token === undefined || hubUrl === '' ? null : { hubUrl, token }}
        onlyOrigin={onlyOrigin}
      />
    </StrictMode>,
  );
};

void start();
