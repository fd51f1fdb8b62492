import { assertNever } from '../result.ts';
import { RISK_CLASSES, REVIEW_TIERS, type ReviewTier, type RiskClass } from '../../model/vocabulary.ts';
import { type Content, type Detail, maskPayee } from './content.ts';
import type { Environment } from './environment.ts';
import { type Subject, isItemEvent } from './event.ts';
import type { TellableEvent } from './judge.ts';
import type { Memory } from './memory.ts';
import { type Profile } from './profile.ts';

/** Line 8: locked, not known to be unlocked, shared, or the organisation's wish. Then nothing but risk, tier, counts and time. */
export const isMinimal = ({ lock, isSharingScreen, fullContent }: Environment): boolean =>
  !fullContent || isSharingScreen || lock !== 'unlocked';

const detailOf = ({ amount, payee }: Subject, environment: Environment): { readonly detail?: Detail } =>
  isMinimal(environment) || (amount === undefined && payee === undefined)
    ? {}
    : {
        detail: {
          ...(amount === undefined ? {} : { amount }),
          ...(payee === undefined ? {} : { payee: maskPayee(payee) }),
        },
      };

export const leftOf = ({ deadlineAt }: Subject, now: number): number | null =>
  deadlineAt === null ? null : Math.max(0, deadlineAt - now);

export const worstOf = (risks: Iterable<RiskClass>): RiskClass =>
  RISK_CLASSES[Math.max(0, ...[...risks].map((risk) => RISK_CLASSES.indexOf(risk)))] ?? 'low';

export const waitingIn = ({ waiting }: Environment, tier: ReviewTier): number => Math.max(1, waiting[tier] ?? 1);
export const waitingAll = ({ waiting }: Environment): number => REVIEW_TIERS.reduce((sum, tier) => sum + (waiting[tier] ?? 0), 0);

export const deadlineContent = (deadlines: Memory['deadlines']): Content => {
  const shares = [...deadlines.values()];
  const missed = shares.filter((share) => share === 100).length;
  return { kind: 'deadline', near: shares.length - missed, missed };
};

/** What is said of one event. */
export const describe = (event: TellableEvent, profile: Profile, environment: Environment, memory: Memory): Content => {
  const { now } = environment;
  if (isItemEvent(event)) {
    const { item } = event;
    const facts = { risk: item.risk, tier: item.tier, leftMs: leftOf(item, now), ...detailOf(item, environment) };
    switch (event.kind) {
      case 'new-item':
        if (profile.opens === 'queue') return { kind: 'waiting', tier: item.tier, count: waitingIn(environment, item.tier) };
        return { kind: item.risk === 'high' || item.risk === 'critical' ? 'item' : 'keyword', ...facts };
      case 'second-review':
        return { kind: 'second-review', ...facts };
      case 'deadline':
        return deadlineContent(memory.deadlines);
      case 'assigned':
      case 'taken':
        return { kind: event.kind, tier: item.tier };
      case 'reply':
      case 'mention':
      case 'decision-failed':
        return { kind: event.kind };
      default:
        return assertNever(event);
    }
  }
  switch (event.kind) {
    case 'hub-lost':
      return { kind: 'hub-lost' };
    case 'hub-back':
      return { kind: 'hub-back', waiting: waitingAll(environment) };
    case 'warning':
      return { kind: 'warning', rule: event.rule, tier: event.tier, severity: event.severity };
    case 'nudge':
      return { kind: 'nudge', nudge: event.nudge };
    case 'digest':
      return { kind: 'digest', since: memory.digest.since, decided: memory.digest.decided, waiting: waitingAll(environment) };
    default:
      return assertNever(event);
  }
};
