import { formatMoney } from '../money.ts';
import type { NotificationPhrases } from './phrases.ts';

const LOCALE = 'en';
const plurals = new Intl.PluralRules(LOCALE);
const whole = new Intl.NumberFormat(LOCALE);
const clock = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const unit = (name: string) => new Intl.NumberFormat(LOCALE, { style: 'unit', unit: name, unitDisplay: 'short' });
const seconds = unit('second');
const minutes = unit('minute');
const hours = unit('hour');

const counted = (count: number, one: string, other: string): string =>
  `${whole.format(count)} ${plurals.select(count) === 'one' ? one : other}`;

/** One unit, rounded to what still matters: seconds only in the last minute. */
const span = (ms: number): string => {
  if (ms < 60_000) return seconds.format(Math.ceil(ms / 1_000));
  return ms < 90 * 60_000 ? minutes.format(Math.round(ms / 60_000)) : hours.format(Math.round(ms / 3_600_000));
};

/** English. */
export const NOTIFICATION_PHRASES_EN: NotificationPhrases = {
  tier: (tier) => ({ junior_reviewer: 'Junior', senior_reviewer: 'Senior', manager: 'Manager' })[tier],
  left: (ms) => (ms <= 0 ? 'time is up' : `${span(ms)} left`),
  join: (parts) => parts.join(' · '),
  waiting: (count) => `${counted(count, 'approval', 'approvals')} waiting`,
  approval: (risk) =>
    ({
      low: 'Low-risk approval',
      medium: 'Medium-risk approval',
      high: 'High-risk approval',
      critical: 'Critical approval',
    })[risk],
  keyword: 'An approval that you watch for',
  secondReview: 'Second review wanted',
  worst: (risk) =>
    ({ low: 'All low risk', medium: 'Up to medium risk', high: 'Up to high risk', critical: 'Critical among them' })[risk],
  deadline: (near, missed) => {
    if (missed === 0) return `${counted(near, 'approval', 'approvals')} near deadline`;
    const past = `${counted(missed, 'approval', 'approvals')} past the deadline`;
    return near === 0 ? past : `${past}, ${whole.format(near)} near`;
  },
  assigned: 'Reassigned to you',
  taken: 'Reassigned to somebody else',
  reply: 'Reply on a held approval',
  mention: 'You were mentioned',
  decisionFailed: 'A decision was not applied',
  hubLost: 'Disconnected',
  hubBack: (waiting) => `Reconnected · ${whole.format(waiting)} waiting`,
  warning: (rule, isBreach) => {
    const what = {
      growth: 'The queue is growing',
      breach: 'Deadlines are at risk',
      slow: 'Items wait too long',
      override: 'Overrides are rising',
      agent: 'An agent behaves unusually',
      uncovered: 'Nobody can take what waits',
      called: 'Nobody decided in time',
    }[rule];
    return isBreach ? `Queue alarm: ${what}` : `Queue warning: ${what}`;
  },
  nudge: (nudge) =>
    ({
      break: 'You have been reviewing for a while. A short break helps.',
      drill: 'A drill is due.',
      canary: 'One of the last approvals was a test.',
    })[nudge],
  digest: (since, decided, waiting) =>
    `Since ${clock.format(since)}: ${whole.format(decided)} decided, ${whole.format(waiting)} waiting`,
  test: { title: 'Test notification', body: 'Notifications reach you here.' },
  money: (amount) => formatMoney(amount, LOCALE, '(minor units)'),
  actions: { open: 'Open', claim: 'Claim', snooze: 'Snooze 10 min' },
};
