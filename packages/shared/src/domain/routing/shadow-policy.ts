import type { Routing } from '../../model/escalation.ts';
import { type Reason, Route } from '../../model/vocabulary.ts';

/** How a candidate policy would have routed the same proposal, beside the live one. Nothing of it takes effect. */
export type RouteDifference = {
  /** Another route, risk class or tier. Reasons alone make no difference to anybody's work. */
  readonly differs: boolean;
  /** Whether a person would see more or less of it. */
  readonly caution: 'more' | 'less' | 'same';
  readonly route: { readonly live: Route; readonly candidate: Route };
  readonly rule: { readonly live: string; readonly candidate: string };
  readonly reasonsAdded: readonly Reason[];
  readonly reasonsRemoved: readonly Reason[];
};

const cautionOf = (route: Route): number => Route.options.indexOf(route);

/**
 * Compares two routes of one proposal. A draw of the sampler is not a difference between policies: what was drawn is
 * compared as what it was before, an action that would run unseen.
 */
export const compareRoutes = (live: Routing, candidate: Routing): RouteDifference => {
  const undrawn = ({ route, reasons }: Routing): Route => (reasons.includes('sampled') ? 'autonomous' : route);
  const [was, would] = [undrawn(live), undrawn(candidate)];
  const step = cautionOf(would) - cautionOf(was);
  const isElsewhere = live.riskClass !== candidate.riskClass || live.reviewTier !== candidate.reviewTier;
  const only = (one: Routing, other: Routing): readonly Reason[] =>
    one.reasons.filter((reason) => reason !== 'sampled' && !other.reasons.includes(reason));
  return {
    differs: step !== 0 || isElsewhere,
    caution: step > 0 ? 'more' : step < 0 ? 'less' : 'same',
    route: { live: was, candidate: would },
    rule: { live: live.rule, candidate: candidate.rule },
    reasonsAdded: only(candidate, live),
    reasonsRemoved: only(live, candidate),
  };
};
