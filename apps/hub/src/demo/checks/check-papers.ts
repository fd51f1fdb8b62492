import { type Case, daysBetween } from '../books.ts';
import type { Finding } from './finding.ts';

/** Certainty below which a field counts as badly read (AP-8). */
const READABLE = 0.85;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Fields that the software read badly, worst first. */
const badlyRead = ({ scan, ocr }: Case['invoice']): readonly (readonly [string, number])[] =>
  Object.entries({ page: scan, ...ocr })
    .filter(([, certainty]) => certainty < READABLE)
    .toSorted(([, one], [, other]) => one - other);

const papers = ({ invoice, earlier }: Case): readonly Finding[] => {
  const findings: Finding[] = [];
  const failed = (rule: Finding['rule'], text: string, fact: Finding['fact']): void => {
    findings.push({ rule, weight: 'failure', text, fact, policy: 'AP-6' });
  };
  const twin = earlier.find((other) => other.theirs === invoice.theirs);
  if (twin !== undefined)
    failed('duplicate', `${invoice.theirs} already came in as ${twin.number}.`, {
      label: 'Same number',
      value: twin.number,
      baseline: 'none',
      odd: true,
    });
  if (invoice.kind === 'credit_note' && !earlier.some((other) => other.theirs === invoice.refersTo))
    failed('credit_without_invoice', `The credit note names ${invoice.refersTo ?? 'no invoice'}, which was never posted.`, {
      label: 'Refers to',
      value: invoice.refersTo ?? 'nothing',
      baseline: 'a posted invoice',
      odd: true,
    });
  if (daysBetween(invoice.issued, invoice.due) < 0)
    failed('due_before_issue', `Due on ${invoice.due}, before it was issued on ${invoice.issued}.`, {
      label: 'Due',
      value: invoice.due,
      baseline: `after ${invoice.issued}`,
      odd: true,
    });
  return findings;
};

const scan = ({ invoice }: Case): readonly Finding[] => {
  const bad = badlyRead(invoice);
  const worst = bad[0];
  if (worst === undefined) return [];
  const list = bad.map(([field, certainty]) => `${field} ${percent(certainty)}`).join(', ');
  return [
    {
      rule: 'low_scan',
      weight: 'doubt',
      text: `Badly read: ${list}.`,
      fact: { label: 'Scan', value: `${worst[0]} ${percent(worst[1])}`, baseline: percent(READABLE), odd: true },
      policy: 'AP-8',
    },
  ];
};

/** Duplicates, credit notes, dates, and how well the paper could be read. */
export const checkPapers = (subject: Case): readonly Finding[] => [...papers(subject), ...scan(subject)];
