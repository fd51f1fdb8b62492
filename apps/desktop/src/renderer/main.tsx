import './no-eval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { ShellApi } from '../ipc/contract.ts';
import { keepToken, keptToken } from '../platform/bound-token.ts';
import { createBrowserPlatform } from '../platform/browser-platform.ts';
import { createElectronPlatform } from '../platform/electron-platform.ts';
import { App } from './features/app/app.tsx';
import { takeTokenFromAddress } from './session/sign-in-link.ts';
import { setLanguage } from './strings/strings.ts';
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
    if (token === undefined) return;
    void keepToken(platform.secrets, window.location.origin, token).then(() => window.location.reload());
  });
  const settings = await platform.settings.read();
  // Before the first picture, so that no reader sees another language first.
  await setLanguage(settings.language);
  const onlyOrigin = shell === undefined ? window.location.origin : null;
  const hubUrl = onlyOrigin ?? settings.hubUrl;
  if (linkToken !== undefined) await keepToken(platform.secrets, hubUrl, linkToken);
  const token = linkToken ?? (await keptToken(platform.secrets, hubUrl));
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
