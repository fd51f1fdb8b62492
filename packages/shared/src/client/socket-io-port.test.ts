import { describe, expect, it } from 'vitest';
import { wireError } from '../protocol/wire-error.ts';
import { createSocketIoPort, type SocketIoOptions, type SocketIoSocket } from './socket-io-port.ts';
import type { SocketEvent } from './socket-port.ts';

type FakeSocket = SocketIoSocket & { readonly fire: (event: string, detail: unknown) => void; readonly calls: string[] };

/** Socket.IO's side of the wall: remembers the listeners so that the test can speak for the library. */
const createFakeSocket = (): FakeSocket => {
  const listeners = new Map<string, (detail: unknown) => void>();
  const calls: string[] = [];
  let any = (_name: string, _data: unknown): void => {};
  return {
    calls,
    connect: () => calls.push('connect'),
    disconnect: () => calls.push('disconnect'),
    on: (event, listener) => listeners.set(event, listener),
    onAny: (listener) => {
      any = listener;
    },
    emit: (name, _message, ack) => {
      calls.push(name);
      ack({ ok: true, value: name });
    },
    fire: (event, detail) => (listeners.get(event) ?? ((data) => any(event, data)))(detail),
  };
};

const opened = () => {
  const sockets: FakeSocket[] = [];
  const asked: { url: string; options: SocketIoOptions }[] = [];
  let token = 'first';
  const port = createSocketIoPort({
    url: 'http://127.0.0.1:4310/',
    namespace: '/reviewer',
    auth: () => ({ protocolVersion: 1, token }),
    io: (url, options) => {
      asked.push({ url, options });
      const socket = createFakeSocket();
      sockets.push(socket);
      return socket;
    },
  });
  const events: SocketEvent[] = [];
  port.listen((event) => events.push(event));
  const setToken = (next: string): void => {
    token = next;
  };
  return { port, sockets, asked, events, setToken };
};

describe('Socket.IO port', () => {
  it('C-07 leaves nothing of reconnecting, retrying or transports to Socket.IO', () => {
    const { port, asked } = opened();
    port.connect();
    port.connect();
    expect(asked).toEqual([
      {
        url: 'http://127.0.0.1:4310/reviewer',
        options: {
          transports: ['websocket'],
          forceNew: true,
          autoConnect: false,
          reconnection: false,
          timeout: 10_000,
          perMessageDeflate: { threshold: Number.MAX_SAFE_INTEGER },
          auth: { protocolVersion: 1, token: 'first' },
        },
      },
    ]);
  });

  it('C-07 tells what happens, and each connection reads the token again', () => {
    const { port, sockets, asked, events, setToken } = opened();
    port.connect();
    sockets[0]?.fire('connect', undefined);
    sockets[0]?.fire('queue:changed', { head: 1 });
    sockets[0]?.fire('disconnect', 'transport close');
    setToken('second');
    port.connect();
    sockets[1]?.fire('connect_error', Object.assign(new Error('refused'), { data: wireError('REVOKED', 'token revoked') }));
    port.connect();
    sockets[2]?.fire('connect_error', new Error('websocket error'));
    expect(asked.map(({ options }) => options.auth['token'])).toEqual(['first', 'second', 'second']);
    expect(events).toEqual([
      { type: 'connected' },
      { type: 'event', name: 'queue:changed', data: { head: 1 } },
      { type: 'disconnected', reason: 'transport close' },
      { type: 'refused', code: 'REVOKED', message: 'token revoked' },
      { type: 'refused', code: undefined, message: 'websocket error' },
    ]);
  });

  it('C-07 nothing of an ended connection is told, and nothing is sent without one', () => {
    const { port, sockets, events } = opened();
    const acks: unknown[] = [];
    const send = (): void => port.emit('queue:sync', { commandId: 'c1', input: {} }, (result) => acks.push(result));
    send();
    port.connect();
    send();
    port.disconnect();
    send();
    for (const event of ['connect', 'disconnect', 'connect_error', 'queue:changed']) sockets[0]?.fire(event, undefined);
    expect([events, acks.length, sockets[0]?.calls]).toEqual([[], 1, ['connect', 'queue:sync', 'disconnect']]);
  });
});
