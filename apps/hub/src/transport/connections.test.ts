import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LIMITS } from '@countersign/shared/protocol/limits';
import { codeOf, connect, connectRefused, propose, REFUND, valueOf } from '../../test/connect.ts';
import { createTestHub, type TestHub } from '../../test/harness.ts';
import { openDatabase } from '../store/database.ts';
import { SERVER_OPTIONS } from './socket-server.ts';

let hub: TestHub;
beforeEach(async () => {
  hub = await createTestHub();
});
afterEach(() => hub.close());

const anAgent = async (name = 'bot') => connect(hub.url, '/agent', (await hub.token('agent', name)).token);

/** Writes one raw Socket.IO packet, as a program that does not use our client would. */
const sendRaw = (client: Awaited<ReturnType<typeof anAgent>>, text: string): void => {
  const { transport } = client.socket.io.engine as unknown as { transport: { ws: { send: (text: string) => void } } };
  transport.ws.send(`4${text}`);
};
/** The hub's answer to the raw packet with this ack id. */
const answerTo = (
  client: Awaited<ReturnType<typeof anAgent>>,
  id: number,
): Promise<{ ok: boolean; error: { code: string; field: string } }> =>
  new Promise((resolve) => {
    client.socket.io.engine.on('packet', (packet: { type: string; data?: string }) => {
      const start = `3/agent,${id}[`;
      if (packet.type === 'message' && packet.data?.startsWith(start))
        resolve(JSON.parse(packet.data.slice(start.length - 1))[0]);
    });
  });

