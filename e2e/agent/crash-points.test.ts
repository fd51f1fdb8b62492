import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { STEPS, type Step } from '@countersign/agent/testing';
import type { Verdict } from '@countersign/shared/model/decision';
import type { SubmissionKey } from '@countersign/shared/model/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHub, createTestHub } from '../../apps/hub/test/harness.ts';
import type { Orders } from './crashing-agent.ts';
import { PAYMENT } from './payment.ts';
import { startReviewer } from './scripted-reviewer.ts';

/** Runs per crash point and verdict. D7 asks for 100; the nightly run sets it. */
const REPEATS = Number(process.env['COUNTERSIGN_CRASH_REPEATS'] ?? 2);
const AGENT = fileURLToPath(new URL('./crashing-agent.ts', import.meta.url));

/** Exactly as the reviewer wrote them: other Unicode forms, numbers, an added and a missing field. */
const WRITTEN = { cents: 99_950.5, to: 'Cafe\u0301 Mu\u0308ller', reference: { z: 1, a: [null, true, -0.25] } };
const VERDICTS: Readonly<Record<string, Verdict>> = {
  approve: { kind: 'approve' },
  modify: { kind: 'modify', arguments: WRITTEN },
  reject: { kind: 'reject', reasonCode: 'wrong_amount' },
};
/** Where a rejected proposal never comes. */
const NEVER_AFTER_REJECT: readonly Step[] = ['before-effect', 'after-effect', 'before-applied-ack'];

type Run = { readonly said: string; readonly signal: NodeJS.Signals | null };

const runAgent = async (orders: Orders): Promise<Run> => {
  const child = spawn(process.execPath, [AGENT, JSON.stringify(orders)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { said, signal };
};

describe('an agent that is killed at each of its steps (D7)', () => {
  let hub: TestHub;
  let root: string;
  let token: string;
  let agentId: Awaited<ReturnType<TestHub['token']>>['principal']['id'];
  let reviewer: { readonly close: () => void };

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'countersign-crash-'));
    hub = await createTestHub({ config: { socketsPerToken: 100 } });
    const agent = await hub.token('agent', 'crashing agent');
    ({ token } = agent);
    agentId = agent.principal.id;
    const supervisor = await hub.token('supervisor', 'scripted reviewer');
    reviewer = startReviewer(hub.url, supervisor.token, ({ target }) => VERDICTS[target ?? '']);
  });
  afterAll(async () => {
    reviewer.close();
    await hub.close();
    await rm(root, { recursive: true, force: true });
  });

  const cases = Object.keys(VERDICTS).flatMap((verdict) => STEPS.map((step) => ({ verdict, step })));
  it.each(cases)('G-80 $verdict, killed at $step', async ({ verdict, step }) => {
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      const key = `${verdict}/${step}/${repeat}`;
      const sink = join(root, 'sink', key);
      const outbox = join(root, 'outbox', key);
      await mkdir(sink, { recursive: true });
      const orders: Orders = { url: hub.url, token, outbox, key, target: verdict, sink, dieAt: step };

      const dies = verdict !== 'reject' || !NEVER_AFTER_REJECT.includes(step);
      expect(await runAgent(orders)).toEqual(dies ? { said: '', signal: 'SIGKILL' } : { said: 'refuse', signal: null });
      const again = await runAgent({ ...orders, dieAt: null });

      const effects = await readdir(sink);
      if (verdict === 'reject') {
        expect(again).toEqual({ said: 'refuse', signal: null });
        expect(effects).toEqual([]);
      } else {
        const wanted = step === 'before-applied-ack' ? 'already-done' : verdict === 'modify' ? 'run-modified' : 'run';
        expect(again).toEqual({ said: wanted, signal: null });
        expect(effects).toHaveLength(1);
        const ran: unknown = JSON.parse(await readFile(join(sink, effects[0] ?? ''), 'utf8'));
        expect(ran).toEqual(verdict === 'modify' ? WRITTEN : PAYMENT.arguments);
      }
      const [stored] = await hub.hub.reads.byKeys(agentId, [key as SubmissionKey]);
      expect(stored?.state.delivery.phase).toBe(verdict === 'reject' ? 'received' : 'applied');
      expect((await readdir(outbox)).filter((file) => file.endsWith('.json'))).toEqual([]);
    }
  });
});
