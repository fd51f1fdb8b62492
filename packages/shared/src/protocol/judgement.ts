import { z } from 'zod';
import { Backtest } from '../model/backtest.ts';
import { Checklist } from '../model/checklist.ts';
import { EscalationId, PrincipalId, Timestamp } from '../model/ids.ts';
import { MeasuresPage } from '../model/measures-page.ts';
import { PolicyIssue } from '../model/policy-issue.ts';
import { ReasonCode, DecisionKind, Route } from '../model/vocabulary.ts';
import { LIMITS } from './limits.ts';

const PolicyVersion = z.string().min(1).max(64);
const PolicySource = z.string().max(LIMITS.policyBytes);

/** A published policy, without its text. */
export const PolicyInfo = z.object({
  version: PolicyVersion,
  at: Timestamp,
  by: PrincipalId,
  byName: z.string(),
  note: z.string().optional(),
  rules: z.int().min(0),
  /** First when it was in force, the last time; null where it never was. */
  usedFrom: Timestamp.nullable(),
});
export type PolicyInfo = z.infer<typeof PolicyInfo>;

/** How far two policies agree on the same proposals, one of them live and one in the shadow. */
export const ShadowReport = z.object({
  live: PolicyVersion,
  shadow: PolicyVersion,
  since: Timestamp,
  compared: z.int().min(0),
  /** Every pair of routes with its count. */
  routes: z.array(z.object({ live: Route, shadow: Route, count: z.int().min(0) })),
  /** Where the shadow would have run what a person then overrode, and asked where a person only approved. */
  missed: z.int().min(0),
  unneeded: z.int().min(0),
  examples: z
    .array(
      z.object({
        escalationId: EscalationId,
        actionName: z.string(),
        live: Route,
        shadow: Route,
        liveRule: z.string(),
        shadowRule: z.string(),
        verdict: DecisionKind.nullable(),
      }),
    )
    .max(50),
});
export type ShadowReport = z.infer<typeof ShadowReport>;

export const LearnedKind = z.enum(['calibrator', 'predictor']);
export type LearnedKind = z.infer<typeof LearnedKind>;

/** One trained artefact, with how it did on what it had not seen. */
export const LearnedInfo = z.object({
  version: z.string(),
  kind: LearnedKind,
  at: Timestamp,
  by: PrincipalId,
  n: z.int().min(0),
  inUse: z.boolean(),
  /** Figures of the time-ordered hold-out, by name, with their intervals; baselines beside. */
  evaluation: z.array(
    z.object({
      measure: z.string(),
      subject: z.string(),
      value: z.number(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
  testedOn: z.int().min(0),
});
export type LearnedInfo = z.infer<typeof LearnedInfo>;

/** What the hub had ready before the reviewer asked: earlier decisions on the like, and the records of agent and customer. */
export const PreparedContext = z.object({
  similar: z
    .array(
      z.object({
        escalationId: EscalationId,
        at: Timestamp,
        kind: DecisionKind,
        byName: z.string(),
        reasonCode: ReasonCode.optional(),
        sameCustomer: z.boolean(),
      }),
    )
    .max(5),
  agentAction: z.object({ n: z.int().min(0), needed: z.int().min(0) }),
  customer: z.object({ n: z.int().min(0), escalated: z.int().min(0) }),
});
export type PreparedContext = z.infer<typeof PreparedContext>;

/** When somebody can be given work, and how much. */
export const Availability = z.object({
  /** Open items from which on no more are given; null for no limit. */
  capacity: z.int().min(0).max(1_000).nullable(),
  out: z.object({ from: Timestamp, until: Timestamp }).nullable(),
});
export type Availability = z.infer<typeof Availability>;

/** The supervisors' commands of judgement; part of the reviewer contract. */
export const judgementCommands = {
  'policy:list': {
    input: z.object({}),
    output: z.object({
      live: PolicyVersion,
      liveFrom: Timestamp.nullable(),
      /** Set when another version comes into force in a moment. */
      next: z.object({ version: PolicyVersion, fromAt: Timestamp }).nullable(),
      shadow: PolicyVersion.nullable(),
      versions: z.array(PolicyInfo),
    }),
  },
  'policy:read': {
    input: z.object({ version: PolicyVersion }),
    output: z.object({ info: PolicyInfo, source: z.string() }),
  },
  /** What is wrong with this text; nothing is stored. */
  'policy:check': { input: z.object({ source: PolicySource }), output: z.object({ issues: z.array(PolicyIssue) }) },
  /** Stores a version for ever. Refused BAD_SCHEMA with the first issue; a version is never overwritten. */
  'policy:publish': { input: z.object({ source: PolicySource }), output: PolicyInfo },
  /** Puts a published version in force, or beside the live one; null ends the shadow. */
  'policy:use': {
    input: z.object({ slot: z.enum(['policy', 'shadow']), version: PolicyVersion.nullable() }),
    output: z.object({ version: PolicyVersion.nullable(), fromAt: Timestamp }),
  },
  /** What these policies would have done with the hub's own history. */
  'policy:backtest': {
    input: z.object({
      versions: z.array(PolicyVersion).max(5),
      source: PolicySource.optional(),
      days: z.int().min(1).max(365),
    }),
    output: Backtest,
  },
  'shadow:read': { input: z.object({}), output: z.object({ report: ShadowReport.nullable() }) },
  'learned:list': { input: z.object({}), output: z.object({ items: z.array(LearnedInfo) }) },
  /** Trains on the hub's own history. Refused LIMIT while there are too few labels. */
  'learned:train': { input: z.object({ kind: LearnedKind }), output: LearnedInfo },
  'learned:use': {
    input: z.object({ kind: LearnedKind, version: z.string().max(64).nullable() }),
    output: z.object({ version: z.string().nullable(), fromAt: Timestamp }),
  },
  /** The article's eight, with their intervals, of proposals opened in the last so many days, today among them. */
  'measures:read': {
    input: z.object({
      days: z.int().min(1).max(365),
      /** Reviews a day that people can do, for the suggested thresholds; what they did lately when absent. */
      reviewsPerDay: z.number().min(0).max(1_000_000).optional(),
    }),
    output: MeasuresPage,
  },
  'checklist:read': { input: z.object({}), output: Checklist },
  'reviewer:set-availability': {
    input: z.object({ principalId: PrincipalId, ...Availability.partial().shape }),
    output: Availability.extend({ id: PrincipalId, name: z.string() }),
  },
};
