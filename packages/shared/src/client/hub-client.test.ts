import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createClientHarness, session } from '../../testing/client-harness.ts';
import { defineContract } from '../protocol/contract.ts';
import { SessionReady, SessionRevoked } from '../protocol/handshake.ts';
import { wireError } from '../protocol/wire-error.ts';
import { createAbort } from './abort-signal.ts';
import type { SendOptions } from './hub-client.ts';

const contract = defineContract({
  commands: { 'number:double': { input: z.object({ value: z.number() }), output: z.object({ value: z.number() }) } },
  events: {
    'session:ready': SessionReady,
    'session:revoked': SessionRevoked,
    'number:changed': z.object({ value: z.number() }),
  },
});

const connected = async () => {
  const harness = createClientHarness(contract);
  harness.client.connect();
  await harness.settle();
  const double = (value: number, options: SendOptions = {}) => harness.client.send('number:double', { value }, options);
  return { ...harness, double };
};

describe('connection', () => {
  it('C-01 is ready only after session:ready came and passed its schema', async () => {
    const { client, connections, pair, clock } = createClientHarness(contract, { greet: () => {} });
    client.connect();
    pair.flush();
    expect(client.state().kind).toBe('connecting');
    connections[0]?.emit('session:ready', { ...session, head: 'many' });
    pair.flush();
    expect(client.state().kind).toBe('connecting');
    expect(client.droppedEvents()).toBe(1);
    connections[0]?.emit('session:ready', session);
    pair.flush();
    expect(client.state()).toEqual({ kind: 'ready', session, since: clock.now(), attempt: 1 });
  });

  it('C-05 gives up a connection on which no session comes', () => {
    const { client, pair, clock, states, connections } = createClientHarness(contract, { greet: () => {} });
    client.connect();
    pair.flush();
    clock.advance(15_000);
    expect(states.map((state) => state.kind).slice(0, 2)).toEqual(['connecting', 'reconnecting']);
    expect(connections[0]?.isOpen()).toBe(false);
  });

  it('C-02 C-04 comes back by itself after a cut, and at once when woken', async () => {
    const { client, pair, clock, states, settle } = await connected();
    pair.cut();
    expect(client.state().kind).toBe('reconnecting');
    clock.advance(250);
    await settle();
    expect(client.state().kind).toBe('ready');
    pair.cut();
    client.wake();
    await settle();
    expect(client.state().kind).toBe('ready');
    expect(states.map((state) => state.kind)).toEqual([
      'connecting',
      'ready',
      ...['reconnecting', 'connecting', 'ready'],
      ...['reconnecting', 'connecting', 'ready'],
    ]);
  });

  it('C-03 stops at a refused token and goes on after connect()', async () => {
    const { client, pair, clock, settle } = createClientHarness(contract);
    pair.refuse({ code: 'UNAUTHENTICATED', message: 'unknown token' });
    client.connect();
    pair.flush();
    expect(client.state()).toEqual({ kind: 'needs-auth', message: 'unknown token' });
    client.wake();
    expect(clock.pending()).toBe(0);
    pair.refuse(null);
    client.connect();
    await settle();
    expect(client.state().kind).toBe('ready');
  });

  it('C-03 session:revoked ends the session for good', async () => {
    const { client, connections, pair } = await connected();
    connections[0]?.emit('session:revoked', { message: 'revoked by an administrator' });
    pair.flush();
    expect(client.state()).toEqual({ kind: 'needs-auth', message: 'revoked by an administrator' });
    expect(connections[0]?.isOpen()).toBe(false);
  });

  it('C-06 drops and counts events that are unknown, broken or early; good ones arrive', async () => {
    const { client, connections, pair } = await connected();
    const values: number[] = [];
    const off = client.on('number:changed', ({ value }) => values.push(value));
    const hub = connections[0];
    for (const [name, data] of [
      ['number:changed', { value: 1 }],
      ['number:changed', { value: 'two' }],
      ['number:changed', undefined],
      ['constructor', {}],
      ['__proto__', {}],
      ['nobody:knows', { value: 3 }],
      ['number:changed', { value: 4, more: true }],
    ] as const) {
      hub?.emit(name, data);
    }
    pair.flush();
    expect(values).toEqual([1, 4]);
    expect(client.droppedEvents()).toBe(5);
    off();
    hub?.emit('number:changed', { value: 5 });
    pair.flush();
    expect(values).toEqual([1, 4]);
  });

  it('C-06 an event before session:ready belongs to no session', () => {
    const greet = (hub: { emit: (name: string, data: unknown) => void }) => hub.emit('number:changed', { value: 1 });
    const { client, pair } = createClientHarness(contract, { greet });
    client.on('number:changed', () => expect.unreachable());
    client.connect();
    pair.flush();
    expect(client.droppedEvents()).toBe(1);
  });

  it('C-06 a listener that throws stops neither the client nor the other listeners, and is not swallowed', async () => {
    const { client, connections, pair, clock, states } = await connected();
    client.onState(() => {
      throw new Error('bug in a listener');
    });
    const values: number[] = [];
    client.on('number:changed', () => {
      throw new Error('bug in a listener');
    });
    client.on('number:changed', ({ value }) => values.push(value));
    connections[0]?.emit('number:changed', { value: 1 });
    pair.flush();
    expect(values).toEqual([1]);
    expect(() => clock.advance(0)).toThrow('bug in a listener');
    client.close();
    expect(states.at(-1)?.kind).toBe('closed');
    expect(() => clock.advance(0)).toThrow('bug in a listener');
  });

  it('C-06 a listener may close and connect while it is told', async () => {
    const { client, settle, states } = createClientHarness(contract);
    let once = true;
    client.onState((state) => {
      if (state.kind !== 'ready' || !once) return;
      once = false;
      client.close();
      client.connect();
    });
    const later: string[] = [];
    client.onState((state) => later.push(state.kind));
    client.connect();
    await settle();
    expect(states.map((state) => state.kind)).toEqual(['connecting', 'ready', 'closed', 'connecting', 'ready']);
    expect(later).toEqual(states.map((state) => state.kind));
  });
});

