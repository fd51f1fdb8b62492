import { CHECKLIST, ContextBundle } from '@countersign/shared/model/context';
import { ProposedAction } from '@countersign/shared/model/action';
import type { PrincipalId, SubmissionKey } from '@countersign/shared/model/ids';
import type { Routing } from '@countersign/shared/model/escalation';
import { DEFAULT_POLICY } from '@countersign/shared/domain/routing/default-policy';
import { routeBy } from '@countersign/shared/testing/route-by';
import { argumentsErrors } from '@countersign/shared/domain/escalation/arguments';
import { PHRASES_AR } from '@countersign/shared/domain/summary/phrases-ar';
import { PHRASES_DE } from '@countersign/shared/domain/summary/phrases-de';
import { PHRASES_EN } from '@countersign/shared/domain/summary/phrases-en';
import { summarise } from '@countersign/shared/domain/summary/summarise';
import { describe, expect, it } from 'vitest';
import { type Assessment, assessInvoice } from './assess-invoice.ts';
import { caseOf, demoBooks } from './books.ts';

const books = demoBooks();
const assessed: readonly Assessment[] = books.invoices.map((invoice) => {
  const subject = caseOf(books, invoice);
  if (subject === undefined) throw new Error(`${invoice.number}: unknown supplier`);
  return assessInvoice(subject);
});
const routed = (assessment: Assessment): Routing =>
  routeBy(DEFAULT_POLICY, {
    key: assessment.key as SubmissionKey,
    agentId: 'invoice-agent' as PrincipalId,
    action: assessment.action,
    context: assessment.context,
  }).routing;
const byNumber = (number: string): Assessment => {
  const found = assessed.find(({ key }) => key === number);
  if (found === undefined) throw new Error(`no ${number}`);
  return found;
};
const share = (route: Routing['route']): number => assessed.filter((one) => routed(one).route === route).length / assessed.length;

describe('the demo invoices', () => {
  it('are at least 48 with unique numbers, many suppliers, currencies and scripts', () => {
    expect(assessed.length).toBeGreaterThanOrEqual(48);
    expect(new Set(assessed.map(({ key }) => key)).size).toBe(assessed.length);
    expect(new Set(books.invoices.map(({ supplier }) => supplier)).size).toBeGreaterThanOrEqual(18);
    const currencies = new Set([...books.suppliers.values()].map(({ currency }) => currency));
    expect(currencies.size).toBeGreaterThanOrEqual(10);
    const mails = books.invoices.map(({ mail }) => mail).join(' ');
    for (const script of ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Han', 'Hiragana', 'Devanagari'])
      expect(mails, script).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'));
  });

  it('become proposals that the wire accepts, with arguments that fit their schema and a complete checklist', () => {
    for (const { key, action, context } of assessed) {
      expect(ProposedAction.safeParse(action).error, key).toBeUndefined();
      expect(ContextBundle.safeParse(context).error, key).toBeUndefined();
      expect(argumentsErrors(action.argumentsSchema, action.arguments), key).toEqual([]);
      expect(
        CHECKLIST.filter((field) => context[field] === undefined),
        key,
      ).toEqual([]);
      for (const alternative of context.alternatives ?? [])
        if (alternative.arguments !== undefined)
          expect(argumentsErrors(action.argumentsSchema, alternative.arguments), key).toEqual([]);
    }
  });

  it('spread over the three routes about as an accounts department would want it', () => {
    expect(share('autonomous')).toBeGreaterThan(0.4);
    expect(share('autonomous')).toBeLessThan(0.52);
    expect(share('review')).toBeGreaterThan(0.18);
    expect(share('review')).toBeLessThan(0.3);
    expect(share('escalate')).toBeGreaterThan(0.25);
    expect(share('escalate')).toBeLessThan(0.36);
  });

  it.each([
    ['English', PHRASES_EN],
    ['German', PHRASES_DE],
    ['Arabic', PHRASES_AR],
  ])('V-01, L-05: keep what must be read within 35 tokens in %s', (_language, phrases) => {
    for (const assessment of assessed) {
      const routing = routed(assessment);
      const item = {
        routing,
        reviewTier: routing.reviewTier,
        deadlineAt: 1_795_000_000_000,
        onDeadline: 'reject',
        overdue: false,
      } as const;
      expect(summarise({ item, ...assessment }, phrases).mustReadTokens, assessment.key).toBeLessThanOrEqual(35);
    }
  });

  it('show every reason of the article and all four actions', () => {
    const reasons = new Set(assessed.flatMap((one) => routed(one).reasons));
    for (const reason of [
      'high_value_transaction',
      'low_confidence',
      'irreversible_action',
      'negative_sentiment',
      'regulated_domain',
    ])
      expect(reasons).toContain(reason);
    expect(new Set(assessed.map(({ action }) => action.name))).toEqual(
      new Set(['post_invoice', 'pay_invoice', 'request_missing_data', 'hold_invoice']),
    );
  });
});

describe('assessInvoice', () => {
  it('finds each seeded fault', () => {
    const odd = (number: string): string[] =>
      (byNumber(number).context.facts ?? []).filter((fact) => fact.odd === true).map(({ label }) => label);
    expect(odd('INV-20407')).toContain('Order');
    expect(odd('INV-20412')).toEqual(expect.arrayContaining(['Order', 'Total', 'Scan']));
    expect(odd('INV-20417')).toContain('Order');
    expect(odd('INV-20419')).toContain('Same number');
    expect(odd('INV-20426')).toContain('VAT');
    expect(odd('INV-20430')).toContain('Refers to');
    expect(odd('INV-20434')).toContain('Account');
    expect(odd('INV-20442')).toContain('Tax number');
    expect(odd('INV-20446')).toContain('Total');
    expect(odd('INV-20401')).toEqual([]);
  });

  it('gives a payment its typed amount in the minor units of its currency, and a posting none', () => {
    expect(byNumber('INV-20403').action.amount).toEqual({ minor: 124_000, currency: 'EUR' });
    expect(byNumber('INV-20434').action.amount).toEqual({ minor: 451_000, currency: 'JPY' });
    expect(byNumber('INV-20440').action.amount).toEqual({ minor: 1_870_500, currency: 'KWD' });
    expect(byNumber('INV-20401').action.amount).toBeUndefined();
  });

  it('calls an instant transfer irreversible and a payment run not', () => {
    expect(byNumber('INV-20423').action).toMatchObject({ reversible: false, arguments: { method: 'instant_transfer' } });
    expect(byNumber('INV-20403').action).toMatchObject({ reversible: true, arguments: { method: 'payment_run' } });
  });

  it('never recommends a posting or payment whose validation failed', () => {
    for (const { key, action, context } of assessed)
      if ((context.confidence ?? 0) < 0.5 && (action.name === 'post_invoice' || action.name === 'pay_invoice'))
        expect(context.recommendation?.kind, key).toBe('reject');
  });

  it('is a function of the books: twice the same proposal', () => {
    const again = demoBooks();
    for (const invoice of again.invoices) {
      const subject = caseOf(again, invoice);
      expect(subject && assessInvoice(subject)).toEqual(byNumber(invoice.number));
    }
  });
});
