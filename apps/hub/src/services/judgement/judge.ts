import type { CompiledPolicy } from '@countersign/shared/domain/routing/compile-policy';
import { compareRoutes } from '@countersign/shared/domain/routing/shadow-policy';
import { type Routed, routeAction } from '@countersign/shared/domain/routing/route-action';
import { NO_PAST } from '@countersign/shared/model/label';
import { NOTHING_LEARNED } from '@countersign/shared/model/learned';
import type { Timestamp } from '@countersign/shared/model/ids';
import type { SamplingPlan } from '@countersign/shared/model/sampling-plan';
import { loadRecords } from '../../store/record-store.ts';
import type { RouteEdited } from '../edits.ts';
import type { Records } from '../load-batch.ts';
import type { Proposal } from '../proposals.ts';
import type { AgentNow, ShadowRoute } from '../work.ts';
import type { Force, InForce } from './in-force.ts';

type Dependencies = { readonly force: Force; readonly salt: string; readonly now: () => Timestamp };

/** Whether somebody looks at what was before: no proposal pays for a record that nothing reads. */
const wantsPast = ({ policy, shadow, learned }: InForce): boolean =>
  learned.predictor !== null && [policy, shadow].some((one) => one?.document.prediction !== undefined);

/** A plan counts only where the policy wants its minutes spent. */
const planFor = ({ document }: CompiledPolicy, plan: SamplingPlan | null): SamplingPlan | null =>
  document.sampling.minutesPerDay === undefined ? null : plan;

/** How proposals are judged by what is in force at the time of their commit. */
export const createJudge = ({ force, salt, now }: Dependencies) => {
  const records: Records = async (tx, subjects, at) => {
    if (subjects.length === 0) return () => NO_PAST;
    await force.refresh(tx, at);
    if (!wantsPast(force.at(at))) return () => NO_PAST;
    const customers = subjects.flatMap(({ customer }) => (customer === null ? [] : [customer]));
    const { ofAction, ofCustomer } = await loadRecords(tx, subjects, customers, at);
    return (subject) => {
      const action = ofAction(subject);
      const customer = ofCustomer(subject.customer);
      return {
        agentAction: { n: action.n, needed: action.positive },
        customer: { n: customer.n, escalated: customer.positive },
      };
    };
  };

  /** The live route, and the shadow's beside it: computed from the same, it changes nothing. */
  const route = (
    proposal: Pick<Proposal, 'key' | 'action' | 'context'>,
    { id, openCount, isPaused, at, past }: AgentNow,
  ): { readonly routed: Routed; readonly shadow: ShadowRoute | null } => {
    const { policy, shadow, learned, plan } = force.at(at);
    const situation = { ...proposal, agentId: id, openCount, isStopped: isPaused, at, past, learned, salt };
    const routed = routeAction(policy, { ...situation, plan: planFor(policy, plan) });
    if (shadow === null) return { routed, shadow: null };
    const { routing } = routeAction(shadow, { ...situation, plan: planFor(shadow, plan) });
    // What either drew by chance is no difference between them.
    const { candidate } = compareRoutes(routed.routing, routing).route;
    return { routed, shadow: { policy: routing.policyVersion, route: candidate, rule: routing.rule } };
  };

  /** What a person changed is judged by the policy alone: the agent's record says nothing of it. */
  const routeEdited: RouteEdited = ({ key, agentId }, edited) => {
    const at = now();
    const subject = { key, agentId, ...edited, openCount: 0, at, past: NO_PAST, learned: NOTHING_LEARNED, plan: null, salt };
    return routeAction(force.at(at).policy, subject).routing;
  };

  return { records, route, routeEdited };
};
export type Judge = ReturnType<typeof createJudge>;
