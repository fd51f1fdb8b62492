import { type CompiledPolicy, compileOwnPolicy } from '../src/domain/routing/compile-policy.ts';
import { type Routed, routeAction } from '../src/domain/routing/route-action.ts';
import { NOTHING_KNOWN, type Situation } from '../src/domain/routing/situation.ts';
import type { RoutingPolicy } from '../src/model/policy.ts';

const compiled = new WeakMap<RoutingPolicy, CompiledPolicy>();

/** The same document is compiled once. */
const ready = (policy: RoutingPolicy): CompiledPolicy => {
  const known = compiled.get(policy) ?? compileOwnPolicy(policy);
  compiled.set(policy, known);
  return known;
};

/** What a test does not say: no history, no other open items, some Sunday evening. */
const USUAL = { ...NOTHING_KNOWN, salt: 'test-salt', at: 1_795_374_000_000, openCount: 0 };

type Needed = 'key' | 'agentId' | 'action' | 'context';
export type TestProposal = Pick<Situation, Needed> & Partial<Situation>;

/** Routes by a policy, as a hub with an empty history would. */
export const routeBy = (policy: RoutingPolicy, proposal: TestProposal): Routed =>
  routeAction(ready(policy), { ...USUAL, ...proposal });
