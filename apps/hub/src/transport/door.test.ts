import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, test } from 'vitest';
import { connect, connectRefused } from '../../test/connect.ts';
import { createTestHub, type TestHub } from '../../test/harness.ts';
import { createAddressCounter, mayEnter } from './door.ts';

let hub: TestHub | undefined;
afterEach(async () => {
  await hub?.close();
  hub = undefined;
});

const config = { hosts: new Set(['127.0.0.1:4310']), origins: new Set(['http://127.0.0.1:4310', 'app://countersign']) };

test.each([
  [{ host: '127.0.0.1:4310' }, true],
  [{ host: '127.0.0.1:4310', origin: 'http://127.0.0.1:4310' }, true],
  [{ host: '127.0.0.1:4310', origin: 'app://countersign' }, true],
  [{ host: '127.0.0.1:4310', origin: 'http://127.0.0.1:9999' }, false],
  [{ host: '127.0.0.1:4310', origin: 'null' }, false],
  [{ host: 'evil.example:4310' }, false],
  [{}, false],
])('W-14 %j may enter: %s', (headers, expected) => {
  expect(mayEnter({ headers }, config).ok).toBe(expected);
});

test('an address and the strangers are counted up and down', () => {
  const counter = createAddressCounter({ socketsPerAddress: 3, unauthenticatedSockets: 2 });
  const first = counter.enter('a');
  const second = counter.enter('b');
  expect(counter.isFull('c')).toBe(true);
  first.known();
  first.known();
  expect(counter.isFull('c')).toBe(false);
  const more = [counter.enter('a'), counter.enter('a')];
  for (const each of more) each.known();
  expect(counter.isFull('a')).toBe(true);
  expect(counter.isFull('b')).toBe(false);
  first.leave();
  expect(counter.isFull('a')).toBe(false);
  second.leave();
});

describe('on a real hub', () => {
  test('more sockets from one address than allowed are refused, and a place becomes free again', async () => {
    hub = await createTestHub({ overrides: { limits: { socketsPerAddress: 2 } } });
    const { token } = await hub.token('agent', 'bot');
    const first = await connect(hub.url, '/agent', token);
    const second = await connect(hub.url, '/agent', token);
    expect(await connectRefused(hub.url, '/agent', { protocolVersion: 1, token })).toEqual(expect.any(String));
    const gone = new Promise((resolve) => first.socket.once('disconnect', resolve));
    first.close();
    await gone;
    await expect
      .poll(async () => {
        const again = await connect(hub?.url ?? '', '/agent', token).catch(() => undefined);
        again?.close();
        return again !== undefined;
      })
      .toBe(true);
    second.close();
  });

  test('S8 W-14 beyond loopback it answers to this machine’s own addresses, and to no other name', async () => {
    hub = await createTestHub({ config: { host: '0.0.0.0', insecure: true } });
    const { token } = await hub.token('agent', 'bot');
    const auth = { protocolVersion: 1, token };
    const [outer] = Object.values(networkInterfaces()).flatMap((all) => (all ?? []).filter(({ family }) => family === 'IPv4'));
    await expect(connectRefused(`http://${outer?.address}:${hub.port}`, '/agent', auth)).rejects.toThrow('was let in');
    expect(
      await connectRefused(hub.url.replace('0.0.0.0', '127.0.0.1'), '/agent', auth, { Host: `evil.example:${hub.port}` }),
    ).toEqual(expect.any(String));
  });

  test('S2 headers beyond 16 KiB are refused', async () => {
    hub = await createTestHub();
    const socket = connectTcp(hub.port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.write(`GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:${hub.port}\r\nX: ${'x'.repeat(17_000)}\r\n\r\n`);
    await once(socket, 'close');
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });
});
