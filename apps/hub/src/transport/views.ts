import { nextStep } from '@countersign/shared/domain/escalation/ladder';
import type { PrincipalId } from '@countersign/shared/model/ids';
import type { ProposalState } from '@countersign/shared/protocol/agent';
import { proposalStateOf } from '@countersign/shared/protocol/proposal-state';
import { queueItemOf } from '@countersign/shared/protocol/queue-item';
import { type Draft, DraftEditor, type HistoryEntry, type QueueItem } from '@countersign/shared/protocol/reviewer';
import type { OwnDecision } from '../services/history.ts';
import type { KeptDraft } from '../services/readings.ts';
import type { Stored } from '../services/work.ts';

/** Principal id → the name that people know. */
export type NameOf = (id: PrincipalId) => string;

/** The queue row of an escalation: no bundle, no free text. */
export const toQueueItem = (stored: Stored, nameOf: NameOf): QueueItem =>
  queueItemOf({ ...stored, next: nextStep(stored.state) }, nameOf);

/** Somebody's half-written text, as whoever has the item now sees it. */
export const toDraft = ({ editor, body, at, by }: KeptDraft, nameOf: NameOf): Draft => ({
  editor: DraftEditor.parse(editor),
  body,
  at,
  by,
  byName: nameOf(by),
});

export const toHistoryEntry = ({ seq, event, stored, isUndone }: OwnDecision, nameOf: NameOf): HistoryEntry => {
  const { verdict, at } = event.decision;
  const reasonCode = 'reasonCode' in verdict ? verdict.reasonCode : undefined;
  return {
    seq,
    at,
    item: toQueueItem(stored, nameOf),
    kind: verdict.kind,
    ...(reasonCode === undefined ? {} : { reasonCode }),
    ...(event.telemetry === undefined ? {} : { telemetry: event.telemetry }),
    undone: isUndone,
  };
};

/** The agent's view of its own proposal. */
export const toProposalState = ({ state }: Stored, nameOf: NameOf): ProposalState => proposalStateOf(state, nameOf);
