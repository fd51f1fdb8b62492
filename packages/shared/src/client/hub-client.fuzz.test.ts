import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { session } from '../../testing/client-harness.ts';
import { createFakeClock, promisesSettled } from '../../testing/fake-clock.ts';
import { below, createRandom } from '../../testing/random.ts';
import { createSocketPair } from '../../testing/socket-pair.ts';
import { defineContract } from '../protocol/contract.ts';
import { SessionReady } from '../protocol/handshake.ts';
import { LIMITS } from '../protocol/limits.ts';
import { wireError } from '../protocol/wire-error.ts';
import { createAbort } from './abort-signal.ts';
import { createHubClient, type Retry, type Sent } from './hub-client.ts';
import type { SocketPort } from './socket-port.ts';

const RUNS = 2_000;
const contract = defineContract({
  commands: { 'number:double': { input: z.object({ value: z.number() }), output: z.object({ value: z.number() }) } },
  events: { 'session:ready': SessionReady },
});

type Sending = {
  readonly value: number;
  readonly retry: Retry;
  readonly result: Promise<Sent<{ value: number }>>;
  done: boolean;
};

/** A hub with receipts on a network that loses, repeats, reorders and cuts; returns what a reader of its log would count. */
const run = async (seed: number) => {
  const random = createRandom(seed);
  const chance = (percent: number): boolean => random() * 100 < percent;
  const clock = createFakeClock();
  const receipts = new Map<string, unknown>();
  const executions = new Map<number, number>();
  const idsOf = new Map<number, Set<string>>();
  let chaos = true;
  let unanswered = 0;
  let mostUnanswered = 0;

  const pair = createSocketPair({
    onConnect: (connection) => connection.emit('session:ready', session),
    onCommand: (_connection, _name, { commandId, input }, ack) => {
      const { value } = z.object({ value: z.number() }).parse(input);
      idsOf.set(value, (idsOf.get(value) ?? new Set()).add(commandId));
      if (chaos && chance(10))
        return ack({ ok: false, error: wireError('STORE_UNAVAILABLE', 'busy', { retryAfterMs: below(random, 500) }) });
      if (!receipts.has(commandId)) {
        executions.set(value, (executions.get(value) ?? 0) + 1);
        receipts.set(commandId, { ok: true, value: { value: value * 2 } });
      }
      if (!chaos || !chance(10)) ack(receipts.get(commandId));
    },
  });
  const counted: SocketPort = {
    ...pair.port,
    connect: () => {
      unanswered = 0;
      pair.port.connect();
    },
    emit: (name, message, ack) => {
      unanswered += 1;
      mostUnanswered = Math.max(mostUnanswered, unanswered);
      let first = true;
      pair.port.emit(name, message, (result) => {
        if (first) unanswered -= 1;
        first = false;
        ack(result);
      });
    },
  };
  let ids = 0;
  const client = createHubClient({ contract, socket: counted, clock, random, newCommandId: () => `c${(ids += 1)}` });
  const sendings: Sending[] = [];
  const aborts: (() => void)[] = [];
  const sendOne = (): void => {
    const value = sendings.length + 1;
    const retry: Retry = chance(70) ? 'forever' : chance(50) ? 'once' : { forMs: below(random, 40_000) };
    const { signal, abort } = createAbort();
    if (retry !== 'forever') aborts.push(abort);
    const sending: Sending = { value, retry, result: client.send('number:double', { value }, { retry, signal }), done: false };
    void sending.result.then(() => {
      sending.done = true;
    });
    sendings.push(sending);
  };

  client.connect();
  const actions: readonly (readonly [weight: number, act: () => void])[] = [
    [20, sendOne],
    [4, () => Array.from({ length: 40 }, sendOne)],
    [30, () => pair.toServer.deliver(1 + below(random, 8))],
    [30, () => pair.toClient.deliver(1 + below(random, 8))],
    [6, () => pair.toServer.drop(below(random, 8))],
    [6, () => pair.toClient.drop(below(random, 8))],
    [8, () => pair.toClient.duplicate(below(random, 8))],
    [6, () => pair.toClient.swap(below(random, 8), below(random, 8))],
    [6, () => pair.toServer.swap(below(random, 8), below(random, 8))],
    [5, () => pair.cut({ late: chance(50) })],
    [3, () => pair.refuse({ code: undefined, message: 'down' })],
    [6, () => pair.refuse(null)],
    [20, () => clock.runNext()],
    [10, () => clock.advance(below(random, 12_000))],
    [3, () => aborts.pop()?.()],
  ];
  const total = actions.reduce((sum, [weight]) => sum + weight, 0);
  const step = (): void => {
    let roll = below(random, total);
    for (const [weight, act] of actions) {
      roll -= weight;
      if (roll < 0) return act();
    }
  };
  for (let steps = 80; steps > 0; steps -= 1) step();

  chaos = false;
  pair.refuse(null);
  for (let rounds = 0; sendings.some(({ done }) => !done) && rounds < 2_000; rounds += 1) {
    pair.flush();
    await promisesSettled();
    clock.runNext();
  }
  client.close();
  pair.flush();
  const results = await Promise.all(sendings.map(async ({ result, ...rest }) => ({ ...rest, result: await result })));
  return { results, executions, idsOf, mostUnanswered, timersLeft: clock.pending() };
};

it(`C-10 C-11 C-14 exactly one answer and one execution per command over ${RUNS} seeded runs of a bad network`, {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const { results, executions, idsOf, mostUnanswered, timersLeft } = await run(seed);
      expect(mostUnanswered).toBeLessThanOrEqual(LIMITS.inFlightPerSocket);
      expect(timersLeft).toBe(0);
      for (const { value, retry, result } of results) {
        const times = executions.get(value) ?? 0;
        expect(idsOf.get(value)?.size ?? 0).toBeLessThanOrEqual(1);
        expect(times).toBeLessThanOrEqual(1);
        if (result.ok) expect([times, result.value]).toEqual([1, { value: value * 2 }]);
        else if ('delivered' in result.error && result.error.delivered === 'no') expect(times).toBe(0);
        if (retry === 'forever') expect(result.ok).toBe(true);
      }
    }),
    { numRuns: RUNS },
  );
});
