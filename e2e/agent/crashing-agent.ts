import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Step, connectAtSteps } from '@countersign/agent/testing';
import { CONTEXT, PAYMENT } from './payment.ts';

/** One run of an agent, told by its one argument what to do and where to die. Prints the outcome's kind. */
export type Orders = {
  readonly url: string;
  readonly token: string;
  readonly outbox: string;
  readonly key: string;
  /** What the action acts upon; the scripted reviewer goes by it. */
  readonly target: string;
  /** One file per effect key: a tool that takes an idempotency key. */
  readonly sink: string;
  readonly dieAt: Step | null;
};

const { url, token, outbox, key, target, sink, dieAt } = JSON.parse(process.argv[2] ?? '') as Orders;

const agent = connectAtSteps({ url, token, outbox }, (step) => {
  if (step === dieAt) process.kill(process.pid, 'SIGKILL');
});
const outcome = await agent.propose({ ...PAYMENT, target }, CONTEXT, { key });
if (outcome.kind === 'run' || outcome.kind === 'run-modified')
  await outcome.run((args, { effectKey }) => {
    const file = join(sink, effectKey);
    if (!existsSync(file)) writeFileSync(file, JSON.stringify(args));
  });
await agent.ready();
await agent.close();
process.stdout.write(outcome.kind);
