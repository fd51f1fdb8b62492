import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { Case } from './books.ts';
import { checkInvoice } from './checks/check-invoice.ts';
import { chooseAction, titleOf } from './choose-action.ts';
import { contextOf } from './invoice-context.ts';

export type Assessment = {
  /** One line for people. */
  readonly title: string;
  /** Stable name of the proposal. */
  readonly key: string;
  readonly action: ProposedAction;
  readonly context: ContextBundle;
};

/** Checks an invoice and says what to do with it. Pure: the same case gives the same proposal, to the byte. */
export const assessInvoice = (subject: Case): Assessment => {
  const findings = checkInvoice(subject);
  const action = chooseAction(subject, findings);
  return { title: titleOf(subject), key: subject.invoice.number, action, context: contextOf(subject, action, findings) };
};
