import { describe, expect, it } from 'vitest';
import { contentPolicy, hubOrigins, isAllowedRequest } from './content-policy.ts';

const directive = (policy: string, name: string): string | undefined =>
  policy
    .split('; ')
    .find((part) => part.startsWith(`${name} `))
    ?.slice(name.length + 1);

describe('E-05 what the page may load and reach', () => {
  it('names the hub by both of its origins and nothing else', () => {
    expect(hubOrigins('http://127.0.0.1:4310/reviewer?x')).toEqual(['http://127.0.0.1:4310', 'ws://127.0.0.1:4310']);
    expect(hubOrigins('wss://hub.example.com')).toEqual(['https://hub.example.com', 'wss://hub.example.com']);
  });

  it('reaches an unencrypted hub on this machine only', () => {
    for (const host of ['localhost:1', 'desk.localhost', '127.9.9.9'])
      expect(hubOrigins(`http://${host}`)).toEqual([`http://${host}`, `ws://${host}`]);
    for (const hub of ['http://hub.example', 'ws://10.0.0.1', 'http://127.0.0.1.evil.example', 'http://localhost.evil.example'])
      expect(hubOrigins(hub), hub).toEqual([]);
  });

  it.each(['', 'not an address', 'file:///etc', 'javascript:alert(1)', 'http:// ; script-src *'])(
    'reaches nothing for the hub %j',
    (hub) => {
      expect(directive(contentPolicy(hub), 'connect-src')).toBe("'none'");
    },
  );

  it('lets no address write a directive of its own', () => {
    for (const hub of [
      "http://a;script-src 'unsafe-inline'",
      'http://a;script-src',
      'http://a,b',
      'http://a b',
      'http://*',
      'https://*.com',
      'https://x/;default-src *',
    ]) {
      const policy = contentPolicy(hub);
      expect(policy.split('; ')).toHaveLength(11);
      expect(directive(policy, 'script-src')).toBe("'self'");
      expect(directive(policy, 'connect-src')).not.toMatch(/[*;]/);
    }
  });

  it('allows no code, frame, form or base but its own', () => {
    const policy = contentPolicy('http://127.0.0.1:4310');
    expect(directive(policy, 'default-src')).toBe("'none'");
    expect(directive(policy, 'style-src')).toBe("'self'");
    expect(directive(policy, 'frame-ancestors')).toBe("'none'");
    expect(directive(policy, 'form-action')).toBe("'none'");
    expect(directive(policy, 'base-uri')).toBe("'none'");
    expect(directive(policy, 'require-trusted-types-for')).toBe("'script'");
    expect(policy).not.toMatch(/unsafe|\*/);
  });

  it('has a second wall for every request', () => {
    const hub = 'https://hub.example.com';
    const allowed = [
      'app://countersign/',
      'app://countersign/assets/a.js',
      'wss://hub.example.com/socket.io/',
      'https://hub.example.com/healthz',
    ];
    const denied = [
      'https://hub.example.com.evil.com/',
      'https://hub.example.com:8443/',
      'ws://hub.example.com/',
      'http://169.254.169.254/',
      'file:///etc/passwd',
      'app://other/',
      'blob:app://countersign/1',
      'nonsense',
    ];
    expect(allowed.filter((url) => !isAllowedRequest(url, hub))).toEqual([]);
    expect(denied.filter((url) => isAllowedRequest(url, hub))).toEqual([]);
    expect(isAllowedRequest('https://hub.example.com/', '')).toBe(false);
  });
});
