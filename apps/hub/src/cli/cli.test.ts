import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const countersign = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: 'utf8',
    env: { ...process.env, COUNTERSIGN_DATA: folder, COUNTERSIGN_LOG: 'silent' },
  });
  return { status, stdout, stderr };
};

test.each([
  [[]],
  [['hub']],
  [['token']],
  [['token', 'create']],
  [['token', 'list']],
  [['token', 'revoke']],
  [['replay']],
  [['policy']],
  [['policy', 'check']],
  [['train']],
  [['export', 'overrides']],
])('%j --help explains itself', (args) => {
  const { status, stdout } = countersign(...args, '--help');
  expect(status).toBe(0);
  expect(stdout).toContain('Usage: countersign');
});

test('a token is made, listed without its secret, and revoked once', () => {
  const made = JSON.parse(
    countersign('token', 'create', '--role', 'reviewer', '--name', 'Ana', '--tiers', 'manager', '--json').stdout,
  );
  expect(made).toMatchObject({ role: 'reviewer', name: 'Ana', tiers: ['manager'], token: expect.stringMatching(/^cs_usr_/) });
  const listed = countersign('token', 'list', '--json').stdout;
  expect(JSON.parse(listed)).toMatchObject([{ id: made.id, name: 'Ana', revokedAt: null }]);
  expect(listed).not.toContain(made.token);
  expect(countersign('token', 'revoke', made.id).status).toBe(0);
  expect(countersign('token', 'revoke', made.id)).toMatchObject({ status: 1, stderr: expect.stringContaining('No live token') });
  expect(JSON.parse(countersign('token', 'list', '--json').stdout)[0].revokedAt).toEqual(expect.any(String));
});

test('tiers that replace others are said aloud', () => {
  countersign('token', 'create', '--role', 'reviewer', '--name', 'Eve', '--tiers', 'manager');
  const again = countersign('token', 'create', '--role', 'reviewer', '--name', 'Eve', '--tiers', 'junior_reviewer');
  expect(again.stdout).toContain('Eve was there already and had manager');
});

describe('mistakes get one line that says what to do', () => {
  test.each([
    [['token', 'create', '--role', 'reviewer', '--name', 'X'], '--tiers'],
    [['token', 'create', '--role', 'agent', '--name', 'X', '--tiers', 'manager'], 'Only reviewers'],
    [['token', 'create', '--role', 'king', '--name', 'X'], 'agent'],
    [['token', 'create', '--role', 'reviewer', '--name', 'X', '--tiers', 'boss'], 'junior_reviewer'],
    [['token', 'list', '--data', '/nonexistent/folder'], '--data'],
    [['token', 'create', '--role', 'agent', '--name', 'X', '--data', MAIN], '--data'],
    [['hub', '--host', '0.0.0.0'], '--insecure'],
    [['hub', '--port', '99999'], 'COUNTERSIGN_PORT'],
    [['nonsense'], 'unknown command'],
  ])('%j', (args, hint) => {
    const { status, stderr } = countersign(...args);
    expect(status).not.toBe(0);
    expect(stderr).toContain(hint);
    expect(stderr).not.toContain('    at ');
  });
});
