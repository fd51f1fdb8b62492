import type { ColumnType, Generated } from 'kysely';

/**
 * The tables, in the subset that SQLite and PostgreSQL share: text ids, integer epoch milliseconds,
 * 0/1 for booleans, JSON as text.
 */
export type Tables = {
  meta: { key: string; value: string };
  /** The gap-free sequence: one row, moved inside the transaction that appends. */
  stream: { name: string; head: number };
  principal: { id: string; role: string; name: string; tiers: string; created_at: number };
  token: { id: string; principal_id: string; hash: string; created_at: number; revoked_at: number | null };
  escalation: {
    id: string;
    agent_id: string;
    submission_key: string;
    status: string;
    review_tier: string;
    is_open: number;
    /** 1 while the agent has a decision or an override to fetch. */
    to_deliver: number;
    due_at: number | null;
    last_seq: number;
    version: number;
    /** The version this write was decided upon: the guard of the conditional update. */
    base_version: number;
    state: string;
    /** What a queue row shows of the action; never changes. */
    card: ColumnType<string, string, never>;
  };
  /** The bundle as received, written once, kept out of the hot row. */
  content: { escalation_id: string; action: string; context: string };
  event: {
    seq: number;
    escalation_id: string;
    type: string;
    at: number;
    actor: string;
    command_id: string | null;
    tier: string;
    previous_tier: string;
    data: string;
  };
  /** `request`: digest of what was asked, so that a reused id is not answered with another command's result. */
  receipt: { actor: string; command_id: string; at: number; request: string; result: string };
  read_audit: { id: Generated<number>; escalation_id: string; actor: string; at: number };
};
