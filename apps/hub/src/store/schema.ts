import type { ColumnType, Generated } from 'kysely';

/**
 * The tables, in the subset that SQLite and PostgreSQL share: text ids, integer epoch milliseconds,
 * 0/1 for booleans, JSON as text.
 */
export type Tables = {
  meta: { key: string; value: string };
  /** The gap-free sequence: one row, moved inside the transaction that appends. */
  stream: { name: string; head: number };
  principal: {
    id: string;
    role: string;
    name: string;
    tiers: string;
    created_at: number;
    /** Open items from which on this person gets no more; null for no limit. */
    capacity: number | null;
    /** Out of office from and until. */
    out_from: number | null;
    out_until: number | null;
  };
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
    /** For measures, training and comparisons. The first six repeat parts of `state`, too. */
    action_name: ColumnType<string, string, never>;
    rule: ColumnType<string, string, never>;
    policy_version: ColumnType<string, string, never>;
    inclusion: ColumnType<number, number, never>;
    calibrated: ColumnType<number | null, number | null, never>;
    predicted: ColumnType<number | null, number | null, never>;
    confidence: ColumnType<number | null, number | null, never>;
    stratum: ColumnType<string | null, string | null, never>;
    /** Digest of who the customer is; null where the context does not say. */
    customer: ColumnType<string | null, string | null, never>;
    /** When a person's screen first got it. */
    notified_at: number | null;
    reason_code: string | null;
    /** What the agent reported of the effect, and what it cost. */
    finished: string | null;
    finished_at: number | null;
    handed_back_at: number | null;
    cost_minor: number | null;
    cost_currency: string | null;
    /** What the policy that runs in the shadow would have done. */
    shadow_policy: ColumnType<string | null, string | null, never>;
    shadow_route: ColumnType<string | null, string | null, never>;
    shadow_rule: ColumnType<string | null, string | null, never>;
  };
  /** Published policies; never changed. `source` is the text as written, `document` what it was read as. */
  policy: { version: string; digest: string; document: string; source: string; at: number; by: string };
  /** Calibrators and predictors, with how they did on what they had not seen. Never changed. */
  learned: { version: string; kind: string; at: number; by: string; n: number; artifact: string; evaluation: string };
  /** What is in force from when on: the newest row of a slot whose time has come. A null version is none. */
  in_use: { id: Generated<number>; slot: string; version: string | null; from_at: number; at: number; by: string };
  /** Counts of the items opened on one day, by what they have in common; `model/tally` says what each means. */
  tally: {
    day: number;
    agent_id: string;
    action_name: string;
    route: string;
    risk_class: string;
    inclusion: number;
    rule: string;
    /** Empty where the agent told no cost. */
    currency: string;
    opened: number;
    decided: number;
    overridden: number;
    succeeded: number;
    expired: number;
    withdrawn: number;
    applied: number;
    failed: number;
    handling_n: number;
    handling_sum: number;
    handling_squares: number;
    correction_n: number;
    correction_sum: number;
    correction_squares: number;
    cost_n: number;
    cost_sum: number;
    cost_squares: number;
    /** Of those that a person decided and whose agent had stated a confidence. */
    stated_n: number;
    stated_sum: number;
    stated_overridden: number;
  };
  notify_histogram: { day: number; route: string; bucket: number; count: number };
  sampling_plan: { id: string; effective_at: number; made_at: number; body: string };
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
