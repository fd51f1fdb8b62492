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
    /** The rest repeats parts of `state` for the board and for who has what. */
    opened_at: ColumnType<number, number, never>;
    route: ColumnType<string, string, never>;
    risk_class: ColumnType<string, string, never>;
    assignee: string | null;
    /** Who has claimed it. */
    holder: string | null;
    /** When it stopped waiting; null while it waits. */
    settled_at: number | null;
    /** The person who decided, with which verdict and after how much active reading. */
    settled_by: string | null;
    verdict: string | null;
    dwell_ms: number | null;
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
  /** Half-written text, by item, person and editor. */
  draft: { escalation_id: string; principal_id: string; editor: string; at: number; body: string };
  /** `connected` is 1 while a hub has a socket of this person; `seen_at` tells when one last had. */
  presence: { principal_id: string; status: string; at: number; connected: number; seen_at: number };
  /** Agents that somebody paused. */
  agent_pause: { principal_id: string; at: number; by: string; reason: string };
  /** Changes that are not about one escalation, and so are not in its events. `data` is JSON. */
  audit: { id: Generated<number>; at: number; actor: string; kind: string; subject: string; data: string };
  read_audit: { id: Generated<number>; escalation_id: string; actor: string; at: number };
};
