import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import { below } from '@countersign/shared/testing/random';

const MOST_COPIES = 5;
const LONGEST_DELAY_MS = 12;

/** An event or an ack of one of our namespaces, as Socket.IO writes it: `42/agent,7["name",…]`, `43/agent,7[…]`. */
const EVENT = /^42(\/[a-z]+),(\d+)?(.*)$/s;
const ACK = /^43(\/[a-z]+),(\d+)(.*)$/s;

const textOf = (data: RawData): string =>
  (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer)).toString('utf8');

/** One command as it went through, and every answer that the hub gave to its copies. */
export type Exchange = { readonly name: string; readonly commandId: string; copies: number; readonly answers: string[] };

export type DuplicatingProxy = {
  readonly url: string;
  /** By command id. */
  readonly exchanges: ReadonlyMap<string, Exchange>;
  /** Resolves when no copy is on its way any more and every one of them was answered. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * Stands between clients and a hub and delivers each command one to five times, each copy at its own moment, so that
 * copies arrive in another order than they were sent in. What the hub sends back is treated in the same way.
 */
export const createDuplicatingProxy = async (target: string, random: () => number): Promise<DuplicatingProxy> => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
  await once(server, 'listening');
  const exchanges = new Map<string, Exchange>();
  const done: (() => void)[] = [];
  let travelling = 0;

  const open = (): number => [...exchanges.values()].reduce((sum, { copies, answers }) => sum + copies - answers.length, 0);
  const ring = (): void => {
    if (travelling > 0 || open() > 0) return;
    for (const resolve of done.splice(0)) resolve();
  };
  const later = (run: () => void): void => {
    travelling++;
    setTimeout(
      () => {
        travelling--;
        run();
        if (done.length > 0) ring();
      },
      below(random, LONGEST_DELAY_MS),
    );
  };
  const scatter = (to: WebSocket, text: string, copies: number): void => {
    for (let i = 0; i < copies; i++)
      later(() => {
        if (to.readyState === WebSocket.OPEN) to.send(text);
      });
  };

  server.on('connection', (client, request) => {
    const upstream = new WebSocket(`${target.replace(/^http/, 'ws')}${request.url ?? ''}`, { perMessageDeflate: false });
    const byAckId = new Map<string, Exchange>();
    const waiting: string[] = [];

    const toHub = (text: string): void => {
      const [, , ackId, payload] = EVENT.exec(text) ?? [];
      if (ackId === undefined || payload === undefined) {
        upstream.send(text);
        return;
      }
      const [name, envelope] = JSON.parse(payload) as [string, { commandId: string }];
      const copies = 1 + below(random, MOST_COPIES);
      const exchange = exchanges.get(envelope.commandId) ?? { name, commandId: envelope.commandId, copies: 0, answers: [] };
      exchange.copies += copies;
      exchanges.set(envelope.commandId, exchange);
      byAckId.set(ackId, exchange);
      scatter(upstream, text, copies);
    };
    const toClient = (text: string): void => {
      const [, , ackId, payload] = ACK.exec(text) ?? [];
      if (ackId !== undefined && payload !== undefined) byAckId.get(ackId)?.answers.push(payload);
      // The greeting is the session itself and comes once; everything else of ours may come again.
      if (!/^4[23]\//.test(text) || text.includes('["session:ready"')) client.send(text);
      else scatter(client, text, 1 + below(random, MOST_COPIES));
    };

    client.on('message', (data) => {
      const text = textOf(data);
      if (upstream.readyState === WebSocket.OPEN) toHub(text);
      else waiting.push(text);
    });
    upstream.on('open', () => {
      for (const text of waiting.splice(0)) toHub(text);
    });
    upstream.on('message', (data) => toClient(textOf(data)));
    client.on('close', () => upstream.close());
    upstream.on('close', () => client.close());
    upstream.on('error', () => client.close());
  });

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    settled: () =>
      new Promise((resolve) => {
        done.push(resolve);
        ring();
      }),
    close: async () => {
      for (const client of server.clients) client.terminate();
      server.close();
      await once(server, 'close');
    },
  };
};
