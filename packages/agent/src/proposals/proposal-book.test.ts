import { actionDigest } from '@countersign/shared/domain/digest';
import type { SubmissionKey } from '@countersign/shared/model/ids';
import type { ProposalState } from '@countersign/shared/protocol/agent';
import { expect, it } from 'vitest';
import { SURE, WIRE } from '../../test/fixtures.ts';
import { createMemoryOutbox } from '../outbox/memory-outbox.ts';
import { createProposalBook } from './proposal-book.ts';

const stateOf = (escalationId: string, resolution: object): ProposalState => ({ escalationId, resolution }) as ProposalState;

it('G-28 a late "waiting" does not replace an answer, but a new escalation of the key does', () => {
  const book = createProposalBook(createMemoryOutbox(), () => {});
  const key = 'pay-1' as SubmissionKey;
  const record = book.add({ version: 1, key, action: WIRE, actionDigest: actionDigest(WIRE), context: SURE, proposedAt: 0 });
  const [waiting, taken] = [stateOf('one', { kind: 'waiting' }), stateOf('one', { kind: 'taken_over' })];
  const back = stateOf('one', { kind: 'taken_over', handback: 'done' });
  const seen: ProposalState[] = [];
  record.listeners.add((state) => seen.push(state));
  for (const state of [waiting, taken, waiting, back, taken, waiting]) book.learn(record, state);
  expect(seen).toEqual([waiting, taken, back]);
  const anew = stateOf('two', { kind: 'waiting' });
  book.learn(record, anew);
  expect(record.state).toBe(anew);
});
