import type { Reading, Warning } from '@countersign/shared/domain/board/warning';
import { type AgainstTarget, againstTarget } from '@countersign/shared/domain/metrics/against-target';
import { formatMoney } from '@countersign/shared/domain/money';
import type { Measure, MeasureName, MissingReason } from '@countersign/shared/model/measures';
import type { MeasuresPage } from '@countersign/shared/model/measures-page';

const NAMES = {
  escalation_rate: 'Escalation rate',
  precision: 'Precision of escalations',
  review_precision: 'Precision of reviews by rule',
  recall: 'Recall',
  time_to_escalate_p50: 'Time to escalate, median',
  time_to_escalate_p95: 'Time to escalate, 95th percentile',
  override_frequency: 'Override frequency',
  needed_share: 'Share that needed a person',
  time_to_correct: 'Time to correct',
  task_success: 'Task success',
  cost_per_resolution: 'Cost per resolution',
} as const satisfies Record<MeasureName, string>;

const MISSING = {
  no_items: 'nothing was proposed',
  no_decisions: 'nobody decided anything',
  no_problems: 'nothing needed a person',
  no_audits: 'unknown: nothing of what ran unseen was audited',
  no_times: 'nothing was measured',
  no_costs: 'no agent told a cost',
} as const satisfies Record<MissingReason, string>;

/** A value in the unit of its measure, and only as exact as anybody reads it. */
const shown = (value: number, unit: Measure['unit'], currency: string): string => {
  if (unit === 'share') return `${(value * 100).toFixed(1)} %`;
  if (unit === 'minor') return formatMoney({ minor: Math.round(value), currency }, 'en', 'minor units');
  return value < 10_000 ? `${(value / 1_000).toFixed(2)} s` : `${Math.round(value / 1_000)} s`;
};

const AGAINST = {
  inside: 'on target',
  below: 'OFF TARGET',
  above: 'OFF TARGET',
  undecided: 'not sure',
} as const satisfies Record<AgainstTarget, string>;

const judged = (measure: Measure): string => {
  const against = againstTarget(measure);
  return against === null ? '' : AGAINST[against];
};

const targetOf = ({ target, unit }: Measure, currency: string): string => {
  if (target === null) return '';
  const { low, high } = target;
  if (low !== null && high !== null) return `${shown(low, unit, currency)} to ${shown(high, unit, currency)}`;
  return low === null ? `< ${shown(high ?? 0, unit, currency)}` : `> ${shown(low, unit, currency)}`;
};

/** Columns as wide as their widest cell; numbers to the right. */
export const table = (rows: readonly (readonly string[])[], right: readonly number[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const cell = (text: string, column: number): string =>
    right.includes(column) ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
};

export const measureTable = ({ by, currency }: MeasuresPage['measures']): string =>
  table(
    [
      ['', 'value', '95 % interval', 'n', 'target', ''],
      ...Object.entries(NAMES).map(([name, label]) => {
        const found = by[name as MeasureName];
        const { value, low, high, n, unit, missing } = found;
        if (value === null)
          return [label, '–', missing === null ? '' : MISSING[missing], String(n), targetOf(found, currency), ''];
        const interval = `${low === null ? '…' : shown(low, unit, currency)} to ${high === null ? '…' : shown(high, unit, currency)}`;
        return [label, shown(value, unit, currency), interval, String(n), targetOf(found, currency), judged(found)];
      }),
    ],
    [1, 3],
  );

const RULES = {
  queue_growing: 'Queue depth growing',
  at_risk: 'Items at risk of their deadline',
  oldest: 'Oldest item',
  override_rising: 'Override rate increasing',
  escalates_much: 'Escalation rate above 40 %',
  escalates_little: 'Escalation rate below 5 %',
  notifies_slowly: 'Time to escalate above 60 s',
} as const satisfies Record<Warning['rule'], string>;

const RATES: readonly Warning['rule'][] = ['override_rising', 'escalates_much', 'escalates_little'];
const TIMES: readonly Warning['rule'][] = ['notifies_slowly', 'oldest'];
const quantity = (rule: Warning['rule'], value: number): string =>
  RATES.includes(rule)
    ? shown(value, 'share', '')
    : TIMES.includes(rule)
      ? shown(value, 'ms', '')
      : String(Math.round(value * 10) / 10);

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const spanOf = (ms: number): string => {
  if (ms === 0) return 'now';
  if (ms < HOUR_MS) return `${ms / MINUTE_MS} min`;
  return ms > DAY_MS ? `${Math.round(ms / DAY_MS)} days` : `${Math.round(ms / HOUR_MS)} h`;
};

/** "Why did this fire": what was measured, over how long and how many, against which limit. */
export const readingLine = (reading: Reading, nameOf: (subject: string) => string): string => {
  const { rule, subject, n, minimumN, interval, windowMs, value, limit, level } = reading;
  const of = subject === '' ? '' : ` (${nameOf(subject)})`;
  const state = n < minimumN ? 'too few' : level === 'on' ? 'FIRES' : 'quiet';
  const bounds =
    interval === null
      ? ''
      : `, 95 %: ${quantity(rule, interval.low)} to ${interval.high === null ? '…' : quantity(rule, interval.high)}`;
  const figures =
    n < minimumN ? `${n} of ${minimumN}` : `${quantity(rule, value)}${bounds}, limit ${quantity(rule, limit)}, n ${n}`;
  return `  ${state.padEnd(8)} ${RULES[rule]}${of}: ${figures}; window ${spanOf(windowMs)}`;
};
