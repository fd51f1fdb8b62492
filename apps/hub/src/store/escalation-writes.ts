import type { Kysely } from 'kysely';
import type { Cost, Escalation } from '@countersign/shared/model/escalation';
import type { EscalationId, PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { DecisionKind, ReasonCode, Route } from '@countersign/shared/model/vocabulary';
import type { Dialect } from './dialect.ts';
import type { Card } from './escalation-store.ts';
import { insertRows } from './insert-rows.ts';
import type { Tables } from './schema.ts';

/** When an escalation stopped waiting; `by` and `verdict` only where a person decided. */
export type Settlement = {
  readonly at: Timestamp;
  readonly by: PrincipalId | null;
  readonly verdict: DecisionKind | null;
  readonly reasonCode?: ReasonCode | undefined;
};

/** What the policy in the shadow would have done. */
export type ShadowRoute = { readonly policy: string; readonly route: Route; readonly rule: string };

/** What is known at opening and stands in the bundle, not in the state. */
export type OpeningFacts = {
  readonly confidence: number | null;
  /** Salted digest of who the customer is (SPEC Z-04). */
  readonly customer: string | null;
  readonly shadow: ShadowRoute | null;
};

/** What the agent said of the effect. */
export type EffectReport = {
  readonly phase: 'applied' | 'refused' | 'failed';
  readonly at: Timestamp;
  readonly cost: Cost | undefined;
};

/** A row to write, with the columns that queries look at. */
export type Change = {
  readonly state: Escalation;
  /** The version this change was decided upon; 0 for a new row. */
  readonly baseVersion: number;
  readonly seq: number;
  readonly card: Card;
  readonly isOpen: boolean;
  readonly toDeliver: boolean;
  readonly dueAt: Timestamp | null;
  /** Who has claimed it. */
  readonly holder: PrincipalId | null;
  readonly settled: Settlement | null;
  /** Active reading before this change, in milliseconds; null keeps what is stored, while it is settled. */
  readonly dwellMs: number | null;
  readonly handedBackAt: Timestamp | null;
  /** Null keeps what is stored. */
  readonly report: EffectReport | null;
  /** Null for a known row, whose facts never change. */
  readonly facts: OpeningFacts | null;
};

const CHANGING = [
  'status',
  'review_tier',
  'is_open',
  'to_deliver',
  'due_at',
  'last_seq',
  'version',
  'base_version',
  'state',
  'assignee',
  'holder',
  'settled_at',
  'settled_by',
  'verdict',
  'reason_code',
  'handed_back_at',
];
/** The agent's last report stands until there is another; a cost until another is told. */
const REPORTED = ['finished', 'finished_at', 'cost_minor', 'cost_currency'];

/** New rows are inserted; known ones are updated only over the version that the change was decided upon. */
const upsert = insertRows<Change>(
  'escalation',
  {
    id: ({ state }) => state.id,
    agent_id: ({ state }) => state.agentId,
    submission_key: ({ state }) => state.key,
    status: ({ state }) => state.status.kind,
    review_tier: ({ state }) => state.reviewTier,
    is_open: ({ isOpen }) => (isOpen ? 1 : 0),
    to_deliver: ({ toDeliver }) => (toDeliver ? 1 : 0),
    due_at: ({ dueAt }) => dueAt,
    last_seq: ({ seq }) => seq,
    version: ({ state }) => state.version,
    base_version: ({ baseVersion }) => baseVersion,
    state: ({ state }) => JSON.stringify(state),
    card: ({ card }) => JSON.stringify(card),
    opened_at: ({ state }) => state.openedAt,
    route: ({ state }) => state.routing.route,
    risk_class: ({ state }) => state.routing.riskClass,
    assignee: ({ state }) => state.assignee,
    holder: ({ holder }) => holder,
    settled_at: ({ settled }) => settled?.at ?? null,
    settled_by: ({ settled }) => settled?.by ?? null,
    verdict: ({ settled }) => settled?.verdict ?? null,
    dwell_ms: ({ dwellMs }) => dwellMs,
    action_name: ({ state }) => state.actionName,
    rule: ({ state }) => state.routing.rule,
    policy_version: ({ state }) => state.routing.policyVersion,
    inclusion: ({ state }) => state.routing.inclusionProbability,
    calibrated: ({ state }) => state.routing.calibratedConfidence ?? null,
    predicted: ({ state }) => state.routing.predicted?.probability ?? null,
    stratum: ({ state }) => state.routing.stratum ?? null,
    confidence: ({ facts }) => facts?.confidence ?? null,
    customer: ({ facts }) => facts?.customer ?? null,
    shadow_policy: ({ facts }) => facts?.shadow?.policy ?? null,
    shadow_route: ({ facts }) => facts?.shadow?.route ?? null,
    shadow_rule: ({ facts }) => facts?.shadow?.rule ?? null,
    reason_code: ({ settled }) => settled?.reasonCode ?? null,
    handed_back_at: ({ handedBackAt }) => handedBackAt,
    finished: ({ report }) => report?.phase ?? null,
    finished_at: ({ report }) => report?.at ?? null,
    cost_minor: ({ report }) => report?.cost?.minor ?? null,
    cost_currency: ({ report }) => report?.cost?.currency ?? null,
  },
  `on conflict (id) do update set ${CHANGING.map((name) => `${name} = excluded.${name}`).join(', ')},
   ${REPORTED.map((name) => `${name} = coalesce(excluded.${name}, escalation.${name})`).join(', ')},
   dwell_ms = case when excluded.settled_at is not null then coalesce(excluded.dwell_ms, escalation.dwell_ms) end
   where escalation.version = excluded.base_version returning id`,
);

/** Writes all changed rows in one statement. Throws when another writer was first. */
export const saveChanges = async (tx: Kysely<Tables>, dialect: Dialect, changes: readonly Change[]): Promise<void> => {
  const written = await upsert(tx, dialect, changes);
  if (written !== changes.length) throw Object.assign(new Error('another writer was first'), { code: '40001' });
};

export type NewContent = { readonly id: EscalationId; readonly action: string; readonly context: string };

export const insertContent = insertRows<NewContent>('content', {
  escalation_id: ({ id }) => id,
  action: ({ action }) => action,
  context: ({ context }) => context,
});
