import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestHub, createTestHub } from '../../test/harness.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
let folder: string;
let hub: TestHub;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-replay-'));
  hub = await createTestHub({ config: { dataFolder: folder, database: join(folder, 'hub.sqlite') } });
});
afterAll(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** In a process of its own, while the hub runs in this one. */
const replayCommand = (words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const { COUNTERSIGN_TOKEN: _, ...inherited } = process.env;
    const env = { ...inherited, COUNTERSIGN_DATA: folder, COUNTERSIGN_LOG: 'silent', ...environment };
    const child = execFile(process.execPath, [MAIN, 'replay', ...words], { env, cwd: folder }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });

const file = (name: string, ...lines: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return path;
};
const record = (id: string): string =>
  JSON.stringify({
    id,
    action: { name: 'transfer_to_human_agents', arguments: { summary: 'x' } },
    confidence: 1,
    label: 'SECRET',
  });

describe('countersign replay', () => {
  test('makes a token in the hub’s own folder, uses it and revokes it', async () => {
    const { code, stdout } = await replayCommand([file('one.jsonl', record('a'), record('b')), '--url', hub.url]);
    expect(stdout).toContain('2 routed, 0 errors.');
    expect(stdout).not.toContain('SECRET');
    expect(code).toBe(0);
    const made = (await hub.hub.directory.listTokens()).filter(({ principal }) => principal.name === 'replay');
    expect(made).toHaveLength(1);
    expect(made[0]?.revokedAt).not.toBeNull();
  });

  test('prints one JSON object per record, broken lines included, and fails at the end', async () => {
    const { token } = await hub.token('agent', 'json');
    const path = file('two.jsonl', record('c'), 'not json', record('d'));
    const { code, stdout, stderr } = await replayCommand([path, '--url', hub.url, '--json'], { COUNTERSIGN_TOKEN: token });
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rows).toHaveLength(3);
    expect(rows.find(({ id }) => id === 'c')).toMatchObject({
      line: 1,
      route: 'autonomous',
      reasons: [],
      riskClass: 'medium',
      reviewTier: 'senior_reviewer',
    });
    expect(rows.find(({ line }) => line === 2)).toMatchObject({ error: expect.stringContaining('not JSON') });
    expect(stderr).toContain('2 routed, 1 errors.');
    expect(code).toBe(1);
  });

  test('takes a mapping of one’s own, in TypeScript or JavaScript', async () => {
    const mapping = file(
      'my-mapping.ts',
      'type Row = { ticket: string };',
      'export const mapping = (row: Row) => ({ ok: true, value: { key: row.ticket, action: { name: "close_ticket", arguments: { ...row } }, context: {} } });',
    );
    const { token } = await hub.token('agent', 'own');
    const words = [
      file('tickets.jsonl', '{"ticket":"T-1"}', '{"ticket":5}'),
      '--url',
      hub.url,
      '--mapping',
      mapping,
      '--token',
      token,
    ];
    const { code, stdout, stderr } = await replayCommand(words);
    expect(stdout).toMatch(/close_ticket +0 +0 +1 +1/);
    expect(stderr).toContain('line 2: ');
    expect(code).toBe(1);
  });

  test.each([
    ['a file that is not there', ['nothing.jsonl'], 'There is no file'],
    ['a folder without a hub', ['one.jsonl', '--data', 'empty'], '--token'],
    ['a token file that cannot be read', ['one.jsonl', '--token-file', 'nowhere'], 'token file'],
    ['a token that the hub does not know', ['one.jsonl', '--token', 'cs_agt_nonsense'], 'refuses'],
    ['a mapping that is not there', ['one.jsonl', '--mapping', 'nowhere.ts'], 'nowhere.ts'],
  ])('says in one line what to do about %s', async (_, words, hint) => {
    file('one.jsonl', record('a'));
    const { code, stderr } = await replayCommand([...words, '--url', hub.url]);
    expect(code).not.toBe(0);
    expect(stderr).toContain(hint);
    expect(stderr).not.toContain('    at ');
  });
});
