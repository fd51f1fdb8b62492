import { DAY_MS } from '@countersign/shared/domain/board/override-days';
import { checklistOf } from '@countersign/shared/domain/checklist/checklist-of';
import type { ChecklistFacts } from '@countersign/shared/domain/checklist/facts';
import { probePolicy } from '@countersign/shared/domain/checklist/probes';
import { isAvailable } from '@countersign/shared/domain/coverage/eligible-people';
import type { Checklist } from '@countersign/shared/model/checklist';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { Timestamp } from '@countersign/shared/model/ids';
import type { MeasuresPage } from '@countersign/shared/model/measures-page';
import type { RoutingPolicy } from '@countersign/shared/model/policy';
import type { Tally } from '@countersign/shared/model/tally';
import { type NewestBundle, newestBundles, newestTelemetry } from '../../store/checklist-reads.ts';
import type { Database } from '../../store/database.ts';
import { listActive } from '../../store/directory-store.ts';
import { tallyReads } from '../../store/tally-reads.ts';
import type { Coverage, CoverageNow } from '../coverage.ts';
import type { Force, InForce } from './in-force.ts';
import type { ReadMeasures } from './measures.ts';

const BUNDLES = 50;
const CARDS = 500;
const DAYS = 28;
/** The article: "human should understand situation in under 10 seconds". */
const QUICK_MS = 10_000;
const MINIMUM_LABELS = 50;

type Dependencies = {
  readonly database: Pick<Database, 'db'>;
  readonly force: Pick<Force, 'at'>;
  readonly measures: ReadMeasures;
  readonly coverage: Coverage;
  readonly now: () => Timestamp;
};

const count = <T>(items: readonly T[], has: (item: T) => boolean): number => items.filter(has).length;

const bundleFacts = (bundles: readonly NewestBundle[]): ChecklistFacts['bundles'] => ({
  n: bundles.length,
  conversation: count(bundles, ({ context }) => (context.conversation?.length ?? 0) > 0),
  actions: count(bundles, ({ context }) => context.actionsAttempted !== undefined),
  recommendation: count(bundles, ({ context }) => context.recommendation !== undefined && context.confidence !== undefined),
  statedReversibility: count(bundles, ({ action }: { action: ProposedAction }) => action.reversible !== undefined),
  statedDomain: count(bundles, ({ action }) => action.domain !== undefined),
});

const opened = (cells: readonly Tally[]): number => cells.reduce((sum, cell) => sum + cell.opened, 0);
const isHigh = ({ riskClass }: Tally): boolean => riskClass === 'high' || riskClass === 'critical';

const samplingFacts = (policy: RoutingPolicy, cells: readonly Tally[]): ChecklistFacts['sampling'] => {
  const { rate, minutesPerDay = 0 } = policy.sampling;
  const isOn = rate.low > 0 || rate.medium > 0 || minutesPerDay > 0 || policy.rules.some(({ sampling = 0 }) => sampling > 0);
  const unseen = cells.filter(({ route, inclusion }) => route === 'autonomous' || (route === 'review' && inclusion < 1));
  return { isOn, audited: { n: opened(unseen.filter(({ route }) => route === 'review')), of: opened(unseen) } };
};

const tierFacts = (policy: RoutingPolicy, { people }: CoverageNow, now: Timestamp): ChecklistFacts['tiers'] => {
  const used = [...Object.values(policy.reviewTiers), ...policy.rules.flatMap(({ reviewTier }) => reviewTier ?? [])];
  return [...new Set(used)].map((tier) => ({
    tier,
    people: count(people, (member) => member.tiers.includes(tier) && isAvailable(member, now)),
  }));
};

const learningFacts = ({ learned }: InForce, page: MeasuresPage, now: Timestamp) => {
  const labels = page.daily.reduce((sum, { decided }) => sum + decided, 0);
  const times = [learned.calibrator, learned.predictor].flatMap((one) => (one === null ? [] : [one.trainedAt]));
  const trainedDaysAgo = times.length === 0 ? null : Math.max(0, Math.floor((now - Math.max(...times)) / DAY_MS));
  return { labels, minimum: MINIMUM_LABELS, trainedDaysAgo };
};

/** Walks the article's deployment checklist against what is in force and what is stored (SPEC Z-43). */
export const createChecklist = ({ database: { db }, force, measures, coverage, now }: Dependencies) => {
  const factsAt = async (at: Timestamp): Promise<ChecklistFacts> => {
    const page = await measures({ days: DAYS });
    const inForce = force.at(at);
    const { document: policy } = inForce.policy;
    const today = Math.floor(at / DAY_MS);
    const cells = await tallyReads(db).cells({ from: today - DAYS + 1, to: today + 1 });
    const team = await coverage.now();
    const cards = (await newestTelemetry(db, CARDS)).flatMap(({ paintToFirstKeyMs }) => paintToFirstKeyMs ?? []);
    const feedback = learningFacts(inForce, page, at);
    const { calibrator } = inForce.learned;
    return {
      policy: policy.version,
      calibration: {
        isAsked: policy.confidence.calibrated !== undefined,
        inUse: calibrator === null ? null : { version: calibrator.version, n: calibrator.n },
        lacksPredictor: policy.prediction !== undefined && inForce.learned.predictor === null,
        labels: page.calibration.all?.n ?? page.calibration.tooFew?.n ?? 0,
        minimum: MINIMUM_LABELS,
        error: page.calibration.all?.ece ?? null,
      },
      ...probePolicy(inForce.policy, at),
      unstated: policy.unstatedReversibility,
      unaskedHigh: {
        n: opened(cells.filter((cell) => isHigh(cell) && cell.route !== 'escalate')),
        of: opened(cells.filter(isHigh)),
      },
      bundles: bundleFacts(await newestBundles(db, BUNDLES)),
      quickCards: { n: count(cards, (ms) => ms < QUICK_MS), of: cards.length },
      sampling: samplingFacts(policy, cells),
      tiers: tierFacts(policy, team, at),
      queue: {
        supervisors: count(await listActive(db), ({ role }) => role === 'supervisor'),
        uncovered: team.uncovered.reduce((sum, { waiting }) => sum + waiting, 0),
      },
      feedback,
      measures: page.measures,
    };
  };
  return async (): Promise<Checklist> => {
    const at = now();
    return checklistOf(await factsAt(at), at);
  };
};
export type ReadChecklist = ReturnType<typeof createChecklist>;
