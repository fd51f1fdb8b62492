import { type ReactNode, useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { Platform } from '../../../platform/platform.ts';
import type { Settings } from '../../../platform/settings.ts';
import { type ReviewerSession, openSession } from '../../session/session.ts';
import type { Credentials } from '../../session/sign-in-link.ts';
import type { SignInState } from '../../session/sign-in-state.ts';
import { t } from '../../strings/strings.ts';
import { forgetToken, keepToken } from '../../../platform/bound-token.ts';
import { SignInView } from '../sign-in/sign-in-view.tsx';
import { type Reviewer, ReviewerContext } from './reviewer-context.ts';
import { ReviewerView } from './reviewer-view.tsx';
import { useAppearance } from './use-appearance.ts';
import { useLanguage } from './use-language.ts';
import { useSessionState } from './use-session-state.ts';

export type AppProps = {
  readonly platform: Platform;
  readonly initialSettings: Settings;
  /** Known already: from the link, or kept from the last time. */
  readonly initialCredentials: Credentials | null;
  readonly onlyOrigin: string | null;
};

/** Signed out, signing in, signed in. The reviewer's screen appears with the hub's first word and stays through breaks. */
export const App = ({ platform, initialSettings, initialCredentials, onlyOrigin }: AppProps): ReactNode => {
  const [settings, setSettings] = useState(initialSettings);
  const [credentials, setCredentials] = useState(initialCredentials);
  const [session, setSession] = useState<ReviewerSession | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  useAppearance(settings);
  // The screens are made anew in the other language; drafts, selection and connection live in the session, which stays.
  const language = useLanguage(settings);

  const writeSettings = useCallback(
    (patch: Partial<Settings>) => void platform.settings.write(patch).then(setSettings),
    [platform],
  );
  /** Kept first, connected then: a shell loads the page anew for another hub, and takes up from what was kept. */
  const signIn = useCallback(
    async (next: Credentials) => {
      await keepToken(platform.secrets, next.hubUrl, next.token);
      if (settings.hubUrl !== next.hubUrl) setSettings(await platform.settings.write({ hubUrl: next.hubUrl }));
      setCredentials(next);
    },
    [platform, settings.hubUrl],
  );
  const end = useCallback(
    (why: string) => {
      void forgetToken(platform.secrets);
      setCredentials(null);
      setMessage(why);
    },
    [platform],
  );

  const open = useEffectEvent((chosen: Credentials) => openSession(chosen, platform, settings));
  useEffect(() => {
    if (credentials === null) return setSession(null);
    const opened = open(credentials);
    setSession(opened);
    return opened.close;
  }, [credentials]);
  useEffect(() => session?.setNotifySettings(settings), [session, settings]);

  const state = useSessionState(session);
  const onState = useEffectEvent((now: SignInState) => {
    if (credentials === null) return;
    if (now.kind === 'signed-in') setMessage(null);
    if (now.kind === 'refused') end(t.signIn.refused(now.message));
    if (now.kind === 'wrong-role') end(t.signIn.wrongRole);
  });
  useEffect(() => onState(state), [state]);

  const reviewer = useMemo<Reviewer | null>(
    () =>
      session === null
        ? null
        : {
            store: session.store,
            platform,
            settings,
            writeSettings,
            signOut: () => end(t.signIn.signedOut),
            notifications: session.notifications,
          },
    [session, platform, settings, writeSettings, end],
  );

  if (reviewer !== null && state.kind === 'signed-in')
    return (
      <ReviewerContext value={reviewer}>
        <ReviewerView key={language} />
      </ReviewerContext>
    );
  if (state.kind === 'incompatible')
    return (
      <main className="sign-in">
        <div className="sign-in-form" role="alert">
          <h1>{t.status.incompatibleTitle}</h1>
          <p>{state.message}</p>
          <p className="muted">{t.status.incompatibleBody}</p>
          <button type="button" className="primary" onClick={() => window.location.reload()}>
            {t.status.reload}
          </button>
        </div>
      </main>
    );
  return (
    <SignInView
      key={language}
      platform={platform}
      hubUrl={settings.hubUrl}
      onlyOrigin={onlyOrigin}
      isBusy={state.kind === 'connecting'}
      message={
        state.kind !== 'unreachable' ? message : state.refusal === undefined ? t.signIn.unreachable : t.problem(state.refusal)
      }
      onSubmit={(next) => void signIn(next)}
    />
  );
};
