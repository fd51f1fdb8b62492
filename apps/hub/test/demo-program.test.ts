import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connect, decideInput, valueOf } from './connect.ts';

const PROGRAM = fileURLToPath(new URL('../../../scripts/demo.ts', import.meta.url));
/** A first start may have to build the reviewer page. */
const PATIENCE_MS = 180_000;

let folder = '';
let port = 0;
const started: ChildProcess[] = [];

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: found } = server.address() as AddressInfo;
      server.close(() => resolve(found));
    });
  });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-demo-'));
  port = await freePort();
});
afterEach(() => {
  for (const child of started.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const startDemo = () => {
  const env = {
    ...process.env,
    COUNTERSIGN_DATA: folder,
    COUNTERSIGN_PORT: String(port),
    COUNTERSIGN_HOLD_MS: '0',
    COUNTERSIGN_DEMO_INTERVAL: '5',
  };
  const child = spawn(process.execPath, [PROGRAM, '--no-open'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const listener of [...listeners]) listener();
    });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  /** Resolves with the whole line that has this text. */
  const line = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = output
          .split('\n')
          .slice(0, -1)
          .find((one) => one.includes(text));
        if (found === undefined) return;
        listeners.delete(look);
        resolve(found);
      };
      listeners.add(look);
      void ended.then(() => reject(new Error(`ended without "${text}":\n${output}`)));
      look();
    });
  const interrupt = (): Promise<number | null> => {
    child.kill('SIGINT');
    return ended;
  };
  return { line, ended, interrupt, output: () => output };
};

const openReviewer = async (ready: string) => {
  const { hub, reviewer, supervisor } = JSON.parse(ready.slice('ready '.length)) as Record<
    'hub' | 'reviewer' | 'supervisor',
    string
  >;
  expect(hub).toBe(`http://127.0.0.1:${port}`);
  expect(reviewer.startsWith(`${hub}/#token=`)).toBe(true);
  return { hub, token: reviewer.split('#token=')[1] ?? '', supervisorToken: supervisor.split('#token=')[1] ?? '' };
};

/** Ana opens the newest list, picks the payment of this amount and approves it. */
const approve = async (hub: string, token: string, minor: number): Promise<void> => {
  const ana = await connect(hub, '/reviewer', token);
  const { items } = valueOf(await ana.call<{ items: readonly QueueItem[] }>('queue:sync', {}));
  const item = items.find(({ amount }) => amount?.minor === minor);
  if (item === undefined) throw new Error(`nothing over ${minor} in the queue`);
  const { action } = valueOf(await ana.call<{ action: ProposedAction }>('escalation:read', { escalationId: item.id }));
  const { fence } = valueOf(await ana.call<QueueItem>('escalation:claim', { escalationId: item.id }));
  valueOf(await ana.call('escalation:decide', decideInput({ escalationId: item.id, fence }, { kind: 'approve' }, action)));
  ana.close();
};

it('serves the page, lets a person decide, ends on Ctrl-C and goes on where it stopped', { timeout: PATIENCE_MS }, async () => {
  const first = startDemo();
  const { hub, token, supervisorToken } = await openReviewer(await first.line('ready '));
  const sue = await connect(hub, '/reviewer', supervisorToken);
  const board = valueOf(await sue.call<{ agents: { name: string }[] }>('board:read', {}));
  expect(board.agents.map(({ name }) => name)).toEqual(['invoice-agent']);
  sue.close();
  expect(await (await fetch(`${hub}/`)).text()).toMatch(/<div id="root"/i);
  expect(statSync(join(folder, 'demo.json')).mode & 0o777).toBe(0o600);
  await first.line('INV-20403 Nordwind GmbH €1,240.00 → waiting for a person (high_value_transaction)');
  await approve(hub, token, 124_000);
  await first.line('INV-20403 Nordwind GmbH €1,240.00 → approved by Ana, paid');
  await first.line('INV-20452');
  expect(await first.interrupt()).toBe(0);
  expect(first.output().match(/^ready /gm)).toHaveLength(1);
  expect(first.output()).not.toMatch(/^ {4}at /m);

  const second = startDemo();
  const again = await openReviewer(await second.line('ready '));
  expect([again.token, again.supervisorToken]).toEqual([token, supervisorToken]);
  await second.line('INV-20423 Brightwater Utilities plc £389.20 → waiting for a person (irreversible_action)');
  await approve(hub, token, 38_920);
  await second.line('INV-20423 Brightwater Utilities plc £389.20 → approved by Ana, paid');
  expect(second.output()).not.toContain('INV-20403');
  expect(await second.interrupt()).toBe(0);

  const entries = readFileSync(join(folder, 'ledger.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { key: string });
  expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
});

it('names COUNTERSIGN_PORT in one line when the port is taken', { timeout: PATIENCE_MS }, async () => {
  const other = createServer().listen(port, '127.0.0.1');
  try {
    const demo = startDemo();
    expect(await demo.ended).toBe(1);
    expect(demo.output().trimEnd().split('\n')).toHaveLength(1);
    expect(demo.output()).toContain('COUNTERSIGN_PORT');
  } finally {
    other.close();
  }
});
