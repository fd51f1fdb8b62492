import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AgentClient, connectAgent } from '@countersign/agent';
import { type TestHub, createTestHub } from '@countersign/agent/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openProgress } from './agent-progress.ts';
import { type Books, demoBooks } from './books.ts';
import { createInvoiceAgent, reverseEntry } from './invoice-agent.ts';
import { type Ledger, openLedger } from './ledger.ts';

const PEOPLE = { 'test-reviewer': 'Ana' };

type Running = {
  readonly client: AgentClient;
  readonly ledger: Ledger;
  readonly lines: readonly string[];
  /** Resolves as soon as a line with this text was printed. */
  readonly said: (text: string) => Promise<void>;
  readonly finished: Promise<void>;
  readonly stop: () => Promise<void>;
};

let folder = '';
let hub: TestHub;
let running: Running | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'invoice-agent-'));
  hub = createTestHub();
});
afterEach(async () => {
  await running?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the agent on the files in `folder`, as a process that starts again would. */
const start = (books: Books = demoBooks()): Running => {
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  const say = (line: string): void => {
    lines.push(line);
    for (const listener of [...listeners]) listener();
  };
  const said = (text: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!lines.some((line) => line.includes(text))) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look();
    });
  const ledger = openLedger(join(folder, 'ledger.jsonl'));
  const client = connectAgent({ hub, outbox: join(folder, 'outbox'), onOverride: reverseEntry(ledger, PEOPLE, say) });
  const stopping = new AbortController();
  const finished = createInvoiceAgent({
    client,
    books,
    ledger,
    progress: openProgress(join(folder, 'done.txt')),
    people: PEOPLE,
    intervalMs: 0,
    say,
    signal: stopping.signal,
  }).run();
  const stop = async (): Promise<void> => {
    stopping.abort();
    await finished;
    await client.close();
  };
  running = { client, ledger, lines, said, finished, stop };
  return running;
};

const only = (...numbers: readonly string[]): Books => {
  const books = demoBooks();
  return { ...books, invoices: books.invoices.filter(({ number }) => numbers.includes(number)) };
};
const entered = ({ ledger }: Running): readonly unknown[] => ledger.entries().map(({ arguments: args }) => args['invoiceNumber']);

describe('the invoice agent', () => {
  it('goes through all invoices while some wait, and ends when people have decided', async () => {
    const agent = start();
    await agent.said('INV-20452');
    expect(agent.lines.filter((line) => line.includes('waiting for a person')).length).toBeGreaterThan(12);
    hub.onEscalation((escalation) => (escalation.routing.route === 'escalate' ? escalation.approve() : undefined));
    await agent.finished;
    expect(agent.lines.at(-1)).toBe('All 52 invoices are dealt with.');
    expect(new Set(entered(agent)).size).toBe(52);
    expect(agent.lines).toContain('INV-20403 Nordwind GmbH €1,240.00 → waiting for a person (high_value_transaction)');
    expect(agent.lines).toContain('INV-20403 Nordwind GmbH €1,240.00 → approved by Ana, paid');
  });

  it('enters what the reviewer wrote, and nothing that was refused', async () => {
    const agent = start(only('INV-20403', 'INV-20407', 'INV-20415'));
    hub.onEscalation((escalation) => {
      if (escalation.key === 'INV-20403') return escalation.modify({ ...escalation.action.arguments, payOn: '2026-11-22' });
      if (escalation.key === 'INV-20407') return escalation.reject('wrong_amount', 'PO says 6,913.83\u001b[2J');
      return escalation.respond('Call them first.');
    });
    await agent.finished;
    expect(agent.ledger.entries().map(({ arguments: args }) => [args['invoiceNumber'], args['payOn']])).toEqual([
      ['INV-20403', '2026-11-22'],
    ]);
    expect(agent.lines).toContain(
      'INV-20407 Lusitânia Cortiças, Lda. €8,310.00 → refused by Ana (wrong amount) “PO says 6,913.83 [2J”',
    );
    expect(agent.lines).toContain('INV-20415 Quick Couriers Ltd £96.40 → answered by Ana: “Call them first.”');
  });

  it('goes on after a restart: nothing is proposed or entered twice, decisions made meanwhile are carried out', async () => {
    const books = demoBooks();
    const first = start({ ...books, invoices: books.invoices.slice(0, 25) });
    await first.said('INV-20425');
    await first.stop();
    const decided = hub.escalations().find(({ key }) => key === 'INV-20403');
    decided?.approve();

    const second = start();
    await second.said('INV-20403 Nordwind GmbH €1,240.00 → approved by Ana, paid');
    hub.onEscalation((escalation) => (escalation.routing.route === 'escalate' ? escalation.approve() : undefined));
    await second.finished;
    expect(hub.escalations().length).toBe(52);
    expect(entered(second).toSorted()).toEqual(demoBooks().invoices.map(({ number }) => number));

    await second.stop();
    const third = start();
    await third.finished;
    expect(third.lines).toEqual(['All 52 invoices are dealt with.']);
    expect(hub.escalations().length).toBe(52);
  });

  it('reverses an entry, once, when a reviewer says no afterwards', async () => {
    const agent = start(only('INV-20406'));
    await agent.finished;
    expect(agent.lines).toContain('INV-20406 Quick Couriers Ltd £56.40 → posted, to be looked at afterwards');
    (await hub.escalation()).reject('missing_information', 'number unreadable');
    await agent.said('Ana looked at it afterwards and said no (missing information) “number unreadable”: taken back');
    expect(agent.ledger.entries().map(({ tool }) => tool)).toEqual(['post_invoice', 'reverse_post_invoice']);
    await agent.stop();
    const again = start(only('INV-20406'));
    await again.finished;
    expect(again.ledger.entries()).toHaveLength(2);
  });

  it('says when a person took over, and is done when they hand back', async () => {
    const agent = start(only('INV-20415'));
    const escalation = await hub.escalation();
    escalation.takeOver();
    await agent.said('INV-20415 Quick Couriers Ltd £96.40 → taken over by Ana');
    escalation.handBack('Paid by card.');
    await agent.finished;
    expect(agent.lines).toContain('INV-20415 Quick Couriers Ltd £96.40 → handed back');
    expect(agent.ledger.entries()).toEqual([]);
  });
});
