import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { Verdict } from '@countersign/shared/model/decision';
import type { EscalationId, PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { Route } from '@countersign/shared/model/vocabulary';
import type { Database } from '../../store/database.ts';
import { loadByIds, loadContents } from '../../store/escalation-store.ts';
import { type LivedRow, loadLivedPage } from '../../store/lived-store.ts';
import { groupOf } from './lived-history.ts';
import { labelOfRow } from './past-by-time.ts';

const PAGE = 500;
/** Of up to 512 KiB each. */
const BUNDLES = 16;

/** What an agent can learn from one decision of a person (SPEC F-20). */
export type TrainingExample = {
  readonly id: EscalationId;
  readonly proposedAt: Timestamp;
  readonly decidedAt: Timestamp;
  readonly agentId: PrincipalId;
  readonly action: ProposedAction;
  readonly context: ContextBundle;
  readonly route: Route;
  readonly rule: string;
  readonly policyVersion: string;
  /** What the person decided, with the reason where they gave one. */
  readonly decision: Verdict;
  /** Whether it needed a person: anything but a plain approval. */
  readonly needed: boolean;
  /** 1 / inclusion probability: how many like it this one stands for. */
  readonly weight: number;
  /** Examples of one group (a customer, a conversation) belong on one side of training and test. */
  readonly group: string;
};

export type ExampleOptions = {
  readonly since: Timestamp;
  /** Plain approvals too, without which nobody can learn what is fine. */
  readonly withApprovals: boolean;
};

async function* examplesOf(db: Database['db'], rows: readonly LivedRow[]): AsyncGenerator<TrainingExample> {
  const ids = rows.map(({ id }) => id);
  const states = new Map((await loadByIds(db, ids)).map(({ state }) => [state.id, state]));
  const contents = await loadContents(db, ids);
  for (const row of rows) {
    const state = states.get(row.id);
    const content = contents.get(row.id);
    if (state === undefined || content === undefined || !('decision' in state.status)) continue;
    const { decision } = state.status;
    yield {
      id: row.id,
      proposedAt: row.openedAt,
      decidedAt: decision.at,
      agentId: row.agentId,
      ...content,
      route: row.route,
      rule: state.routing.rule,
      policyVersion: state.routing.policyVersion,
      decision: decision.verdict,
      needed: decision.verdict.kind !== 'approve',
      weight: 1 / row.inclusion,
      group: groupOf(row, content.context),
    };
  }
}

/** Newest first. Expired, withdrawn and replaced items are none, nor what policy let through or a person may still take back. */
export async function* trainingExamples(
  { db }: Pick<Database, 'db'>,
  { since, withApprovals }: ExampleOptions,
): AsyncGenerator<TrainingExample> {
  for (let before: EscalationId | undefined; ; ) {
    const page = await loadLivedPage(db, before, since, PAGE);
    const wanted = page.filter((row) => {
      const needed = labelOfRow(row);
      return needed === true || (needed === false && withApprovals);
    });
    for (let from = 0; from < wanted.length; from += BUNDLES) yield* examplesOf(db, wanted.slice(from, from + BUNDLES));
    if (page.length < PAGE) return;
    before = page.at(-1)?.id;
  }
}
