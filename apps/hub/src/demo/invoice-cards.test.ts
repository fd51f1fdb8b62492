import { summaryOf } from '@countersign/shared/testing/summary-of';
import { textOfHeadline } from '@countersign/shared/domain/summary/headline';
import { describe, expect, test } from 'vitest';
import { assessInvoice } from './assess-invoice.ts';
import { caseOf, demoBooks } from './books.ts';

const books = demoBooks();
const cards = books.invoices.flatMap((invoice) => {
  const subject = caseOf(books, invoice);
  if (subject === undefined) return [];
  const { action, context } = assessInvoice(subject);
  return [{ name: invoice.number, view: summaryOf(action, context) }];
});

describe('V-01 the cards of the demo invoices', () => {
  test('all 52 within 35 tokens, nine in ten within 30', () => {
    expect(cards).toHaveLength(52);
    expect(cards.filter(({ view }) => view.mustReadTokens > 35).map(({ name }) => name)).toEqual([]);
    expect(cards.filter(({ view }) => view.mustReadTokens <= 30).length / cards.length).toBeGreaterThanOrEqual(0.9);
  });

  test('V-05 no supplier’s name is cut', () => {
    const cut = cards.filter(({ view }) =>
      view.headline.some(({ kind, text }) => kind === 'value' && /…\(\+\d+\)\S*[\p{L}]/u.test(text)),
    );
    expect(cut.map(({ view }) => textOfHeadline(view.headline))).toEqual([]);
  });
});