describe('S3 W-07 bad packets are refused and the connection lives on', () => {
  const open = (input: string): string => `["escalation:open",{"commandId":"c1","input":${input}}]`;
  test.each([
    ['5,000 deep', open('{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000)), 'DEPTH'],
    ['a million brackets', `["escalation:open",${'['.repeat(900_000)}`, 'DEPTH'],
    ['duplicate key', open('{"key":"a","key":"b"}'), 'BAD_SCHEMA'],
    ['lone surrogate', open('{"key":"\\ud800"}'), 'BAD_SCHEMA'],
    ['unsafe integer', open('{"n":9007199254740993}'), 'BAD_SCHEMA'],
    ['not a number', open('{"n":1e999}'), 'BAD_SCHEMA'],
    ['__proto__', open('{"__proto__":{"admin":true}}'), 'BAD_SCHEMA'],
    ['2,001 keys', open(`{${Array.from({ length: 2_001 }, (_, i) => `"k${i}":1`).join()}}`), 'LIMIT'],
    ['a text of 300 KiB', open(`{"t":"${'x'.repeat(300 * 1024)}"}`), 'LIMIT'],
    ['no JSON', '["escalation:open",{', 'BAD_SCHEMA'],
    ['no list', '{"escalation:open":1}', 'BAD_SCHEMA'],
    ['a reserved event name', '["disconnect",{}]', 'BAD_SCHEMA'],
    ['an unknown command', '["policy:set",{"commandId":"c","input":{}}]', 'BAD_SCHEMA'],
    ['a name that is no text', '[1,{}]', 'BAD_SCHEMA'],
    ['no envelope', '["escalation:open"]', 'BAD_SCHEMA'],
    ['a null envelope', '["escalation:open",null]', 'BAD_SCHEMA'],
    ['an envelope of the wrong type', '["escalation:open",[1,2]]', 'BAD_SCHEMA'],
  ])('%s', async (_what, payload, code) => {
    const agent = await anAgent();
    const neighbour = await anAgent('neighbour');
    const answer = answerTo(agent, 777);
    sendRaw(agent, `2/agent,777${payload}`);
    expect(await answer).toMatchObject({ ok: false, error: { code, field: expect.any(String) } });
    expect((await propose(agent, 'still-here')).resolution.kind).toBe('waiting');
    expect((await propose(neighbour, 'me-too')).resolution.kind).toBe('waiting');
    agent.close();
    neighbour.close();
  });

  test('W-08 binary attachments are refused', async () => {
    const agent = await anAgent();
    const ack = await agent.call('escalation:open', { blob: Buffer.from('x') });
    expect(ack).toMatchObject({ ok: false, error: { code: 'LIMIT', field: 'attachments', limit: 0 } });
    expect((await propose(agent, 'still-here')).resolution.kind).toBe('waiting');
    agent.close();
  });

  test('S2 a packet beyond 1 MiB ends its own connection only', async () => {
    const agent = await anAgent();
    const neighbour = await anAgent('neighbour');
    const gone = new Promise((resolve) => agent.socket.once('disconnect', resolve));
    sendRaw(agent, `2/agent,1["escalation:open","${'x'.repeat(LIMITS.packetBytes)}"]`);
    await gone;
    expect((await propose(neighbour, 'me-too')).resolution.kind).toBe('waiting');
    neighbour.close();
  });
});

describe('W-09 sizes, naming field and limit', () => {
  const sized = (bytes: number) => ({ ...REFUND, arguments: { text: 'x'.repeat(bytes) } });
  test('an action above 64 KiB', async () => {
    const agent = await anAgent();
    await expect(propose(agent, 'a', sized(LIMITS.actionBytes - 500))).resolves.toBeDefined();
    await expect(propose(agent, 'b', sized(LIMITS.actionBytes))).rejects.toThrow(/^LIMIT: .*bytes/);
    agent.close();
  });
  test('a bundle above 512 KiB', async () => {
    const agent = await anAgent();
    const context = (bytes: number) => ({
      conversation: [1, 2, 3].map(() => ({ role: 'customer' as const, text: 'x'.repeat(bytes / 3) })),
    });
    await expect(propose(agent, 'a', REFUND, context(LIMITS.bundleBytes - 2_000))).resolves.toBeDefined();
    await expect(propose(agent, 'b', REFUND, context(LIMITS.bundleBytes))).rejects.toThrow(/^LIMIT: /);
    agent.close();
  });
  test('a reviewer packet above 128 KiB', async () => {
    const ana = await connect(hub.url, '/reviewer', (await hub.token('reviewer', 'ana', ['manager'])).token);
    const ack = await ana.call('escalation:raise', {
      escalationId: randomUUID(),
      fence: 0,
      reason: 'x'.repeat(LIMITS.reviewerPacketBytes),
    });
    expect(ack).toMatchObject({ ok: false, error: { code: 'LIMIT', limit: LIMITS.reviewerPacketBytes } });
    expect(await ana.call('escalation:raise', { escalationId: randomUUID(), fence: 0, reason: 'x'.repeat(4_097) })).toMatchObject(
      {
        ok: false,
        error: { code: 'LIMIT', field: 'reason', limit: 4_096 },
      },
    );
    ana.close();
  });
  test('W-11 an unknown field of an action is refused, elsewhere it is ignored', async () => {
    const agent = await anAgent();
    await expect(propose(agent, 'a', { ...REFUND, note: 'x' } as never)).rejects.toThrow(/^BAD_SCHEMA: .*note/);
    await expect(propose(agent, 'b', REFUND, { colour: 'red' } as never)).resolves.toBeDefined();
    agent.close();
  });
});

describe('who gets in', () => {
  test("Socket.IO's own namespace lets nobody in, token or not", async () => {
    const { token } = await hub.token('agent', 'bot');
    for (const auth of [{}, { protocolVersion: 1, token }])
      expect(await connectRefused(hub.url, '/', auth)).toMatchObject({ code: 'FORBIDDEN', field: 'namespace' });
  });

  test.each([
    ['no token', { protocolVersion: 1 }, 'UNAUTHENTICATED'],
    ['a mistyped token', { protocolVersion: 1, token: `cs_agt_${'a'.repeat(38)}` }, 'UNAUTHENTICATED'],
    ['a token that is an object', { protocolVersion: 1, token: { $ne: null } }, 'UNAUTHENTICATED'],
    ['another protocol', { protocolVersion: 99, token: 'x' }, 'PROTOCOL_UNSUPPORTED'],
    ['no version', { token: 'x' }, 'UNAUTHENTICATED'],
  ])('W-13 %s is refused', async (_what, auth, code) => {
    expect(await connectRefused(hub.url, '/agent', auth)).toMatchObject({ code });
  });
  test('W-14 foreign Host and Origin are refused, our own page and programs are not', async () => {
    const { token } = await hub.token('agent', 'bot');
    const auth = { protocolVersion: 1, token };
    for (const headers of [{ Origin: 'https://evil.example' }, { Host: 'evil.example' }, { Origin: 'null' }])
      expect(await connectRefused(hub.url, '/agent', auth, headers)).toEqual(expect.any(String));
    await expect(connectRefused(hub.url, '/agent', auth, { Origin: hub.url })).rejects.toThrow('was let in');
  });
  test('five sockets per token, not six', async () => {
    const { token } = await hub.token('agent', 'bot');
    const five = await Promise.all(Array.from({ length: 5 }, () => connect(hub.url, '/agent', token)));
    expect(await connectRefused(hub.url, '/agent', { protocolVersion: 1, token })).toMatchObject({
      code: 'LIMIT',
      field: 'token',
      limit: 5,
    });
    for (const each of five) each.close();
  });
  test('W-10 the 33rd unanswered command is refused, the 32 are answered', async () => {
    const database = await openDatabase(':memory:', randomUUID);
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const slow = await createTestHub({
      overrides: { database: { ...database, transaction: (run) => gate.then(() => database.transaction(run)) } },
    });
    const agent = await connect(slow.url, '/agent', (await slow.token('agent', 'bot')).token);
    const accepted = Array.from({ length: LIMITS.inFlightPerSocket }, (_, i) => propose(agent, `k${i}`));
    expect(await agent.call('agent:sync', { keys: [] })).toMatchObject({
      ok: false,
      error: { code: 'RATE_LIMITED', field: 'inFlight', limit: LIMITS.inFlightPerSocket, retryable: true },
    });
    open();
    await Promise.all(accepted);
    expect(codeOf(await agent.call('agent:sync', { keys: [] }))).toBe('accepted');
    agent.close();
    await slow.close();
  });
  test('S7 what the hub does not need is off', () => {
    expect(SERVER_OPTIONS).toMatchObject({
      transports: ['websocket'],
      allowEIO3: false,
      serveClient: false,
      perMessageDeflate: false,
      cookie: false,
      connectTimeout: 5_000,
      pingInterval: 10_000,
      pingTimeout: 10_000,
    });
  });
});

describe('A-02 revocation', () => {
  test('ends the connection, refuses the next command and every reconnect', async () => {
    const made = await hub.token('agent', 'bot');
    const agent = await connect(hub.url, '/agent', made.token);
    const told = new Promise((resolve) => agent.socket.once('session:revoked', resolve));
    const cut = new Promise((resolve) => agent.socket.once('disconnect', resolve));
    expect(await hub.hub.directory.revokeToken(made.tokenId)).toBe(true);
    await expect(propose(agent, 'after')).rejects.toThrow('REVOKED');
    await told;
    await cut;
    expect(await connectRefused(hub.url, '/agent', { protocolVersion: 1, token: made.token })).toMatchObject({ code: 'REVOKED' });
  });
  test('changed tiers end the connection, and it comes back with the new ones', async () => {
    const { token } = await hub.token('reviewer', 'ana', ['manager']);
    const ana = await connect(hub.url, '/reviewer', token);
    const cut = new Promise((resolve) => ana.socket.once('disconnect', resolve));
    await hub.token('reviewer', 'ana', ['junior_reviewer']);
    await cut;
    const agent = await anAgent();
    await propose(agent, 'for-managers');
    const again = await connect(hub.url, '/reviewer', token);
    expect(valueOf(await again.call<{ items: unknown[] }>('queue:sync', {})).items).toEqual([]);
    agent.close();
    again.close();
  });
});

describe('the web door', () => {
  const get = (
    path: string,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; headers: Record<string, unknown>; body: string }> =>
    new Promise((resolve, reject) => {
      const sent = request(`${hub.url}${path}`, { headers }, (response) => {
        let body = '';
        response
          .on('data', (chunk) => (body += chunk))
          .on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      });
      sent.on('error', reject).end();
    });
  test('health and readiness', async () => {
    expect(await get('/healthz')).toMatchObject({ status: 200 });
    expect(await get('/readyz')).toMatchObject({ status: 200 });
  });
  test('strict headers on every answer', async () => {
    const { headers } = await get('/');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
  test('W-14 pages are not served under a foreign name', async () => {
    expect((await get('/', { host: 'evil.example' })).status).toBe(421);
  });
  test('without a built page it says what to do', async () => {
    expect(await get('/')).toMatchObject({ status: 503, body: expect.stringContaining('npm start') });
  });
});
