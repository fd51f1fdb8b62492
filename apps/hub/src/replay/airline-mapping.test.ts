import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argumentsErrors, checkArgumentsSchema } from '@countersign/shared/domain/escalation/arguments';
import { DEFAULT_POLICY } from '@countersign/shared/domain/routing/default-policy';
import { routeBy } from '@countersign/shared/testing/route-by';
import { PHRASES_EN } from '@countersign/shared/domain/summary/phrases-en';
import { summarise } from '@countersign/shared/domain/summary/summarise';
import { ProposedAction } from '@countersign/shared/model/action';
import { ContextBundle } from '@countersign/shared/model/context';
import type { PrincipalId, SubmissionKey } from '@countersign/shared/model/ids';
import { LIMITS } from '@countersign/shared/protocol/limits';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AIRLINE_FILE, AIRLINE_NOTE, HAS_AIRLINE_FILE } from '../../test/airline-file.ts';
import { airlineMapping } from './airline-mapping.ts';
import { AIRLINE_TOOLS, airlineTool } from './airline-tools.ts';
import type { Beside, Proposal } from './mapping.ts';

const none: Beside = () => undefined;
const record = {
  id: 'airline-99-0-1',
  action: { name: 'cancel_reservation', arguments: { reservation_id: 'ABC123' } },
  amountUsd: 19.99,
  conversation: [
    { role: 'customer', text: 'Please cancel.' },
    { role: 'agent', text: 'Are you sure?' },
    { role: 'customer', text: 'Yes.' },
    { role: 'agent', text: 'One moment.' },
  ],
  actionsAttempted: [
    { name: 'cancel_reservation', arguments: { reservation_id: 'ABC123' }, ok: false, result: 'Error: timeout' },
  ],
  customer: { user_id: 'u1', membership: 'gold', payment_methods: {} },
  reservation: { reservation_id: 'ABC123', user_id: 'u1', cabin: 'economy' },
  confidence: 0.75,
  alternatives: [
    { call: 'cancel_reservation{"reservation_id": "XYZ789"}', trials: 2 },
    { call: 'transfer_to_human_agents{"summary": "cut of', trials: 1 },
  ],
  label: { correct: true, taskSucceeded: false, correctActions: [{ name: 'SECRET', kwargs: {} }] },
};
const map = (raw: unknown, beside: Beside = none): Proposal => {
  const mapped = airlineMapping(raw, beside);
  if (!mapped.ok) throw new Error(mapped.error);
  return mapped.value;
};

