import type { PrincipalId } from '../src/model/ids.ts';
import type { Tally } from '../src/model/tally.ts';
import { drawBinomial } from './chance.ts';

/** Actions that would run unseen: how many of them, how often they are audited, how often they are wrong. All shares. */
export type UnseenKind = { readonly share: number; readonly inclusion: number; readonly wrong: number };

/** A stream of proposals whose every answer is known. */
export type Stream = {
  readonly proposals: number;
  readonly escalated: number;
  /** Share of the escalated that need a person. */
  readonly neededWhereAsked: number;
  readonly unseen: readonly UnseenKind[];
  /** Share of audits that nobody gets round to, and of escalations that expire; which ones is chance. */
  readonly undecidedAudits: number;
  readonly expired: number;
  /** Share of effects that fail for a reason of their own. */
  readonly failing: number;
};
export type Truth = { readonly recall: number | null; readonly neededShare: number; readonly taskSuccess: number };

const NOTHING = { n: 0, sum: 0, squares: 0 };
/** A cell of a simulation in which only the counts matter. */
export const tallyOf = (change: Partial<Tally>): Tally => ({
  day: 20_000,
  agentId: 'billing-agent' as PrincipalId,
  action: 'refund',
  route: 'escalate',
  riskClass: 'medium',
  inclusion: 1,
  rule: 'low_confidence',
  currency: null,
  opened: 0,
  decided: 0,
  overridden: 0,
  succeeded: 0,
  expired: 0,
  withdrawn: 0,
  applied: 0,
  failed: 0,
  handlingMs: NOTHING,
  correctionMs: NOTHING,
  agentCostMinor: NOTHING,
  ...change,
});

/** One run of the stream: what the hub would count, and what is true of exactly these proposals. */
export const runStream = (
  stream: Stream,
  random: () => number,
): { readonly tallies: readonly Tally[]; readonly truth: Truth } => {
  const draw = (n: number, p: number): number => drawBinomial(random, n, p);
  const { proposals, failing } = stream;
  const asked = draw(proposals, stream.escalated);
  const expired = draw(asked, stream.expired);
  const decided = asked - expired;
  const overridden = draw(decided, stream.neededWhereAsked);
  const failed = draw(decided, failing);
  const tallies = [
    tallyOf({ opened: asked, decided, overridden, expired, failed, applied: decided - failed, succeeded: decided - failed }),
  ];
  const caught = overridden + draw(expired, stream.neededWhereAsked);
  let missed = 0;
  let unsuccessful = expired + failed;
  stream.unseen.forEach(({ share, inclusion, wrong }, i) => {
    const items = Math.round((proposals - asked) * share);
    const audits = draw(items, inclusion);
    const looked = draw(audits, 1 - stream.undecidedAudits);
    const common = { action: `action-${i}`, inclusion, riskClass: 'low' } as const;
    const found = draw(looked, wrong);
    const foundFailed = draw(looked - found, failing);
    tallies.push(
      tallyOf({
        ...common,
        route: 'review',
        rule: 'sampled',
        opened: audits,
        decided: looked,
        overridden: found,
        succeeded: looked - found - foundFailed,
      }),
      tallyOf({ ...common, route: 'autonomous', rule: 'confidence_autonomous', opened: items - audits }),
    );
    const slipped = draw(items - looked, wrong);
    missed += found + slipped;
    unsuccessful += found + foundFailed + slipped + draw(items - looked - slipped, failing);
  });
  const total = tallies.reduce((sum, { opened }) => sum + opened, 0);
  return {
    tallies,
    truth: {
      recall: caught + missed === 0 ? null : caught / (caught + missed),
      neededShare: (caught + missed) / total,
      taskSuccess: 1 - unsuccessful / total,
    },
  };
};
