import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createExternalOpener, judgeExternalUrl } from './external-url.ts';

const hostile = [
  'http://example.com',
  'file:///etc/passwd',
  'smb://server/share',
  '\\\\server\\share',
  'https:\\\\example.com',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:https://example.com/1',
  'ms-msdt:/id',
  'https://user@example.com',
  'https://user:secret@example.com',
  'https://example.com\u202egpj.exe',
  'https://exa mple.com',
  'https://example.com/\u0000',
  'https://',
  'https:///path',
  `https://example.com/${'a'.repeat(2_100)}`,
  ' https://example.com',
  '',
];

describe('E-07 addresses handed to the system', () => {
  it.each(hostile)('refuses %j', (text) => {
    expect(judgeExternalUrl(text).ok).toBe(false);
  });

  it('shows the host as the network sees it', () => {
    expect(judgeExternalUrl('https://аpple.com/login')).toMatchObject({
      ok: true,
      value: { host: 'xn--pple-43d.com', warning: expect.stringContaining('another script') },
    });
    expect(judgeExternalUrl('https://example.com:8443/a?b#c')).toEqual({
      ok: true,
      value: { href: 'https://example.com:8443/a?b#c', host: 'example.com:8443', warning: undefined },
    });
  });

  it.each(['https://192.168.0.1/', 'https://0x7f000001/', 'https://2130706433/', 'https://[::1]/'])(
    'flags the bare address %s',
    (text) => {
      expect(judgeExternalUrl(text)).toMatchObject({
        ok: true,
        value: { warning: expect.stringContaining('bare network address') },
      });
    },
  );

  it('accepts nothing but https without credentials (1,000 addresses)', () => {
    const text = fc.oneof(
      fc.webUrl({ validSchemes: ['http', 'https', 'ftp', 'file', 'smb'], withFragments: true, withQueryParameters: true }),
      fc.string({ unit: 'binary' }).map((rest) => `https://${rest}`),
    );
    fc.assert(
      fc.property(text, (address) => {
        const judged = judgeExternalUrl(address);
        if (!judged.ok) return;
        const url = new URL(judged.value.href);
        expect([url.protocol, url.username, url.password]).toEqual(['https:', '', '']);
        expect(judged.value.host).toMatch(/^[\x21-\x7e]+$/);
      }),
      { numRuns: 1_000 },
    );
  });

  it('opens only after a yes, and asks nothing about what it refuses', async () => {
    const confirm = vi.fn(async () => false);
    const open = vi.fn(async () => {});
    const openExternal = createExternalOpener({ confirm, open });
    expect(await openExternal('file:///etc/passwd')).toBe('refused');
    expect(confirm).not.toHaveBeenCalled();
    expect(await openExternal('https://example.com')).toBe('declined');
    expect(open).not.toHaveBeenCalled();
    confirm.mockResolvedValueOnce(true);
    expect(await openExternal('https://example.com')).toBe('opened');
    expect(open).toHaveBeenCalledExactlyOnceWith('https://example.com/');
  });
});
