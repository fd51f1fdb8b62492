import type { Case } from '../books.ts';
import { checkOrder } from './check-order.ts';
import { checkPapers } from './check-papers.ts';
import { checkSums } from './check-sums.ts';
import { checkSupplier } from './check-supplier.ts';
import type { Finding } from './finding.ts';

/** Everything that is wrong or missing, failures first. */
export const checkInvoice = (subject: Case): readonly Finding[] =>
  [...checkPapers(subject), ...checkSupplier(subject), ...checkOrder(subject), ...checkSums(subject)].toSorted(
    (one, other) => Number(other.weight === 'failure') - Number(one.weight === 'failure'),
  );

/** What each kind of finding takes from the confidence. */
const FACTOR = { doubt: 0.8, failure: 0.5 } as const;

/**
 * Probability, 0 to 1, that a person would agree: above 0.8 when all is clean, 0.5 to 0.8 with one or two doubts,
 * below 0.5 as soon as validation failed. Rounded to two digits.
 */
export const confidenceOf = ({ invoice }: Case, findings: readonly Finding[]): number => {
  const clean = 0.9 + 0.08 * Math.max(0, Math.min(1, (invoice.scan - 0.85) / 0.15));
  return Math.round(findings.reduce((share, { weight }) => share * FACTOR[weight], clean) * 100) / 100;
};
