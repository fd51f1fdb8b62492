import { DAY_MS } from '@countersign/shared/domain/board/override-days';
import { READINGS_MS, secondsPerReview } from '@countersign/shared/domain/board/review-seconds';
import { calibrate } from '@countersign/shared/domain/learning/calibrate';
import { reliabilityOf } from '@countersign/shared/domain/learning/reliability';
import { measuresOf } from '@countersign/shared/domain/metrics/measures-of';
import { statedAndApproved } from '@countersign/shared/domain/metrics/stated-confidence';
import { currencyExponent } from '@countersign/shared/domain/money';
import { err } from '@countersign/shared/domain/result';
import { seededRandom } from '@countersign/shared/domain/seeded-random';
import { proposeSamplingForRules } from '@countersign/shared/domain/suggest/rules';
import { suggestThresholds } from '@countersign/shared/domain/suggest/thresholds';
import type { PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { Calibrator } from '@countersign/shared/model/learned';
import type { DailyMeasure, MeasuresPage, RuleMeasure } from '@countersign/shared/model/measures-page';
import type { RoutingPolicy } from '@countersign/shared/model/policy';
import type { Tally } from '@countersign/shared/model/tally';
import { Reason } from '@countersign/shared/model/vocabulary';
import { boardReads } from '../../store/board-store.ts';
import type { Database } from '../../store/database.ts';
import { type RecentLabel, recentLabels } from '../../store/recent-labels.ts';
import { type DailyCount, type DaySpan, tallyReads } from '../../store/tally-reads.ts';
import type { Tallies } from '../tallies.ts';
import type { Force } from './in-force.ts';

/** Minor units in a major one; a whole one for a code that is no currency. */
const minorUnits = (currency: string): number => 10 ** (currencyExponent(currency) ?? 0);

/** Labels under which nothing is said of calibration, and nothing suggested. */
const MINIMUM = 50;
/** Calibration and suggestions are drawn from the newest labels, so that a page is as quick with a million. */
const MOST_LABELS = 5_000;
const RESAMPLES = 100;
const MOST_ROWS = 100;

export type MeasureInput = { readonly days: number; readonly reviewsPerDay?: number | undefined };
type Dependencies = {
  readonly database: Pick<Database, 'db'>;
  readonly tallies: Pick<Tallies, 'refresh'>;
  readonly force: Pick<Force, 'at'>;
  readonly now: () => Timestamp;
  readonly nameOf: (id: PrincipalId) => string;
};

const tooFewOf = ({ n, minimum }: { readonly n: number; readonly minimum: number }) => ({ n, minimum });

const dailyOf = (rows: readonly DailyCount[], { from, to }: DaySpan): DailyMeasure[] => {
  const byDay = Map.groupBy(rows, ({ day }) => day);
  return Array.from({ length: to - from }, (_, i) => {
    const mine = byDay.get(from + i) ?? [];
    const sum = (of: (row: DailyCount) => number, route?: string): number =>
      mine.filter((row) => route === undefined || row.route === route).reduce((total, row) => total + of(row), 0);
    return {
      day: (from + i) * DAY_MS,
      opened: sum(({ opened }) => opened),
      escalated: sum(({ opened }) => opened, 'escalate'),
      reviewed: sum(({ opened }) => opened, 'review'),
      decided: sum(({ decided }) => decided),
      overridden: sum(({ overridden }) => overridden),
    };
  });
};

/** What rules did, the busiest first. */
const rulesOf = (cells: readonly Tally[]): readonly RuleMeasure[] =>
  [...Map.groupBy(cells, ({ rule, route, riskClass }) => `${rule} ${route} ${riskClass}`).values()]
    .flatMap((mine) => {
      const [first] = mine;
      const sum = (of: (cell: Tally) => number): number => mine.reduce((total, cell) => total + of(cell), 0);
      if (first === undefined) return [];
      const { rule, route, riskClass } = first;
      const counts = { opened: sum((cell) => cell.opened), decided: sum((cell) => cell.decided) };
      return [{ rule, route, riskClass, ...counts, overridden: sum((cell) => cell.overridden) }];
    })
    .toSorted((one, other) => other.opened - one.opened);

/** What a rule's items were asked for: its own name where it is a reason, which is where no rule of the document decided. */
const recordsOf = (rules: readonly RuleMeasure[]) =>
  rules
    .filter(({ route }) => route === 'escalate')
    .map(({ rule, riskClass, decided, overridden }) => {
      const reason = Reason.safeParse(rule);
      return { rule, riskClass, decided, overridden, reasons: reason.success ? [reason.data] : [] };
    });

/** Only what the calibrator has not seen shows what its thresholds would do. */
const unseenOutcomes = (labels: readonly RecentLabel[], calibrator: Calibrator) =>
  labels.flatMap(({ agentId, actionName, confidence, correct, weight, openedAt }) => {
    const calibrated = openedAt <= calibrator.trainedAt ? null : calibrate(calibrator, agentId, actionName, confidence);
    return calibrated === null ? [] : [{ calibrated, needed: !correct, weight }];
  });

/** The Measures page (SPEC Z-41): everything out of the day counts, so that it is as quick over a million decisions. */
export const createMeasures = ({ database: { db }, tallies, force, now, nameOf }: Dependencies) => {
  const reads = tallyReads(db);

  const thresholdsOf = async (
    labels: readonly RecentLabel[],
    { costs }: RoutingPolicy,
    calibrator: Calibrator | null,
    volumes: { readonly perDay: number; readonly capacityPerDay: number },
  ) => {
    if (calibrator === null) return err({ n: 0, minimum: MINIMUM });
    const { medium } = secondsPerReview(await boardReads(db).readings(now() - READINGS_MS));
    const minor = minorUnits(costs.currency);
    return suggestThresholds({
      outcomes: unseenOutcomes(labels, calibrator),
      ...volumes,
      costs: {
        reviewMinor: (costs.reviewerPerHour * minor * medium.seconds) / 3_600,
        errorMinor: costs.error.medium * minor,
      },
      minimum: MINIMUM,
    });
  };

  return async ({ days, reviewsPerDay }: MeasureInput): Promise<MeasuresPage> => {
    const at = now();
    await tallies.refresh();
    const today = Math.floor(at / DAY_MS);
    const span = { from: today - days + 1, to: today + 1 };
    const {
      policy: { document: policy },
      learned: { calibrator },
    } = force.at(at);
    const { currency, reviewerPerHour } = policy.costs;
    const terms = {
      from: span.from * DAY_MS,
      to: span.to * DAY_MS,
      currency,
      reviewerPerHourMinor: reviewerPerHour * minorUnits(currency),
    };
    const daily = dailyOf(await reads.daily(span), span);
    const cells = await reads.cells(span);
    const rules = rulesOf(cells);
    const labels = await recentLabels(db, terms.from, MOST_LABELS);
    const reliability = reliabilityOf(labels, { minimum: MINIMUM, random: seededRandom(1), resamples: RESAMPLES });
    const total = (of: (row: DailyMeasure) => number): number => daily.reduce((sum, row) => sum + of(row), 0);
    const thresholds = await thresholdsOf(labels, policy, calibrator, {
      perDay: total(({ opened }) => opened) / days,
      capacityPerDay: reviewsPerDay ?? total(({ decided }) => decided) / days,
    });
    return {
      // Not when something last changed: a quiet desk has been counted too.
      asOf: at,
      policy: policy.version,
      measures: measuresOf(cells, await reads.histogram(span), terms),
      daily,
      rules: [...rules.slice(0, MOST_ROWS)],
      rulesLeft: Math.max(0, rules.length - MOST_ROWS),
      calibration: {
        all: reliability.ok ? reliability.value : null,
        tooFew: reliability.ok ? null : tooFewOf(reliability.error),
        byAction: statedAndApproved(cells)
          .slice(0, MOST_ROWS)
          .map((row) => ({ ...row, agentId: row.agentId as PrincipalId, agentName: nameOf(row.agentId as PrincipalId) })),
      },
      suggestions: [...(thresholds.ok ? thresholds.value : []), ...proposeSamplingForRules(recordsOf(rules))],
      suggestionsTooFew: thresholds.ok ? null : tooFewOf(thresholds.error),
    };
  };
};
export type ReadMeasures = ReturnType<typeof createMeasures>;
