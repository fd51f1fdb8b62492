import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { actionDigest } from '@countersign/shared/domain/digest';
import type { EscalationId, SubmissionKey } from '@countersign/shared/model/ids';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectAsAgent, type AgentHub } from '../replay/agent-connection.ts';
import { type TestHub, createTestHub } from '../../test/harness.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const SECRET = 'Dana-Kovac-IBAN-DE89';
let folder: string;
let hub: TestHub;
let agent: AgentHub;
const running = new Set<ChildProcess>();

const startHub = (port = 0) => createTestHub({ config: { port, dataFolder: folder, database: join(folder, 'hub.sqlite') } });
const connectAgent = async (): Promise<AgentHub> => {
  const connected = await connectAsAgent(hub.url, (await hub.token('agent', `agent ${SECRET}`)).token);
  if (!connected.ok) throw new Error(connected.error);
  return connected.value;
};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-watch-'));
  hub = await startHub();
  agent = await connectAgent();
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  agent.close();
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Waits for a person: irreversible, and, above the limit of policy, critical. */
const propose = async (key: string, minor: number): Promise<EscalationId> => {
  const action = {
    name: 'wire_money',
    arguments: { to: SECRET, note: SECRET },
    target: SECRET,
    amount: { minor, currency: 'USD' },
    reversible: false,
  };
  const opened = await agent.send('escalation:open', {
    key: key as SubmissionKey,
    action,
    actionDigest: actionDigest(action),
    context: { currentGoal: SECRET },
  });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value.escalationId;
};

/** The command in a process of its own. A `notify-send` of ours stands in for the system's, and notes what it is told. */
const watch = (words: readonly string[], token: string | null, input?: string) => {
  const log = join(folder, 'notified');
  writeFileSync(join(folder, 'notify-send'), `#!/bin/sh\nprintf '%s|' "$@" >> '${log}'\necho >> '${log}'\n`);
  chmodSync(join(folder, 'notify-send'), 0o755);
  const { COUNTERSIGN_TOKEN: _, ...inherited } = process.env;
  const env = {
    ...inherited,
    PATH: `${folder}${delimiter}${process.env['PATH']}`,
    ...(token === null ? {} : { COUNTERSIGN_TOKEN: token }),
  };
  const child = spawn(process.execPath, [MAIN, 'watch', ...words], { env, cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });
  running.add(child);
  let stdout = '';
  let stderr = '';
  const waiting = new Set<() => void>();
  const changed = (): void => [...waiting].forEach((check) => check());
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    changed();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    changed();
  });
  if (input !== undefined) child.stdin.end(input);
  const exit = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return {
    exit,
    stdout: () => stdout,
    stderr: () => stderr,
    said: (text: string | RegExp): Promise<void> =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!(typeof text === 'string' ? (stdout + stderr).includes(text) : text.test(stdout + stderr))) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    interrupt: () => child.kill('SIGINT'),
    notified: () => (existsSync(log) ? readFileSync(log, 'utf8') : ''),
  };
};
const managerToken = async () => (await hub.token('reviewer', 'Ana', ['junior_reviewer', 'senior_reviewer', 'manager'])).token;

describe('N-30 countersign watch', () => {
  test('tells what is new in one line each, with the count, and ends cleanly at Ctrl-C', async () => {
    await propose('before', 2_000_000);
    const watching = watch(['--hub', hub.url], await managerToken());
    await watching.said(`Watching ${hub.url} as Ana: 1 waiting`);
    await propose('one', 2_000_000);
    await watching.said('Critical approval · Manager · 10 min left  (2 waiting)');
    watching.interrupt();
    expect(await watching.exit).toBe(0);
    expect(watching.stdout().trim().split('\n')).toHaveLength(2);
    expect(watching.stderr()).not.toContain('    at ');
    expect(watching.stdout() + watching.stderr() + watching.notified()).not.toMatch(/Dana|IBAN|wire_money|20,?000/);
  }, 120_000);

  test.runIf(process.platform === 'linux')(
    'shows through node-notifier, in the same words',
    async () => {
      const watching = watch(['--hub', hub.url], await managerToken());
      await watching.said('0 waiting');
      await propose('one', 2_000_000);
      await watching.said('Critical approval');
      await expect
        .poll(watching.notified, { timeout: 30_000 })
        .toMatch(/^Countersign: Critical approval\|Manager · 10 min left\|.*--urgency\|critical/m);
    },
    30_000,
  );

  test('--level and --tier leave out the rest', async () => {
    const [none, junior] = [
      watch(['--hub', hub.url, '--level', 'none'], await managerToken()),
      watch(['--hub', hub.url, '--level', 'all', '--tier', 'junior_reviewer'], await managerToken()),
    ];
    const all = watch(['--hub', hub.url, '--level', 'all'], await managerToken());
    await Promise.all([none, junior, all].map((one) => one.said('0 waiting')));
    await propose('one', 2_000_000);
    await all.said('Critical approval');
    for (const one of [none, junior, all]) one.interrupt();
    expect(await Promise.all([none.exit, junior.exit, all.exit])).toEqual([0, 0, 0]);
    expect(none.stdout()).not.toContain('approval');
    expect(junior.stdout()).not.toContain('approval');
  }, 120_000);

  test('O-22 a supervisor is told of a tier in which nobody can take what waits', async () => {
    const sue = (await hub.token('supervisor', 'Sue')).token;
    const watching = watch(['--hub', hub.url], sue);
    await watching.said('as Sue: 0 waiting');
    await propose('one', 2_000_000);
    await watching.said('Queue alarm: Nobody can take what waits · Manager');
    watching.interrupt();
    expect(await watching.exit).toBe(0);
  }, 120_000);

  test('takes the token from a pipe, and never as an argument', async () => {
    const token = await managerToken();
    const piped = watch(['--hub', hub.url], null, `${token}\n`);
    await piped.said('as Ana');
    const argument = watch(['--hub', hub.url, '--token', token], null, '');
    expect(await argument.exit).not.toBe(0);
    expect(argument.stderr()).toContain("unknown option '--token'");
    const nothing = watch(['--hub', hub.url], null, '');
    expect(await nothing.exit).toBe(2);
    expect(nothing.stderr()).toContain('COUNTERSIGN_TOKEN');
  }, 120_000);

  test('a revoked token, an unknown one and an agent’s end it with a message and code 3', async () => {
    const made = await hub.token('reviewer', 'Ben', ['manager']);
    const watching = watch(['--hub', hub.url], made.token);
    await watching.said('as Ben');
    const [row] = (await hub.hub.directory.listTokens()).filter(({ principal }) => principal.name === 'Ben');
    await hub.hub.directory.revokeToken(row?.id ?? '');
    expect(await watching.exit).toBe(3);
    expect(watching.stderr()).toContain('The hub refuses this token');
    for (const token of ['cs_usr_nonsense', (await hub.token('agent', 'other')).token]) {
      const refused = watch(['--hub', hub.url], token);
      expect(await refused.exit).toBe(3);
      expect(refused.stderr()).not.toContain('    at ');
    }
  }, 120_000);

  test('waits for a hub that is away, and goes on where it was', async () => {
    const watching = watch(['--hub', hub.url], await managerToken());
    await watching.said('0 waiting');
    const port = Number(new URL(hub.url).port);
    agent.close();
    await hub.close();
    hub = await startHub(port);
    agent = await connectAgent();
    await propose('after', 2_000_000);
    await watching.said('Critical approval');
    expect(watching.stdout().match(/Watching/g)).toHaveLength(1);
    watching.interrupt();
    expect(await watching.exit).toBe(0);
  }, 120_000);
});
