import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveApp } from './app-protocol.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'app-protocol-'));
const root = path.join(folder, 'web');
const serve = serveApp(root, () => "default-src 'none'");
const get = (url: string, method = 'GET') => serve({ url, method });

beforeAll(() => {
  mkdirSync(path.join(root, 'assets'), { recursive: true });
  mkdirSync(path.join(folder, 'web-secret'));
  writeFileSync(path.join(root, 'index.html'), '<!doctype html>page');
  writeFileSync(path.join(root, 'assets/app.js'), 'page');
  writeFileSync(path.join(root, 'assets/app.js.map'), 'page');
  for (const secret of ['secret.js', 'web-secret/secret.js']) writeFileSync(path.join(folder, secret), 'SECRET');
  symlinkSync(path.join(folder, 'secret.js'), path.join(root, 'assets/link.js'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('E-06 app:// serves the built page only', () => {
  it('serves the page with policy and type', async () => {
    const response = await get('app://countersign/');
    expect(await response.text()).toContain('page');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await get('app://countersign/assets/app.js?v=1#x')).status).toBe(200);
  });

  it('answers HEAD without a body and refuses every other method', async () => {
    expect(await (await get('app://countersign/', 'HEAD')).text()).toBe('');
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await get('app://countersign/', method)).status).toBe(405);
  });

  it.each([
    'app://countersign/../secret.js',
    'app://countersign/%2e%2e/secret.js',
    'app://countersign/..%2fsecret.js',
    'app://countersign/assets/..%2f..%2fsecret.js',
    'app://countersign/..%5csecret.js',
    'app://countersign/..%2fweb-secret%2fsecret.js',
    'app://countersign/%252e%252e/secret.js',
    'app://countersign/assets/link.js',
    'app://countersign/assets/app.js%00.html',
    'app://countersign/%ff',
    'app://countersign/assets',
    'app://countersign/assets/app.js.map',
    'app://countersign/missing.js',
    'app://elsewhere/index.html',
    'nonsense',
  ])('does not serve %s', async (url) => {
    expect((await get(url)).status).toBe(404);
  });

  it('never answers with a file from outside (1,000 paths)', async () => {
    const piece = fc.constantFrom(
      '..',
      '%2e%2e',
      '.',
      '/',
      '%2f',
      '\\',
      '%5c',
      'assets',
      'secret.js',
      'web-secret',
      '%00',
      '%',
      'C:',
      root,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 10 }), async (pieces) => {
        const response = await get(`app://countersign/${pieces.join('')}`);
        expect(await response.text()).not.toContain('SECRET');
      }),
      { numRuns: 1_000 },
    );
  });
});
