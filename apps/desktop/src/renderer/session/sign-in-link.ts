/** What a sign-in needs. */
export type Credentials = { readonly hubUrl: string; readonly token: string };

const TOKEN = /^[\x21-\x7e]{1,256}$/;

/** The token of a link such as `http://127.0.0.1:4310/#token=…`; undefined when there is none. */
export const tokenFromFragment = (hash: string): string | undefined => {
  const token = new URLSearchParams(hash.replace(/^#/, '')).get('token');
  return token !== null && TOKEN.test(token) ? token : undefined;
};

/**
 * Takes the token out of the address bar at once, so that it is not in the history, a bookmark, a
 * screenshot or a link that somebody copies.
 */
export const takeTokenFromAddress = (page: Pick<Window, 'location' | 'history'>): string | undefined => {
  const { hash, pathname, search } = page.location;
  const token = tokenFromFragment(hash);
  if (hash.includes('token=')) page.history.replaceState(null, '', pathname + search);
  return token;
};

export type FormProblem = {
  readonly field: 'hubUrl' | 'token';
  readonly problem: 'badUrl' | 'badScheme' | 'plainHttp' | 'otherOrigin' | 'noToken' | 'badToken';
};

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);

/**
 * Reads what a person typed. A whole sign-in link may be pasted as the address. `onlyOrigin`: in a browser
 * the content policy lets nothing but the serving hub be reached.
 */
export const readForm = (
  typed: { readonly hubUrl: string; readonly token: string },
  onlyOrigin: string | null,
): { readonly ok: true; readonly credentials: Credentials } | { readonly ok: false; readonly problem: FormProblem } => {
  const refuse = (field: FormProblem['field'], problem: FormProblem['problem']) =>
    ({ ok: false, problem: { field, problem } }) as const;
  const address = typed.hubUrl.trim();
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`);
  if (url === null || address === '' || url.hostname === '') return refuse('hubUrl', 'badUrl');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refuse('hubUrl', 'badScheme');
  if (onlyOrigin !== null && url.origin !== onlyOrigin) return refuse('hubUrl', 'otherOrigin');
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && onlyOrigin === null) return refuse('hubUrl', 'plainHttp');
  const token = typed.token.trim() === '' ? (tokenFromFragment(url.hash) ?? '') : typed.token.trim();
  if (token === '') return refuse('token', 'noToken');
  if (!TOKEN.test(token)) return refuse('token', 'badToken');
  return { ok: true, credentials: { hubUrl: url.origin, token } };
};
