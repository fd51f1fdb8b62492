import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guardedRefund } from '../../examples/guard.ts';
import { ledger } from '../../examples/payments.ts';
import { SURE, WIRE, connected } from '../../test/fixtures.ts';
import { NotApprovedError } from './not-approved-error.ts';

type Payment = { to: string; cents: number };
const { arguments: _, ...PAYMENT } = WIRE;
const describePayment = (args: Payment) => ({ key: `pay/${args.to}`, action: PAYMENT, context: SURE });

describe('guard', () => {
  it('G-50 the README example puts a person behind a tool, as it stands', async () => {
    const { hub, agent } = connected();
    hub.onEscalation((escalation) => escalation.modify({ booking: 'ABC123', cents: 20_000 }));
    expect(await guardedRefund(agent)({ booking: 'ABC123', cents: 24_800 })).toBe('refunded 20000 cents for ABC123');
    expect([...ledger.values()]).toEqual([{ booking: 'ABC123', cents: 20_000 }]);
    await hub.until(() => hub.escalations()[0]?.delivery() === 'applied');
    await expect(guardedRefund(agent)({ booking: 'ABC123', cents: 24_800 })).rejects.toMatchObject({
      outcome: { kind: 'already-done' },
    });
    expect(ledger.size).toBe(1);
  });

  it('G-50 the README shows that example, and no other', () => {
    const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    expect(read('README.md')).toContain(read('examples/guard.ts'));
  });

  it('G-51 a tool that may not run throws NotApprovedError with the outcome, and is never called', async () => {
    const { hub, agent } = connected();
    hub.onEscalation((escalation) => escalation.reject('wrong_target', 'Another ACME.'));
    const calls: unknown[] = [];
    const pay = agent.guard((args: Payment) => calls.push(args), describePayment);
    const error = await pay({ to: 'ACME', cents: 5 }).catch((cause: unknown) => cause);
    if (!NotApprovedError.isInstance(error)) throw error;
    expect(error.outcome).toMatchObject({ kind: 'refuse', reasonCode: 'wrong_target' });
    expect(error.message).toBe('Not run: refused by test-reviewer (wrong_target): Another ACME.');
    expect(calls).toEqual([]);
  });

  it('G-51 onRefused answers in place of the tool', async () => {
    const { hub, agent } = connected();
    hub.onEscalation((escalation) => escalation.respond('Ask the customer first.'));
    const pay = agent.guard((_args: Payment) => 'paid', describePayment, {
      onRefused: (outcome) => (outcome.kind === 'respond' ? outcome.message : outcome.kind),
    });
    expect(await pay({ to: 'ACME', cents: 5 })).toBe('Ask the customer first.');
  });

  it('G-52 parse checks what a reviewer wrote before the tool sees it', async () => {
    const { hub, agent } = connected();
    hub.onEscalation((escalation) => escalation.modify({ to: 'ACME' }));
    const calls: Payment[] = [];
    const pay = agent.guard((args: Payment) => calls.push(args), describePayment, {
      parse: ({ to, cents }) => {
        if (typeof to !== 'string' || typeof cents !== 'number') throw new TypeError('cents is missing');
        return { to, cents };
      },
    });
    await expect(pay({ to: 'ACME', cents: 5 })).rejects.toThrow('cents is missing');
    expect(calls).toEqual([]);
    await hub.until(() => hub.escalations()[0]?.delivery() === 'failed');
  });

  it('G-53 an exception of the tool comes through unchanged', async () => {
    const { hub, agent } = connected();
    hub.onEscalation((escalation) => escalation.approve());
    const cause = new Error('bank closed');
    const pay = agent.guard((_args: Payment) => Promise.reject(cause), describePayment);
    await expect(pay({ to: 'ACME', cents: 5 })).rejects.toBe(cause);
  });
});
