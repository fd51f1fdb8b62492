import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import { MEASURES } from '@countersign/shared/model/measures';
import type { MeasuresPage } from '@countersign/shared/model/measures-page';
import type { Timestamp } from '@countersign/shared/model/ids';
import { REVIEW_TIERS, type ReviewTier, type RiskClass, type Route } from '@countersign/shared/model/vocabulary';

/** Days that the measures look back on. */
const DAYS = 28;
/** Scrapers that come together get the same answer. */
const FRESH_MS = 1_000;

export type ExportedCount = {
  readonly route: Route;
  readonly riskClass: RiskClass;
  readonly opened: number;
  readonly decided: number;
  readonly overridden: number;
  readonly expired: number;
};
type Waiting = { readonly reviewTier: ReviewTier; readonly waiting: number; readonly oldestAt: Timestamp };

export type MetricsDependencies = {
  readonly measures: (input: { readonly days: number }) => Promise<MeasuresPage>;
  readonly counts: () => Promise<readonly ExportedCount[]>;
  readonly coverage: () => Promise<{ readonly waiting: readonly Waiting[]; readonly uncovered: readonly Waiting[] }>;
  /** The warning rules as measured now. */
  readonly readings: () => Promise<readonly { readonly rule: string; readonly level: string }[]>;
  readonly now: () => Timestamp;
};

/**
 * What a Prometheus server reads (SPEC Z-42). Counts by route, class and tier only: no agent, no person, no word of any
 * bundle is in it, so that it can be read without a token.
 */
export const createMetrics = ({ measures, counts, coverage, readings, now }: MetricsDependencies) => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'countersign_' });
  const registers = [registry];
  const counter = (name: string, help: string) =>
    new Counter({ name: `countersign_${name}`, help, labelNames: ['route', 'risk_class'] as const, registers });
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Gauge({ name: `countersign_${name}`, help, labelNames: [...labelNames], registers });

  const totals = {
    opened: counter('proposals_total', 'Actions that agents proposed.'),
    decided: counter('decisions_total', 'Proposals that a person decided on.'),
    overridden: counter('overrides_total', 'Decisions other than a plain approval: the action needed a person.'),
    expired: counter('expired_total', 'Escalations on which nobody decided in time.'),
  };
  const value = gauge(
    'measure',
    `Measures of the last ${DAYS} days: shares from 0 to 1, seconds, minor units of the policy’s currency.`,
    ['measure'],
  );
  const low = gauge('measure_low', 'Lower end of the 95 % interval.', ['measure']);
  const high = gauge('measure_high', 'Upper end of the 95 % interval.', ['measure']);
  const n = gauge('measure_observations', 'Observations behind the measure.', ['measure']);
  const waiting = gauge('waiting_items', 'Items that wait and are in nobody’s hands.', ['review_tier']);
  const oldest = gauge('oldest_waiting_seconds', 'Age of the oldest of them.', ['review_tier']);
  const uncovered = gauge(
    'uncovered_items',
    'Items that nobody can take: no reviewer of the tier is in office and below capacity.',
    ['review_tier'],
  );

  const warnings = gauge(
    'warning',
    'For how many agents, or the team, a warning sign fires: its whole interval is beyond the threshold.',
    ['rule'],
  );

  const setMeasures = ({ by }: MeasuresPage['measures']): void => {
    for (const one of [value, low, high, n]) one.reset();
    for (const measure of MEASURES) {
      const found = by[measure];
      const scale = found.unit === 'ms' ? 1_000 : 1;
      n.set({ measure }, found.n);
      if (found.value !== null) value.set({ measure }, found.value / scale);
      if (found.low !== null) low.set({ measure }, found.low / scale);
      if (found.high !== null) high.set({ measure }, found.high / scale);
    }
  };

  const known = new Map<string, number>();
  /** A counter only grows: while a decision that was taken back is missing it stands still, or a scraper would take it for a restart. */
  const setTotals = (rows: readonly ExportedCount[]): void => {
    for (const { route, riskClass, ...row } of rows)
      for (const [name, one] of Object.entries(totals)) {
        const key = `${name} ${route} ${riskClass}`;
        const [before, total] = [known.get(key) ?? 0, row[name as keyof typeof totals]];
        one.inc({ route, risk_class: riskClass }, Math.max(0, total - before));
        known.set(key, Math.max(before, total));
      }
  };

  const setTeam = (team: Awaited<ReturnType<typeof coverage>>): void => {
    // Zero and not absent, so that an alert rule has something to look at.
    for (const review_tier of REVIEW_TIERS) for (const one of [waiting, oldest, uncovered]) one.set({ review_tier }, 0);
    for (const row of team.waiting) {
      waiting.set({ review_tier: row.reviewTier }, row.waiting);
      oldest.set({ review_tier: row.reviewTier }, Math.max(0, now() - row.oldestAt) / 1_000);
    }
    for (const row of team.uncovered) uncovered.set({ review_tier: row.reviewTier }, row.waiting);
  };

  const setWarnings = (found: Awaited<ReturnType<typeof readings>>): void => {
    warnings.reset();
    for (const { rule, level } of found) warnings.inc({ rule }, level === 'on' ? 1 : 0);
  };

  const read = async (): Promise<string> => {
    const page = await measures({ days: DAYS });
    const [rows, team, found] = await Promise.all([counts(), coverage(), readings()]);
    // All at once: whoever reads in between sees figures of one moment.
    setMeasures(page.measures);
    setTotals(rows);
    setTeam(team);
    setWarnings(found);
    return registry.metrics();
  };

  let last: { readonly at: Timestamp; readonly text: Promise<string> } | null = null;
  return {
    contentType: registry.contentType,
    read: (): Promise<string> => {
      if (last === null || Math.abs(now() - last.at) >= FRESH_MS) {
        const text = read();
        last = { at: now(), text };
        text.catch(() => {
          last = null;
        });
      }
      return last.text;
    },
  };
};
export type Metrics = ReturnType<typeof createMetrics>;
