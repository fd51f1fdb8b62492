import { describe, expect, it } from 'vitest';
import { readForm, takeTokenFromAddress, tokenFromFragment } from './sign-in-link.ts';

describe('U-13 the token of a link', () => {
  it('is read from the fragment and gone from the address at once', () => {
    const replaced: string[] = [];
    const page = {
      location: { hash: '#token=cs_usr_abc', pathname: '/', search: '' },
      history: { replaceState: (_state: unknown, _title: string, url: string) => void replaced.push(url) },
    } as unknown as Pick<Window, 'location' | 'history'>;
    expect(takeTokenFromAddress(page)).toBe('cs_usr_abc');
    expect(replaced).toEqual(['/']);
  });
  it.each(['', '#', '#token=', '#other=1', `#token=${'x'.repeat(300)}`, '#token=a%20b'])('%j has none', (hash) => {
    expect(tokenFromFragment(hash)).toBeUndefined();
  });
});

describe('the sign-in form', () => {
  const read = (hubUrl: string, token = 'cs_usr_abc', only: string | null = null) => readForm({ hubUrl, token }, only);
  it.each([
    ['http://127.0.0.1:4310', 'http://127.0.0.1:4310'],
    ['127.0.0.1:4310/', 'http://127.0.0.1:4310'],
    ['localhost:4310', 'http://localhost:4310'],
    ['https://hub.example/anything', 'https://hub.example'],
  ])('%s is %s', (typed, hubUrl) => {
    expect(read(typed)).toMatchObject({ ok: true, credentials: { hubUrl, token: 'cs_usr_abc' } });
  });
  it.each([
    ['', 'badUrl'],
    ['http://', 'badUrl'],
    ['ftp://hub.example', 'badScheme'],
    ['javascript://alert(1)', 'badScheme'],
    ['http://hub.example', 'plainHttp'],
    ['http://127.0.0.1.evil.example', 'plainHttp'],
  ])('%j is refused: %s', (typed, problem) => {
    expect(read(typed)).toMatchObject({ ok: false, problem: { field: 'hubUrl', problem } });
  });
  it('a whole link may be pasted as the address', () => {
    expect(readForm({ hubUrl: 'http://127.0.0.1:4310/#token=cs_usr_xyz', token: '' }, null)).toMatchObject({
      ok: true,
      credentials: { hubUrl: 'http://127.0.0.1:4310', token: 'cs_usr_xyz' },
    });
  });
  it('a browser reaches only the hub that served the page', () => {
    expect(read('http://127.0.0.1:9999', 'x', 'http://127.0.0.1:4310')).toMatchObject({ problem: { problem: 'otherOrigin' } });
  });
  it.each([
    ['', 'noToken'],
    ['two words', 'badToken'],
    ['x'.repeat(257), 'badToken'],
  ])('token %j is refused: %s', (token, problem) => {
    expect(read('http://127.0.0.1', token)).toMatchObject({ problem: { field: 'token', problem } });
  });
});
