import { setTimeout as sleep } from 'node:timers/promises';
import type { AgentClient, Outcome, Override } from '@countersign/agent';
import type { AgentProgress } from './agent-progress.ts';
import { type Assessment, assessInvoice } from './assess-invoice.ts';
import { type Books, caseOf } from './books.ts';
import type { Ledger } from './ledger.ts';
import { type People, tellOutcome, tellOverride } from './tell-outcome.ts';

export type InvoiceAgentParts = {
  readonly client: Pick<AgentClient, 'propose' | 'unfinished'>;
  readonly books: Books;
  readonly ledger: Ledger;
  readonly progress: AgentProgress;
  readonly people: People;
  /** Milliseconds between two new invoices. */
  readonly intervalMs: number;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
};

/**
 * The sample agent: reads invoices one by one at a human pace, lets the hub decide who decides, and does what may be done.
 * Invoices that wait for a person do not hold up the others.
 */
export const createInvoiceAgent = (parts: InvoiceAgentParts) => {
  const { client, books, ledger, progress, people, intervalMs, say, signal } = parts;

  /** Does the thing, where it may be done. The ledger takes the effect's key, so a repeat after a crash changes nothing. */
  const act = async ({ action }: Assessment, outcome: Outcome): Promise<boolean> => {
    if (outcome.kind === 'taken-over') {
      await outcome.handedBack();
      return true;
    }
    if (outcome.kind !== 'run' && outcome.kind !== 'run-modified') return outcome.kind !== 'unavailable';
    const ran = await outcome.run((args, { effectKey }) => ledger.enter({ key: effectKey, tool: action.name, arguments: args }));
    return ran.ok || ran.error.code !== 'unavailable';
  };

  const settle = async (assessment: Assessment): Promise<void> => {
    const { key, title, action, context } = assessment;
    const outcome = await client.propose(action, context, {
      key,
      signal,
      onWaiting: ({ reasons }) => say(`${title} → waiting for a person (${reasons.join(', ')})`),
    });
    const told = tellOutcome(outcome, action.name, people);
    // What a person took over may stay with them for long: say so before waiting for them.
    if (outcome.kind === 'taken-over' && told !== undefined) say(`${title} → ${told}`);
    const isSettled = await act(assessment, outcome);
    if (isSettled) progress.add(key);
    if (outcome.kind === 'taken-over') say(`${title} → handed back`);
    else if (told !== undefined) say(`${title} → ${told}`);
  };

  /** Ending the program is no failure, and one that fails does not stop the others: both are taken up again next time. */
  const settleOrLeave = async (assessment: Assessment): Promise<void> => {
    try {
      await settle(assessment);
    } catch (cause) {
      if (!signal.aborted) say(`${assessment.title} → failed: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  };

  return {
    /** Goes through the books. Resolves when all is settled, or soon after `signal` is aborted. */
    run: async (): Promise<void> => {
      const open = books.invoices.filter(({ number }) => !progress.has(number));
      const waiting = new Set((await client.unfinished()).map(({ key }) => key as string));
      const under: Promise<void>[] = [];
      // What waited when the program ended comes first, and without a pause: people may have decided meanwhile.
      for (const invoice of open.toSorted((one, other) => Number(waiting.has(other.number)) - Number(waiting.has(one.number)))) {
        if (!waiting.has(invoice.number)) await sleep(intervalMs, undefined, { signal }).catch(() => undefined);
        if (signal.aborted) break;
        const subject = caseOf(books, invoice);
        if (subject === undefined) say(`${invoice.number} → unknown supplier ${invoice.supplier}, left alone`);
        else under.push(settleOrLeave(assessInvoice(subject)));
      }
      await Promise.all(under);
      if (!signal.aborted) say(`All ${books.invoices.length} invoices are dealt with.`);
    },
  };
};

/** A reviewer's later "no" to something that ran without waiting: the entry is reversed, once, under a key of its own. */
export const reverseEntry =
  (ledger: Ledger, people: People, say: (line: string) => void) =>
  (override: Override): void => {
    const reversed = ledger.entries().find(({ key }) => key === override.effectKey);
    if (reversed !== undefined)
      ledger.enter({ key: `reverse:${override.effectKey}`, tool: `reverse_${reversed.tool}`, arguments: reversed.arguments });
    say(`${override.key} → ${tellOverride(override, people)}`);
  };
