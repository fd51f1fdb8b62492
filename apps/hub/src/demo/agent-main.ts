import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connectAgent } from '@countersign/agent';
import { openProgress } from './agent-progress.ts';
import { demoBooks } from './books.ts';
import { readDemoFile } from './demo-file.ts';
import { createInvoiceAgent, reverseEntry } from './invoice-agent.ts';
import { openLedger } from './ledger.ts';

/** The sample agent as a program of its own: `agent-main.ts --url URL --data FOLDER [--interval MS]`. Ends with its parent. */
const { values } = parseArgs({
  options: { url: { type: 'string' }, data: { type: 'string' }, interval: { type: 'string', default: '4000' } },
});
const { url, data, interval } = values;
const demo = data === undefined ? undefined : readDemoFile(data);
if (url === undefined || data === undefined || demo === undefined) {
  process.stderr.write(
    'usage: agent-main.ts --url URL --data FOLDER [--interval MS]; the folder is one that the demo has set up\n',
  );
  process.exit(2);
}

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
// The pipe closes when the parent is gone, also when it was killed.
process.stdin
  .on('end', () => stop.abort())
  .on('error', () => stop.abort())
  .resume();
process.stdout.on('error', () => stop.abort());

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const people = { [demo.reviewer.id]: demo.reviewer.name };
const ledger = openLedger(join(data, 'ledger.jsonl'));
const client = connectAgent({
  url,
  token: demo.agent.token,
  name: 'invoice-agent',
  outbox: join(data, 'agent-outbox'),
  onOverride: reverseEntry(ledger, people, say),
  onWarning: (message) => process.stderr.write(`invoice-agent: ${message}\n`),
});
const agent = createInvoiceAgent({
  client,
  books: demoBooks(),
  ledger,
  progress: openProgress(join(data, 'agent-done.txt')),
  people,
  intervalMs: Number(interval),
  say,
  signal: stop.signal,
});

const stopped = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve(), { once: true }));
await Promise.race([agent.run().catch((cause: unknown) => say(`The sample agent cannot go on: ${String(cause)}`)), stopped]);
// All is dealt with, yet a reviewer may still say no to what ran without waiting.
await stopped;
await client.close();
process.stdin.destroy();
