import type { Outcome, Override } from '@countersign/agent';
import { type InvoiceAction, isInvoiceAction } from './invoice-arguments.ts';

/** Names of people by the id that the hub knows them under. */
export type People = Readonly<Record<string, string>>;

const DONE: Readonly<Record<InvoiceAction, string>> = {
  post_invoice: 'posted',
  pay_invoice: 'paid',
  request_missing_data: 'supplier asked',
  hold_invoice: 'put on hold',
};
export const doneWord = (tool: string): string => (isInvoiceAction(tool) ? DONE[tool] : 'done');

/** What a person typed, on its way to a terminal: one line, nothing that a terminal would obey, not too long. */
const quoted = (text: string): string => {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return `“${clean.length > 120 ? `${clean.slice(0, 119).toWellFormed()}…` : clean}”`;
};
const because = (reason: string | undefined): string =>
  reason === undefined || reason.trim() === '' ? '' : ` ${quoted(reason)}`;

const nameOf = (people: People, id: string): string => people[id] ?? 'a reviewer';
const plain = (code: string): string => code.replaceAll('_', ' ').replaceAll('-', ' ');

/** What became of a proposal, in a few words after the arrow; undefined where there is nothing to say. */
export const tellOutcome = (outcome: Outcome, tool: string, people: People): string | undefined => {
  switch (outcome.kind) {
    case 'run':
      if (outcome.route === 'autonomous') return doneWord(tool);
      if (outcome.route === 'review') return `${doneWord(tool)}, to be looked at afterwards`;
      return `approved by ${nameOf(people, outcome.by)}, ${doneWord(tool)}`;
    case 'run-modified':
      return `changed by ${nameOf(people, outcome.by)}, ${doneWord(tool)} with the new values`;
    case 'refuse':
      return `refused by ${nameOf(people, outcome.by)} (${plain(outcome.reasonCode)})${because(outcome.reason)}`;
    case 'respond':
      return `answered by ${nameOf(people, outcome.by)}: ${quoted(outcome.message)}`;
    case 'taken-over':
      return `taken over by ${nameOf(people, outcome.by)}`;
    case 'expired':
      return 'nobody decided in time; left open';
    case 'withdrawn':
      return 'withdrawn';
    case 'already-done':
      return undefined;
    case 'invalid':
      return `not proposed: ${outcome.problems.map(({ field, message }) => `${field} ${message}`).join('; ')}`;
    case 'conflict':
      return `not proposed: ${outcome.message}`;
    case 'unavailable':
      return outcome.why === 'closed' ? undefined : `no answer: ${outcome.message}`;
  }
};

export const tellOverride = ({ kind, by, reason, reasonCode }: Override, people: People): string => {
  const code = reasonCode === undefined ? '' : ` (${plain(reasonCode)})`;
  return `${nameOf(people, by)} looked at it afterwards and said ${kind === 'reject' ? 'no' : plain(kind)}${code}${because(reason)}: taken back`;
};
