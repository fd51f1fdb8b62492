import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import type { Platform } from '../../../platform/platform.ts';
import { type Credentials, type FormProblem, readForm } from '../../session/sign-in-link.ts';
import { t } from '../../strings/strings.ts';

type Props = {
  readonly platform: Platform;
  readonly hubUrl: string;
  /** In a browser only the hub that served the page can be reached. */
  readonly onlyOrigin: string | null;
  readonly isBusy: boolean;
  /** Why the last attempt did not work. */
  readonly message: string | null;
  readonly onSubmit: (credentials: Credentials) => void;
};

const sentence = ({ problem }: FormProblem, onlyOrigin: string | null): string =>
  problem === 'otherOrigin' ? t.signIn.otherOrigin(onlyOrigin ?? '') : t.signIn[problem];

/** Hub address and token. The token is a password field, so that it is not on the screen that is shared. */
export const SignInView = ({ platform, hubUrl, onlyOrigin, isBusy, message, onSubmit }: Props): ReactNode => {
  const [url, setUrl] = useState(onlyOrigin ?? (hubUrl === '' ? 'http://127.0.0.1:4310' : hubUrl));
  const [token, setToken] = useState('');
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const urlField = useRef<HTMLInputElement>(null);
  const tokenField = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const read = readForm({ hubUrl: url, token }, onlyOrigin);
    if (read.ok) {
      setProblem(null);
      onSubmit(read.credentials);
      return;
    }
    setProblem(read.problem);
    (read.problem.field === 'hubUrl' ? urlField : tokenField).current?.focus();
  };
  const error = problem === null ? message : sentence(problem, onlyOrigin);
  return (
    <main className="sign-in">
      <form className="sign-in-form" onSubmit={submit} aria-describedby={error === null ? undefined : 'sign-in-error'} noValidate>
        <p className="sign-in-product">{t.product}</p>
        <h1>{t.signIn.title}</h1>
        <p className="muted">{t.signIn.body}</p>
        <label htmlFor="hub-url">{t.signIn.hubUrl}</label>
        <input
          ref={urlField}
          id="hub-url"
          type="url"
          value={url}
          spellCheck={false}
          autoComplete="url"
          readOnly={onlyOrigin !== null}
          aria-invalid={problem?.field === 'hubUrl'}
          onChange={(event) => setUrl(event.target.value)}
        />
        <label htmlFor="token">{t.signIn.token}</label>
        <input
          ref={tokenField}
          id="token"
          type="password"
          value={token}
          spellCheck={false}
          autoComplete="off"
          autoFocus
          aria-invalid={problem?.field === 'token'}
          aria-describedby="token-help"
          onChange={(event) => setToken(event.target.value)}
        />
        <p id="token-help" className="muted sign-in-help">
          {t.signIn.tokenHelp}
        </p>
        {error === null ? null : (
          <p id="sign-in-error" className="field-error" role="alert">
            {error}
          </p>
        )}
        <button type="submit" className="primary" disabled={isBusy}>
          {isBusy ? t.signIn.connecting : t.signIn.submit}
        </button>
        {platform.kind === 'electron' && !platform.capabilities.secureSecrets ? (
          <p className="muted">{t.signIn.notKept}</p>
        ) : null}
      </form>
    </main>
  );
};