describe('airlineMapping', () => {
  it('takes every part of the record to its place', () => {
    const { key, action, context } = map(record);
    expect(key).toBe('airline-99-0-1');
    expect(action).toMatchObject({ name: 'cancel_reservation', target: 'ABC123', reversible: false, domain: 'travel' });
    expect(action.amount).toEqual({ minor: 1_999, currency: 'USD' });
    expect(context.confidence).toBe(0.75);
    expect(context.failureReason).toBe('Error: timeout');
    expect(context.customer).toEqual(record.customer);
    expect(context.transaction).toEqual(record.reservation);
    expect(context.conversation?.map(({ trigger }) => trigger)).toEqual([undefined, undefined, true, undefined]);
    expect(context.actionsAttempted).toEqual([
      { name: 'cancel_reservation', arguments: { reservation_id: 'ABC123' }, outcome: 'failed', result: 'Error: timeout' },
    ]);
    expect(context.alternatives?.map(({ arguments: args }) => args)).toEqual([{ reservation_id: 'XYZ789' }, undefined]);
  });

  it('never reads the label: whatever it holds, the proposal is the same to the byte', () => {
    const expected = JSON.stringify(map(record));
    expect(expected).not.toContain('SECRET');
    fc.assert(fc.property(fc.jsonValue(), (label) => JSON.stringify(map({ ...record, label })) === expected));
    const { label: _, ...unlabelled } = record;
    expect(JSON.stringify(map(unlabelled))).toBe(expected);
  });

  it('shows a reservation other than the one acted upon as odd, and not as the transaction', () => {
    const { context } = map({ ...record, reservation: { ...record.reservation, reservation_id: 'OTHER1' } });
    expect(context.transaction).toBeUndefined();
    expect(context.facts).toContainEqual({ label: 'Looked up', value: 'OTHER1', baseline: 'acts on ABC123', odd: true });
  });

  it('states nothing about a tool that it does not know', () => {
    const { action } = map({ ...record, action: { name: 'rename_airport', arguments: { code: 'JFK' } } });
    expect(action.reversible).toBeUndefined();
    expect(action.argumentsSchema).toBeUndefined();
  });

  it('leaves out what the record does not have', () => {
    const { action, context } = map({
      id: 'x',
      action: { name: 'send_certificate', arguments: {} },
      amountUsd: null,
      customer: null,
    });
    expect(action).not.toHaveProperty('amount');
    expect(context).not.toHaveProperty('customer');
    expect(context).not.toHaveProperty('confidence');
    expect(ContextBundle.safeParse(context).success).toBe(true);
  });

  it('keeps the newest turns of an endless conversation', () => {
    const conversation = Array.from({ length: 2_000 }, (_, turn) => ({ role: 'agent', text: String(turn) }));
    const { context } = map({ ...record, conversation });
    expect(context.conversation).toHaveLength(300);
    expect(context.conversation?.at(-1)?.text).toBe('1999');
  });

  it('says in one line what is wrong with a record', () => {
    const mapped = airlineMapping({ ...record, confidence: 2 }, none);
    expect(mapped.ok).toBe(false);
    expect(mapped.ok ? '' : mapped.error).toMatch(/confidence/);
    expect(mapped.ok ? '' : mapped.error).not.toContain('\n');
    expect(airlineMapping(null, none).ok).toBe(false);
  });

  it('compares paid bags with the allowance of cabin and membership', () => {
    const args = { reservation_id: 'ABC123', total_baggages: 4, nonfree_baggages: 0, payment_id: 'card_1' };
    const reservation = { ...record.reservation, passengers: [{}] };
    const { context } = map({ ...record, action: { name: 'update_reservation_baggages', arguments: args }, reservation });
    expect(context.facts).toContainEqual({ label: 'Paid bags', value: '0', baseline: 'allowance 1', odd: true });
    expect(context.facts).toContainEqual({ label: 'Payment', value: 'card_1', baseline: 'not in profile', odd: true });
  });

  it('calls a booking that uses up a certificate irreversible', () => {
    const book = (payment: string) =>
      map({
        ...record,
        action: { name: 'book_reservation', arguments: { payment_methods: [{ payment_id: payment, amount: 1 }] } },
      });
    expect(book('credit_card_1').action.reversible).toBe(true);
    expect(book('certificate_1').action.reversible).toBe(false);
  });

  it('counts payment methods against the policy', () => {
    const methods = ['gift_card_1', 'gift_card_2', 'gift_card_3', 'gift_card_4', 'credit_card_1'].map((payment_id) => ({
      payment_id,
      amount: 1,
    }));
    const { context } = map({ ...record, action: { name: 'book_reservation', arguments: { payment_methods: methods } } });
    expect(context.facts).toContainEqual({ label: 'Gift cards', value: '4', baseline: 'at most 3', odd: true });
    expect(context.facts?.some(({ label }) => label === 'Credit cards')).toBe(false);
  });

  it('has a usable schema for each of the seven tools', () => {
    expect(AIRLINE_TOOLS).toHaveLength(7);
    for (const tool of AIRLINE_TOOLS)
      expect(checkArgumentsSchema(airlineTool(tool)?.argumentsSchema ?? {}), tool).toEqual({ ok: true, value: null });
  });
});

describe.skipIf(!HAS_AIRLINE_FILE)(`airlineMapping over the recorded decisions${AIRLINE_NOTE}`, () => {
  const raw = HAS_AIRLINE_FILE
    ? readFileSync(AIRLINE_FILE, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map(
          (line) =>
            JSON.parse(line) as { readonly id: string; readonly action: { readonly name: string; readonly arguments: unknown } },
        )
    : [];
  const beside: Beside = (file) => readFileSync(join(dirname(AIRLINE_FILE), file), 'utf8');
  const proposals = raw.map((one) => map(one, beside));

  it('makes 167 proposals that the wire accepts, with distinct keys and arguments that fit', () => {
    expect(proposals).toHaveLength(167);
    expect(new Set(proposals.map(({ key }) => key)).size).toBe(167);
    for (const { key, action, context } of proposals) {
      expect(ProposedAction.safeParse(action).error, key).toBeUndefined();
      expect(ContextBundle.safeParse(context).error, key).toBeUndefined();
      expect(argumentsErrors(action.argumentsSchema, action.arguments), key).toEqual([]);
      expect(JSON.stringify({ action, context }).length, key).toBeLessThan(LIMITS.bundleBytes);
      expect(context.policyContext?.length, key).toBeGreaterThan(0);
    }
  });

  it('keeps every byte of the call that the agent wanted to make', () => {
    for (const [index, { action }] of proposals.entries()) expect(action).toMatchObject(raw[index]?.action ?? {});
  });

  it('is the same with every label taken away', () => {
    for (const [index, one] of raw.entries()) expect(map({ ...one, label: undefined }, beside)).toEqual(proposals[index]);
  });

  it('V-01: no summary passes 35 must-read tokens', () => {
    for (const { key, action, context } of proposals) {
      const { routing, deadlineMs, onDeadline } = routeBy(DEFAULT_POLICY, {
        key: key as SubmissionKey,
        agentId: 'replay' as PrincipalId,
        action,
        context,
        openCount: 200,
      });
      const item = { routing, reviewTier: routing.reviewTier, deadlineAt: deadlineMs, onDeadline, overdue: false };
      expect(summarise({ item, action, context }, PHRASES_EN).mustReadTokens, key).toBeLessThanOrEqual(35);
    }
  });
});
