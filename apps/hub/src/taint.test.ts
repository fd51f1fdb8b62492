import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { codeOf, connect, connectRefused, decideInput, propose, REFUND } from '../test/connect.ts';

const MAIN = fileURLToPath(new URL('cli/main.ts', import.meta.url));

test('T11 A-01 H-21 no bundle text and no token in any log line, and no token in any file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-taint-'));
  const environment = {
    ...process.env,
    COUNTERSIGN_DATA: folder,
    COUNTERSIGN_PORT: '0',
    COUNTERSIGN_LOG: 'debug',
    COUNTERSIGN_HOLD_MS: '0',
  };
  const run = async (...args: string[]): Promise<string> => {
    const child = spawn(process.execPath, [MAIN, ...args], { env: environment });
    let out = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    await once(child, 'close');
    return out;
  };
  const agentToken = (JSON.parse(await run('token', 'create', '--role', 'agent', '--name', 'bot', '--json')) as { token: string })
    .token;
  const anaToken = (
    JSON.parse(await run('token', 'create', '--role', 'reviewer', '--name', 'Ana', '--tiers', 'manager', '--json')) as {
      token: string;
    }
  ).token;

  const sueToken = (
    JSON.parse(await run('token', 'create', '--role', 'supervisor', '--name', 'Sue', '--json')) as { token: string }
  ).token;

  const hub = spawn(process.execPath, [MAIN, 'hub', '--json'], { env: environment });
  let log = '';
  hub.stderr.on('data', (chunk) => (log += chunk));
  const [ready] = (await once(hub.stdout, 'data')) as [Buffer];
  const { hub: url } = JSON.parse(ready.toString()) as { hub: string };

  const agent = await connect(url, '/agent', agentToken);
  const ana = await connect(url, '/reviewer', anaToken);
  const canary = (field: string): string => `canary-${field}`;
  const opened = await propose(
    agent,
    canary('key'),
    { ...REFUND, arguments: { order: canary('argument') }, target: canary('target') },
    {
      conversation: [{ role: 'customer', text: canary('turn') }],
      customer: { name: canary('customer') },
      recommendation: { text: canary('recommendation') },
      failureReason: canary('failure'),
    },
  );
  const action = { ...REFUND, arguments: { order: canary('argument') }, target: canary('target') };
  const openedAfterwards = async () => (await propose(agent, canary('second'))).escalationId;
  await ana.call(
    'escalation:decide',
    decideInput(opened, { kind: 'reject', reasonCode: 'other', reason: canary('reason') }, action),
  );
  const sue = await connect(url, '/reviewer', sueToken);
  const { escalationId } = opened;
  const board = await sue.call<{ agents: { id: string }[] }>('board:read', {});
  const agentId = board.ok ? board.value.agents[0]?.id : undefined;
  const noted = [
    await sue.call('escalation:flag', { escalationId, flagged: true, note: canary('note') }),
    await sue.call('agent:set-paused', { agentId, paused: true, reason: canary('pause') }),
    await sue.call('draft:save', { escalationId: await openedAfterwards(), editor: 'respond', body: canary('draft') }),
  ];
  expect(noted.map(codeOf)).toEqual(['accepted', 'accepted', 'accepted']);
  for (const late of [
    { escalationId, editor: 'respond', body: canary('late') },
    { escalationId, editor: canary('editor'), body: canary('bad') },
  ])
    expect(codeOf(await sue.call('draft:save', late))).not.toBe('accepted');
  expect(codeOf(await sue.call('escalation:preview', { escalationId, arguments: canary('preview') }))).toBe('BAD_SCHEMA');
  sue.close();
  for (const bad of [
    { key: canary('bad') },
    canary('string'),
    { action: { name: canary('name'), surprise: canary('surprise') } },
  ])
    expect(codeOf(await agent.call('escalation:open', bad))).not.toBe('accepted');
  await agent.call(canary('command'), { x: canary('input') });
  await connectRefused(url, '/reviewer', { protocolVersion: 1, token: agentToken });
  await connectRefused(url, '/agent', { protocolVersion: 1, token: `${agentToken}x` });
  agent.close();
  ana.close();
  hub.kill('SIGTERM');
  expect(await once(hub, 'close')).toEqual([0, null]);

  expect(log).toContain('command refused');
  expect(log).not.toContain('canary-');
  for (const token of [agentToken, anaToken, sueToken]) {
    expect(log).not.toContain(token.slice(7));
    for (const file of readdirSync(folder)) expect(readFileSync(join(folder, file)).includes(token.slice(7))).toBe(false);
  }
  rmSync(folder, { recursive: true, force: true });
}, 60_000);
