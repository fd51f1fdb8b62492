import type { Reading, Warning } from '@countersign/shared/domain/board/warning';
import { number, percentage, roughly, timeLeft, timeOfDay } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';

export type WarningText = { readonly title: string; readonly detail: string };

/** Shares in points, times as times, the rest as counts. */
const figure = ({ rule }: Pick<Warning, 'rule'>, value: number): string => {
  switch (rule) {
    case 'oldest':
    case 'queue_growing':
    case 'notifies_slowly':
      return timeLeft(value);
    case 'override_rising':
      return t.board.points(number(Math.round(value * 1_000) / 10));
    case 'escalates_much':
    case 'escalates_little':
      return percentage(value);
    default:
      return number(Math.round(value));
  }
};

const rangeOf = (warning: Reading): string =>
  warning.interval === null
    ? t.board.whyAll
    : warning.interval.high === null
      ? t.board.rangeFrom(figure(warning, warning.interval.low))
      : t.board.range(figure(warning, warning.interval.low), figure(warning, warning.interval.high));

export const warningText = (warning: Warning, agentName: string, now: number): WarningText => {
  const { rule, value, limit, n, interval, flow, windowMs } = warning;
  const words = t.board.warning;
  const spread =
    interval === null
      ? ''
      : interval.high === null
        ? t.board.atLeastDetail(figure(warning, interval.low), number(n))
        : t.board.intervalDetail(figure(warning, interval.low), figure(warning, interval.high), number(n));
  switch (rule) {
    case 'queue_growing':
      return {
        title: words.queue_growing(roughly(windowMs)),
        detail: t.board.flowDetail(number(flow?.opened ?? 0), number(flow?.settled ?? 0), timeOfDay(flow?.breachAt ?? now, now)),
      };
    case 'at_risk':
      return { title: words.at_risk(number(value)), detail: t.board.atRiskDetail(number(limit)) };
    case 'oldest':
      return { title: words.oldest(timeLeft(value)), detail: t.board.oldestDetail(timeLeft(limit)) };
    case 'override_rising':
      return { title: words.override_rising(figure(warning, value)), detail: spread };
    case 'escalates_much':
      return { title: words.escalates_much(agentName, percentage(value)), detail: spread };
    case 'escalates_little':
      return { title: words.escalates_little(agentName, percentage(value)), detail: spread };
    case 'notifies_slowly':
      return { title: words.notifies_slowly(timeLeft(value)), detail: spread };
  }
};

/** What the rule measured, line by line: the answer to "why did this fire?", or why it did not. */
export const warningFacts = (
  warning: Reading & { readonly since?: number },
  now: number,
): readonly (readonly [string, string])[] => {
  const words = t.board.whyFacts;
  const { compared, looks } = warning;
  return [
    ...(compared === undefined
      ? []
      : ([
          [words.now, t.board.countOf(number(compared.now.hits), number(compared.now.n))],
          [words.before, t.board.countOf(number(compared.before.hits), number(compared.before.n))],
        ] as const)),
    [words.value, figure(warning, warning.value)],
    [words.limit, figure(warning, warning.limit)],
    [words.interval, rangeOf(warning)],
    [words.n, number(warning.n)],
    [words.minimumN, number(warning.minimumN)],
    [words.window, warning.windowMs === 0 ? t.board.whyNow : roughly(warning.windowMs)],
    ...(looks === undefined ? [] : ([[words.looks, number(looks)]] as const)),
    ...(warning.since === undefined ? [] : ([[words.since, timeOfDay(warning.since, now)]] as const)),
  ];
};
