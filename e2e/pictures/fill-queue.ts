import { assessInvoice } from '@countersign/hub/demo/assess-invoice';
import { caseOf, demoBooks } from '@countersign/hub/demo/books';
import { actionDigest } from '@countersign/shared/domain/digest';
import type { SubmissionKey } from '@countersign/shared/model/ids';
import type { AgentClient } from '../load/connect.ts';

/** The demo's invoices, proposed by the sample agent's own judgement. */
export const fillQueue = async (client: AgentClient): Promise<void> => {
  const books = demoBooks();
  for (const invoice of books.invoices) {
    const subject = caseOf(books, invoice);
    if (subject === undefined) continue;
    const { key, action, context } = assessInvoice(subject);
    const ack = await client.send('escalation:open', {
      key: key as SubmissionKey,
      action,
      actionDigest: actionDigest(action),
      context,
    });
    if (!ack.ok) throw new Error(`${key}: ${ack.error.message}`);
  }
};
