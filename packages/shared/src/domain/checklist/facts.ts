import type { Measures } from '../../model/measures.ts';
import type { ReviewTier, Route } from '../../model/vocabulary.ts';

/** What one made proposal, of the most confident agent there can be, would meet under the live policy. */
export type Probe = { readonly name: string; readonly route: Route };

/** How many of so many. */
export type Part = { readonly n: number; readonly of: number };

/** Everything that the deployment checklist looks at: the running configuration and what is stored. */
export type ChecklistFacts = {
  readonly policy: string;
  readonly calibration: {
    /** The live policy asks for calibrated confidence. */
    readonly isAsked: boolean;
    /** The calibrator in use, and its labels. */
    readonly inUse: { readonly version: string; readonly n: number } | null;
    /** The policy has thresholds for a predictor, and none is in use. */
    readonly lacksPredictor: boolean;
    readonly labels: number;
    readonly minimum: number;
    /** Expected calibration error of what agents state, with the upper end of its interval; null under the minimum. */
    readonly error: { readonly value: number; readonly high: number } | null;
  };
  /** Declared high, declared critical, above the limit of value. */
  readonly highRisk: readonly Probe[];
  readonly irreversible: readonly Probe[];
  /** What counts where the agent does not say whether an action can be undone. */
  readonly unstated: 'irreversible' | 'reversible';
  readonly regulated: readonly Probe[];
  /** High and critical proposals of the last four weeks, and those of them that did not wait for a person. */
  readonly unaskedHigh: Part;
  /** The newest escalations, and how many of them bring what a reviewer needs. */
  readonly bundles: {
    readonly n: number;
    readonly conversation: number;
    readonly actions: number;
    readonly recommendation: number;
    readonly statedReversibility: number;
    readonly statedDomain: number;
  };
  /** Cards on which somebody acted within ten seconds of seeing them. */
  readonly quickCards: Part;
  readonly sampling: { readonly isOn: boolean; readonly audited: Part };
  /** Tiers that policy sends items to, with the people who can take them now. */
  readonly tiers: readonly { readonly tier: ReviewTier; readonly people: number }[];
  readonly queue: { readonly supervisors: number; readonly uncovered: number };
  readonly feedback: {
    readonly labels: number;
    readonly minimum: number;
    /** Days since the newest calibrator or predictor in use was trained; null where none is. */
    readonly trainedDaysAgo: number | null;
  };
  readonly measures: Measures;
};