describe('commands', () => {
  it('C-10 C-13 answers with the parsed output, or with the refusal', async () => {
    const { double, received, settle, clock } = await connected();
    const [good, bad] = [double(2), double(3)];
    await settle();
    received[0]?.ack({ ok: true, value: { value: 4, extra: 1 } });
    received[1]?.ack({ ok: false, error: wireError('STALE_FENCE', 'too late') });
    await settle();
    expect(await good).toEqual({ ok: true, value: { value: 4 } });
    expect(await bad).toEqual({ ok: false, error: wireError('STALE_FENCE', 'too late') });
    expect(clock.pending()).toBe(0);
  });

  it('C-11 waits for the first connection, then goes out in order', async () => {
    const { client, received, settle } = createClientHarness(contract);
    for (const value of [1, 2, 3]) void client.send('number:double', { value }, { retry: 'forever' });
    await settle();
    expect(received).toEqual([]);
    client.connect();
    await settle();
    expect(received.map(({ message }) => message)).toEqual([
      { commandId: 'command-1', input: { value: 1 } },
      { commandId: 'command-2', input: { value: 2 } },
      { commandId: 'command-3', input: { value: 3 } },
    ]);
  });

  it('C-10 C-12 tries again under the same commandId after silence and after a cut; a late answer counts', async () => {
    const { double, received, settle, clock, pair } = await connected();
    const sent = double(2, { retry: 'forever' });
    await settle();
    clock.advance(10_000);
    clock.advance(250);
    await settle();
    expect(received.length).toBe(2);
    pair.cut();
    clock.advance(1_000);
    await settle();
    clock.advance(1_000);
    await settle();
    expect(received.length).toBe(3);
    expect(new Set(received.map(({ message }) => message.commandId)).size).toBe(1);
    clock.advance(10_000);
    received[2]?.ack({ ok: true, value: { value: 4 } });
    await settle();
    expect(await sent).toEqual({ ok: true, value: { value: 4 } });
    const tries = received.length;
    clock.advance(600_000);
    await settle();
    expect(received.length).toBe(tries);
  });

  it('C-12 a command that takes long is not sent twice before its own time is over', async () => {
    const { double, received, clock, settle } = await connected();
    const sent = double(2, { ackTimeoutMs: 60_000, retry: 'once' });
    await settle();
    clock.advance(59_000);
    await settle();
    expect(received.length).toBe(1);
    received[0]?.ack({ ok: true, value: { value: 4 } });
    await settle();
    expect(await sent).toEqual({ ok: true, value: { value: 4 } });
  });

  it('C-13 a retryable refusal is tried again, not before retryAfterMs', async () => {
    const { double, received, settle, clock } = await connected();
    const sent = double(2, { retry: 'forever' });
    await settle();
    received[0]?.ack({ ok: false, error: wireError('RATE_LIMITED', 'slow down', { retryAfterMs: 5_000 }) });
    await settle();
    clock.advance(4_999);
    await settle();
    expect(received.length).toBe(1);
    clock.advance(251);
    await settle();
    expect(received.length).toBe(2);
    received[1]?.ack({ ok: true, value: { value: 4 } });
    await settle();
    expect((await sent).ok).toBe(true);
  });

  it('C-14 gives up after forMs and says whether the hub may have acted', async () => {
    const { client, double, received, settle, clock, pair } = await connected();
    const refused = double(1, { retry: { forMs: 20_000 } });
    await settle();
    received[0]?.ack({ ok: false, error: wireError('STORE_UNAVAILABLE', 'disk full', { retryAfterMs: 60_000 }) });
    const silent = double(2);
    await settle();
    clock.advance(30_000);
    await settle();
    expect(await refused).toMatchObject({
      ok: false,
      error: { code: 'TIMED_OUT', delivered: 'no', last: { code: 'STORE_UNAVAILABLE' } },
    });
    expect(await silent).toMatchObject({ ok: false, error: { code: 'TIMED_OUT', delivered: 'unknown' } });
    client.close();
    pair.refuse({ code: undefined, message: 'down' });
    client.connect();
    const never = double(3);
    pair.flush();
    clock.advance(30_000);
    expect(await never).toMatchObject({ ok: false, error: { code: 'TIMED_OUT', delivered: 'no', retryable: false } });
  });

  it('C-14 an answer that comes twice counts once', async () => {
    const { double, received, settle, clock } = await connected();
    const sent = double(1, { retry: { forMs: 5_000 } });
    await settle();
    for (let copy = 0; copy < 2; copy += 1) received[0]?.ack({ ok: false, error: wireError('RATE_LIMITED', 'slow down') });
    await settle();
    clock.advance(250);
    await settle();
    expect(received.length).toBe(2);
    clock.advance(5_000);
    expect(await sent).toMatchObject({ error: { code: 'TIMED_OUT', delivered: 'unknown' } });
  });

  it("C-14 'once' goes out at most once: no repeat after silence, a cut or a retryable refusal", async () => {
    const { client, double, received, settle, clock, pair } = await connected();
    const [silent, refused] = [double(1, { retry: 'once' }), double(2, { retry: 'once' })];
    await settle();
    received[1]?.ack({ ok: false, error: wireError('RATE_LIMITED', 'slow down') });
    await settle();
    clock.advance(10_000);
    await settle();
    expect(await silent).toMatchObject({ ok: false, error: { code: 'TIMED_OUT', delivered: 'unknown' } });
    expect(await refused).toEqual({ ok: false, error: wireError('RATE_LIMITED', 'slow down') });
    const cut = double(3, { retry: 'once' });
    pair.cut();
    expect(await cut).toMatchObject({ ok: false, error: { code: 'TIMED_OUT', delivered: 'unknown' } });
    pair.refuse({ code: 'UNAUTHENTICATED', message: 'no' });
    client.wake();
    pair.flush();
    const waiting = double(4, { retry: 'once' });
    clock.advance(10_000);
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'TIMED_OUT', delivered: 'no' } });
    expect(received.length).toBe(2);
  });

  it('C-14 C-16 abort and close answer at once, and so does sending to a closed client', async () => {
    const { client, double, settle, clock } = await connected();
    const [before, during] = [createAbort(), createAbort()];
    before.abort();
    expect(await double(1, { signal: before.signal })).toMatchObject({ error: { code: 'ABORTED', delivered: 'no' } });
    const aborted = double(2, { signal: during.signal, retry: 'forever' });
    const open = double(3, { retry: 'forever' });
    await settle();
    during.abort();
    expect(await aborted).toMatchObject({ error: { code: 'ABORTED', delivered: 'unknown' } });
    client.close();
    expect(await open).toMatchObject({ error: { code: 'CLOSED', delivered: 'unknown' } });
    expect(await double(4)).toMatchObject({ error: { code: 'CLOSED', delivered: 'no' } });
    expect(clock.pending()).toBe(0);
  });

  it.each([
    ['nothing', undefined],
    ['a string', 'ok'],
    ['no ok', { value: { value: 1 } }],
    ['a wrong value', { ok: true, value: { value: 'four' } }],
    ['a wrong error', { ok: false, error: { code: 7 } }],
  ])('C-15 an answer that breaks the contract (%s) is INTERNAL', async (_what, answer) => {
    const { double, received, settle } = await connected();
    const sent = double(2);
    await settle();
    received[0]?.ack(answer);
    await settle();
    expect(await sent).toMatchObject({ ok: false, error: { code: 'INTERNAL', retryable: false } });
  });

  it('C-15 a code of a newer hub keeps its message and whether to try again', async () => {
    const { double, received, settle, clock } = await connected();
    const sent = double(2);
    await settle();
    received[0]?.ack({ ok: false, error: { code: 'HUB_MOVING', message: 'moving', retryable: true } });
    await settle();
    clock.advance(250);
    await settle();
    received[1]?.ack({ ok: false, error: { code: 'HUB_MOVED', message: 'moved', retryable: false } });
    await settle();
    expect(await sent).toEqual({ ok: false, error: { code: 'INTERNAL', message: 'moved', retryable: false } });
  });

  it('C-15 an input that JSON cannot carry is refused here and frees its place', async () => {
    const { client, received, settle, clock } = await connected();
    const input = { value: 1n as unknown as number };
    expect(await client.send('number:double', input)).toMatchObject({ ok: false, error: { code: 'BAD_SCHEMA' } });
    expect(clock.pending()).toBe(0);
    await settle();
    expect(received).toEqual([]);
  });

  it('C-11 keeps 32 tries unanswered at most, first in first out', async () => {
    const { double, received, settle } = await connected();
    for (let value = 0; value < 100; value += 1) void double(value, { retry: 'forever' });
    await settle();
    expect(received.length).toBe(32);
    received[5]?.ack({ ok: true, value: { value: 10 } });
    received[9]?.ack({ ok: true, value: { value: 18 } });
    await settle();
    expect(received.length).toBe(34);
    expect(received.map(({ message }) => message.input)).toEqual(Array.from({ length: 34 }, (_, value) => ({ value })));
  });

  it('C-11 a connection on which all 32 tries stay silent is dropped for a new one', async () => {
    const { client, double, received, settle, clock, connections } = await connected();
    const sent = Array.from({ length: 33 }, (_, value) => double(value, { retry: 'forever' }));
    await settle();
    clock.advance(10_000);
    expect(client.state().kind).toBe('reconnecting');
    for (let round = 0; round < 8; round += 1) {
      clock.advance(500);
      await settle();
      for (const { connection, message, ack } of received.splice(0))
        if (connection === connections[1]) ack({ ok: true, value: message.input });
      await settle();
    }
    expect((await Promise.all(sent)).every(({ ok }) => ok)).toBe(true);
  });
});
